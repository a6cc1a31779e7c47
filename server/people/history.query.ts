// What the audit events say of one account or one person.
import { type RawBuilder, sql } from 'kysely';
import { listAccountHistoryRequest, listPersonHistoryRequest, type PeopleHistoryItem } from '../../contract/people/history.ts';
import type { Page } from '../../contract/platform/page.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { getRecord } from './record.store.ts';

type Row = {
  id: string;
  at: Date;
  event: string;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  subject_kind: string;
  subject_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

const itemOf = (row: Row): PeopleHistoryItem => ({
  id: row.id,
  at: row.at.toISOString(),
  event: row.event,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  subject: { kind: row.subject_kind, id: row.subject_id },
  before: row.before,
  after: row.after,
});

/** Tables whose rows hang on an account or on a person. */
const hanging = {
  account: ['revenue_lines', 'contracts', 'deals', 'memberships', 'stakeholder_roles'],
  person: ['memberships', 'stakeholder_roles'],
} as const;

/** Newest rows of each such table whose changes are told. */
const rowsLookedAt = 200;
/** A change of many records at once is one event: so many of the workspace's newest events are looked through for this record. */
const eventsLookedAt = 2000;

async function listHistory(
  scope: Scope,
  kind: 'account' | 'person',
  id: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<PeopleHistoryItem>> {
  const after = cursorAfter(page.cursor, 1);
  const earlier: RawBuilder<unknown> = after === null ? sql`true` : sql`e.id < ${after[0]}::text`;
  const own = hanging[kind].map(
    (table) => sql`(select id from ${sql.table(table)} where workspace_id = ${scope.workspaceId}
      and ${sql.ref(`${kind}_id`)} = ${id} order by id desc limit ${rowsLookedAt})`,
  );
  const fields = sql`id, at, event, actor_kind, actor_id, actor_name, subject_kind, subject_id, before, after`;
  const { rows } = await sql<Row>`
    with subjects as materialized (select ${id}::text as id union all ${sql.join(own, sql` union all `)}),
    ofthem as (
      select e.* from subjects cross join lateral (
        select ${fields} from audit_events e where e.workspace_id = ${scope.workspaceId} and e.subject_id = subjects.id and ${earlier}
        order by e.id desc limit ${page.limit + 1}) e
    ),
    bulk as (
      select ${fields} from (
        select ${fields} from audit_events e where e.workspace_id = ${scope.workspaceId} and ${earlier}
        order by e.id desc limit ${eventsLookedAt}) newest
      where event = ${`${kind}s.changed`} and after -> ${`${kind}Ids`} ? ${id}
    )
    select ${fields} from ofthem union select ${fields} from bulk order by id desc limit ${page.limit + 1}`.execute(scope.db);
  return pageOf(rows, page.limit, itemOf, (row) => [row.id]);
}

export const readAccountHistory = query({
  name: 'account_history.read',
  input: listAccountHistoryRequest,
  can: 'read',
  async run(scope, { accountId, ...page }) {
    await getRecord(scope, 'accounts', accountId);
    return listHistory(scope, 'account', accountId, page);
  },
});

export const readPersonHistory = query({
  name: 'person_history.read',
  input: listPersonHistoryRequest,
  can: 'read',
  async run(scope, { personId, ...page }) {
    await getRecord(scope, 'persons', personId);
    return listHistory(scope, 'person', personId, page);
  },
});
