// Objectives in the search over everything. A workspace has some hundreds of them: a scan.
import { sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';
import type { Found, SearchQuestion, SearchSource } from '../platform/search/source.ts';

async function findObjectives(scope: Scope, question: SearchQuestion): Promise<readonly Found[]> {
  const { workspaceId } = scope;
  const inProduct = question.productId === undefined ? sql`true` : sql`o.product_id = ${question.productId}`;
  const isNear = sql`o.product_id = coalesce(${question.nearProductId ?? null}, o.product_id)`;
  const text = sql`to_tsvector('simple', translate(o.title || ' ' || coalesce(o.description, ''), '.@/:_-', '      '))`;
  const { rows } = await sql<Found & { product_id: string }>`
    select o.id, o.title, o.description as body, o.status as note, o.product_id from objectives o
    where o.workspace_id = ${workspaceId} and o.archived_at is null and ${inProduct} and ${text} @@ to_tsquery('simple', ${question.query})
    order by ${isNear} desc, (o.status = 'active') desc, o.ends_on desc, o.id limit ${question.limit}`.execute(scope.db);
  return rows.map(({ product_id, ...row }) => ({ ...row, productId: product_id }));
}

export const strategySearches: readonly SearchSource[] = [{ kind: 'objective', can: 'read', find: findObjectives }];
