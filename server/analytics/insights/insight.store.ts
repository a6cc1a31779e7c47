import { sql } from 'kysely';
import { cursorAfter } from '../../platform/page.ts';
import { type Scope, tables } from '../../platform/scope.ts';
import type { InsightRow, InsightTables } from './tables.ts';

/** For `like`: the signs that mean something there mean themselves. */
export const containing = (words: string): string => `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** One page in the team's order, one more than asked for. */
export async function listInsights(
  scope: Scope,
  filter: {
    productId: string;
    q?: string | undefined;
    stewardId?: string | undefined;
    archived: boolean;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<InsightRow[]> {
  const after = cursorAfter(filter.cursor, 2);
  return tables<InsightTables>(scope)
    .selectFrom('insights')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', filter.productId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(filter.q !== undefined, (query) => query.where('name', 'ilike', containing(filter.q ?? '')))
    .$if(filter.stewardId !== undefined, (query) => query.where('steward_id', '=', filter.stewardId ?? null))
    .$if(after !== null, (query) =>
      query.where((eb) => eb(eb.refTuple('place', 'id'), '>', eb.tuple(Number(after?.[0]), String(after?.[1])))),
    )
    .orderBy('place')
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}

/** Behind the last one of the product. */
export async function lastPlace(scope: Scope, productId: string): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select coalesce(max(place), 0) + 1 as place from insights where workspace_id = ${scope.workspaceId} and product_id = ${productId}`.execute(
    scope.db,
  );
  return rows[0]?.place ?? 1;
}

/** The place of the insight that comes right after a place, leaving one out; null at the end. */
export async function placeAfter(scope: Scope, productId: string, place: number | null, exceptId: string): Promise<number | null> {
  const { rows } = await sql<{ place: number | null }>`
    select min(place) as place from insights
    where workspace_id = ${scope.workspaceId} and product_id = ${productId} and id <> ${exceptId}
      and ${place === null ? sql`true` : sql`place > ${place}::float8`}`.execute(scope.db);
  return rows[0]?.place ?? null;
}

/** Gives all insights of a product whole numbers again, in their order. */
export async function renumber(scope: Scope, productId: string): Promise<void> {
  await sql`
    update insights set place = numbered.nth
    from (select id, row_number() over (order by place, id) as nth from insights
      where workspace_id = ${scope.workspaceId} and product_id = ${productId}) numbered
    where insights.workspace_id = ${scope.workspaceId} and insights.id = numbered.id`.execute(scope.db);
}
