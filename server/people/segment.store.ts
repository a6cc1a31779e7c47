import { cursorAfter } from '../platform/page.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { PeopleTables, SegmentRow } from './tables.ts';

export async function listSegments(
  scope: Scope,
  filter: { kind?: string | undefined; q?: string | undefined; archived: boolean; cursor?: string | undefined; limit: number },
): Promise<(SegmentRow & { name_key: string })[]> {
  const after = cursorAfter(filter.cursor, 2);
  return tables<PeopleTables>(scope)
    .selectFrom('segments')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind as SegmentRow['kind']))
    .$if(Boolean(filter.q), (query) =>
      query.where('name_key', 'like', `%${(filter.q ?? '').toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
    )
    .$if(after !== null, (query) =>
      query.where((eb) => eb(eb.refTuple('name_key', 'id'), '>', eb.tuple(String(after?.[0]), String(after?.[1])))),
    )
    .orderBy('name_key')
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}
