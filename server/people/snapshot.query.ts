import { sql } from 'kysely';
import type { AccountStage } from '../../contract/people/account.ts';
import type { Scope } from '../platform/scope.ts';
import { isLiveRecurring, moneyOnDays, yearlyMinor } from './revenue.query.ts';
import type { RoleThen, SnapshotQuestion, SnapshotThen } from './snapshot.ts';

type Row = {
  place: number;
  account_id: string | null;
  stage: { value: AccountStage | null } | null;
  plan: { value: string | null } | null;
  has_line: boolean;
  minor: number;
  unknown: string[];
  roles: (RoleThen & { isDated: boolean })[];
};

/**
 * Accounts and persons as they stood on their days, in the order of the questions. One statement: imports ask in chunks of 500.
 *
 * Errors  none; a record that is not here gives unknowns.
 */
export async function snapshotsAt(scope: Scope, questions: readonly SnapshotQuestion[]): Promise<SnapshotThen[]> {
  if (questions.length === 0) return [];
  const days = [...new Set(questions.map((question) => question.day))];
  const money = await moneyOnDays(scope, days);
  const currency = money[0]?.currency ?? '';
  const factors = money.flatMap(({ day, factors: known }) => [...known].map(([code, factor]) => ({ day, currency: code, factor })));
  const asked = questions.map(({ accountId, personId, day }, place) => ({ place, account: accountId, person: personId, day }));
  // The order of a question's rows is by expressions of q; materialised, so that row-level security does not keep the indexes away.
  const { rows } = await sql<Row>`
    with q as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q (place integer, account text, person text, day date)
    ),
    factors as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(factors)}::jsonb) as f (day date, currency text, factor double precision)
    )
    select q.place, q.account as account_id,
      (select jsonb_build_object('value', s.value) from account_states s
       where s.workspace_id = ${scope.workspaceId} and s.account_id = q.account and s.aspect = 'stage' and s.from_on <= q.day
       order by s.from_on desc limit 1) as stage,
      (select jsonb_build_object('value', s.value) from account_states s
       where s.workspace_id = ${scope.workspaceId} and s.account_id = q.account and s.aspect = 'plan' and s.from_on <= q.day
       order by s.from_on desc limit 1) as plan,
      exists (select from revenue_lines l where l.workspace_id = ${scope.workspaceId} and l.account_id = q.account
        and l.archived_at is null and l.starts_on <= q.day) as has_line,
      rev.minor, rev.unknown, held.roles
    from q
    left join lateral (
      select coalesce(sum(${yearlyMinor}), 0)::bigint as minor,
             coalesce(array_agg(distinct l.currency) filter (where f.factor is null), '{}') as unknown
      from revenue_lines l left join factors f on f.currency = l.currency and f.day = q.day
      where l.workspace_id = ${scope.workspaceId} and l.account_id = q.account and ${isLiveRecurring(sql`q.day`)}
    ) rev on true
    left join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'accountId', r.account_id, 'productId', r.product_id, 'dealId', r.deal_id,
        'influence', r.influence, 'isDated', r.from_on is not null) order by r.id), '[]'::jsonb) as roles
      from stakeholder_roles r
      where r.workspace_id = ${scope.workspaceId} and r.person_id = q.person and (q.account is null or r.account_id = q.account)
        and r.archived_at is null and r.status = 'confirmed'
        and (r.from_on is null or r.from_on <= q.day) and (r.to_on is null or r.to_on > q.day)
    ) held on true
    order by q.place`.execute(scope.db);
  return rows.map((row, place) => snapshotOf(row, questions[place]?.day ?? '', currency));
}

/** Errors  none; a record that is not here gives unknowns. */
export async function snapshotAt(scope: Scope, question: SnapshotQuestion): Promise<SnapshotThen> {
  const [snapshot] = await snapshotsAt(scope, [question]);
  if (!snapshot) throw new Error('one question gives one snapshot');
  return snapshot;
}

function snapshotOf(row: Row, day: string, currency: string): SnapshotThen {
  const isPaid = row.has_line && row.unknown.length === 0;
  return {
    day,
    account:
      row.account_id === null
        ? null
        : {
            id: row.account_id,
            stage: row.stage ? { value: row.stage.value, mark: 'known' } : { value: null, mark: 'unknown' },
            plan: row.plan ? { value: row.plan.value, mark: 'known' } : { value: null, mark: 'unknown' },
            revenue: { yearMinor: isPaid ? row.minor : null, currency, mark: isPaid ? 'known' : 'unknown', unknownCurrencies: row.unknown },
          },
    roles: {
      held: row.roles.map(({ isDated: _, ...role }) => role),
      mark: row.roles.length > 0 && row.roles.every((role) => role.isDated) ? 'known' : 'unknown',
    },
  };
}
