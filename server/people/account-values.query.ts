import { sql } from 'kysely';
import { type AccountValuesAnswer, listAccountValuesRequest } from '../../contract/people/account.ts';
import { query } from '../platform/query.ts';

/** More choices than this nobody reads; the search field finds the rest. */
const mostValues = 200;

export const listAccountValues = query({
  name: 'account_values.listed',
  input: listAccountValuesRequest,
  can: 'read',
  async run(scope): Promise<AccountValuesAnswer> {
    const of = (column: string) => sql`
      coalesce((select array_agg(value order by value) from (
        select ${sql.ref(column)} as value, count(*) as many from accounts
        where workspace_id = ${scope.workspaceId} and archived_at is null and ${sql.ref(column)} is not null
        group by 1 order by 2 desc, 1 limit ${mostValues}) often), '{}')`;
    const { rows } = await sql<AccountValuesAnswer>`
      select ${of('plan')} as plans, ${of('industry')} as industries, ${of('country')} as countries`.execute(scope.db);
    return rows[0] ?? { plans: [], industries: [], countries: [] };
  },
});
