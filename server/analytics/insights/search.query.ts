// Insights and metrics in the search over everything. A workspace has some hundreds of them: a scan.
import { sql } from 'kysely';
import type { Scope } from '../../platform/scope.ts';
import type { Found, SearchQuestion, SearchSource } from '../../platform/search/source.ts';

const finderIn =
  (table: 'insights' | 'metrics') =>
  async (scope: Scope, question: SearchQuestion): Promise<readonly Found[]> => {
    const { workspaceId } = scope;
    const inProduct = question.productId === undefined ? sql`true` : sql`r.product_id = ${question.productId}`;
    const isNear = sql`r.product_id = coalesce(${question.nearProductId ?? null}, r.product_id)`;
    const text = sql`to_tsvector('simple', translate(r.name || ' ' || coalesce(r.description, ''), '.@/:_-', '      '))`;
    const { rows } = await sql<Found & { product_id: string }>`
      select r.id, r.name as title, r.description as body, r.product_id from ${sql.table(table)} r
      where r.workspace_id = ${workspaceId} and r.archived_at is null and ${inProduct} and ${text} @@ to_tsquery('simple', ${question.query})
      order by ${isNear} desc, r.updated_at desc, r.id limit ${question.limit}`.execute(scope.db);
    return rows.map(({ product_id, ...row }) => ({ ...row, productId: product_id }));
  };

export const insightSearches: readonly SearchSource[] = [
  { kind: 'insight', can: 'read', find: finderIn('insights') },
  { kind: 'metric', can: 'read', find: finderIn('metrics') },
];
