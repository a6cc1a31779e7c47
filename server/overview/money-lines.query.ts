// Money and the dates it hangs on: of products whose customers are accounts. All from the figures of today; nothing is computed for it.

import { sql } from 'kysely';
import type { OverviewLineOf } from '../../contract/overview/overview.ts';
import { personName } from '../people/index.ts';
import type { Scope } from '../platform/scope.ts';
import type { Moment } from './moment.query.ts';
import { mostOfAKind, openStatusList } from './shown.query.ts';

const mostRenewals = 5;
/** The largest families that renew soon: what hangs on the others does not reach the first five. */
const familiesLookedAt = 60;

/** Within so many weeks a renewal is near, where the playbook names no other number: about a quarter. */
const usualWeeks = 12;

export function horizonOf({ read }: Pick<Moment, 'read'>): number {
  const order = read('problems.order');
  return order.kind === 'deadlinesFirst' ? order.weeks : usualWeeks;
}

type RenewalRow = {
  account_id: string;
  account_name: string;
  renewal_on: string;
  days: number;
  problems: number;
  problem_id: string;
  problem_title: string;
  at_stake: number;
};

/** The renewals inside the horizon with most at stake on open problems. */
export async function findRenewals(scope: Scope, moment: Moment): Promise<OverviewLineOf<'renewal'>[]> {
  const withinWeeks = horizonOf(moment);
  const weights = sql`${`{${moment.read('problems.importanceWeights').join(',')}}`}::float8[]`;
  const shares = sql`${`{${moment.read('problems.churnShares').join(',')}}`}::float8[]`;
  const { rows } = await sql<RenewalRow>`
    with renewing as materialized (
      select f.family_no, f.protect_due_on, f.protect_budget, greatest(1, f.protect_weight) as weight from family_factors f
      where f.workspace_id = ${scope.workspaceId} and f.product_id = ${moment.productId} and f.slot = 0 and f.protect_budget > 0
        and f.protect_due_kind = 'renewal' and f.protect_due_on between ${moment.today}::date and ${moment.today}::date + ${withinWeeks * 7}::int
      order by f.protect_budget desc limit ${familiesLookedAt}
    ), stake as (
      select r.family_no, r.protect_due_on, p.id, p.title,
        r.protect_budget * (${weights})[s.importance + 1] / r.weight * (${shares})[s.importance + 1] as value
      from renewing r
      join family_stances s on s.workspace_id = ${scope.workspaceId} and s.slot = 0 and s.family_no = r.family_no and s.reason = 'p'
      join problems p on p.no = s.problem_no and p.workspace_id = ${scope.workspaceId} and p.product_id = ${moment.productId}
        and p.status in ${openStatusList} and p.archived_at is null
    ), hanging as (
      select family_no, protect_due_on, count(*)::int as problems, sum(value) as at_stake,
        (array_agg(id order by value desc, id))[1] as problem_id, (array_agg(title order by value desc, id))[1] as problem_title
      from stake where value > 0 group by family_no, protect_due_on
      order by at_stake desc limit ${mostRenewals}
    )
    select a.id as account_id, a.name as account_name, h.protect_due_on as renewal_on, h.protect_due_on - ${moment.today}::date as days,
      h.problems, h.problem_id, h.problem_title, h.at_stake
    from hanging h join accounts a on a.no = h.family_no and a.workspace_id = ${scope.workspaceId}
    order by h.protect_due_on, h.at_stake desc, a.id`.execute(scope.db);
  return rows.map((row) => ({
    kind: 'renewal',
    account: { id: row.account_id, name: row.account_name },
    renewalOn: row.renewal_on,
    days: row.days,
    withinWeeks,
    problems: row.problems,
    topProblem: { id: row.problem_id, title: row.problem_title },
    atStake: row.at_stake,
  }));
}

type DateRow = {
  id: string;
  title: string;
  families: number;
  account_id: string;
  account_name: string;
  at_stake: number;
  weeks: number | null;
};

/** Marks of a family in `problem_voices`. */
const mark = { cannotBeMet: 1, passed: 2 } as const;

/** The problems for which most is at stake with families whose date cannot be kept any more, or has passed. */
async function findByMark(scope: Scope, moment: Moment, which: keyof typeof mark): Promise<DateRow[]> {
  const count = which === 'passed' ? sql`f.families_passed` : sql`f.families_cannot_be_met`;
  const people = moment.read('problems.peoplePerProblem');
  const { rows } = await sql<DateRow>`
    with marked as materialized (
      select f.problem_no, ${count} as families from problem_factors f
      where f.workspace_id = ${scope.workspaceId} and f.product_id = ${moment.productId} and f.slot = 0 and ${count} > 0
      order by f.value_at_stake desc limit ${mostOfAKind * 10}
    ), families as (
      select m.problem_no, m.families, family.no, family.value
      from marked m
      join problem_voices v on v.workspace_id = ${scope.workspaceId} and v.product_id = ${moment.productId} and v.slot = 0 and v.problem_no = m.problem_no
      cross join lateral unnest(v.family_nos, v.family_values, v.family_flags) as family (no, value, flags)
      where family.flags & ${mark[which]}::int <> 0
    ), summed as (
      select problem_no, families, sum(value) as at_stake, (array_agg(no order by value desc, no))[1] as family_no
      from families group by problem_no, families
    )
    select p.id, p.title, s.families, a.id as account_id, a.name as account_name, s.at_stake,
      coalesce(p.duration_weeks, greatest(1, p.effort_person_weeks / ${people}))::float8 as weeks
    from summed s
    join problems p on p.no = s.problem_no and p.workspace_id = ${scope.workspaceId} and p.status in ${openStatusList} and p.archived_at is null
    join accounts a on a.no = s.family_no and a.workspace_id = ${scope.workspaceId}
    order by s.at_stake desc, p.id limit ${mostOfAKind}`.execute(scope.db);
  return rows;
}

const whatOf = (row: DateRow) => ({
  problem: { id: row.id, title: row.title },
  account: { id: row.account_id, name: row.account_name },
  families: row.families,
  atStake: row.at_stake,
});

export async function findPassedDates(scope: Scope, moment: Moment): Promise<OverviewLineOf<'date_passed'>[]> {
  const rows = await findByMark(scope, moment, 'passed');
  return rows.map((row) => ({ kind: 'date_passed', ...whatOf(row) }));
}

export async function findHopelessDates(scope: Scope, moment: Moment): Promise<OverviewLineOf<'cannot_be_met'>[]> {
  const rows = await findByMark(scope, moment, 'cannotBeMet');
  return rows.map((row) => ({ kind: 'cannot_be_met', ...whatOf(row), weeks: row.weeks }));
}

/** Units: days. Who went longer ago was noticed, or is not missed. */
const endedWithinDays = 90;
const rolesLookedAt = 60;

type RoleRow = {
  account_id: string;
  account_name: string;
  person_id: string;
  person_name: string | null;
  role: OverviewLineOf<'role_ended'>['role'];
  ended_on: string;
  problems: number;
};

/** Deciders and champions whose role or membership ended, without a successor, at accounts that speak on open problems. */
export async function findEndedRoles(scope: Scope, moment: Moment): Promise<OverviewLineOf<'role_ended'>[]> {
  const { workspaceId } = scope;
  const today = sql`${moment.today}::date`;
  const { rows } = await sql<RoleRow>`
    with ended as materialized (
      select r.account_id, r.person_id, r.role, least(r.to_on, left_on.day) as ended_on
      from stakeholder_roles r
      cross join lateral (
        select case when bool_and(b.active_to <= ${today}) then max(b.active_to) end as day from memberships b
        where b.workspace_id = ${workspaceId} and b.person_id = r.person_id and b.account_id = r.account_id and b.archived_at is null
      ) left_on
      where r.workspace_id = ${workspaceId} and r.archived_at is null and r.status = 'confirmed'
        and r.role in ('champion', 'economic_buyer', 'decision_maker', 'executive_sponsor')
        and (r.product_id is null or r.product_id = ${moment.productId}) and (r.from_on is null or r.from_on <= ${today})
        and least(r.to_on, left_on.day) > ${today} - ${endedWithinDays}::int and least(r.to_on, left_on.day) <= ${today}
      order by ended_on desc, r.id limit ${rolesLookedAt}
    ), missing as (
      select * from ended where not exists (
        select from stakeholder_roles next
        where next.workspace_id = ${workspaceId} and next.account_id = ended.account_id and next.role = ended.role and next.archived_at is null
          and (next.product_id is null or next.product_id = ${moment.productId})
          and next.person_id <> ended.person_id and next.status = 'confirmed'
          and (next.from_on is null or next.from_on <= ${today}) and (next.to_on is null or next.to_on > ${today}))
    ), felt as (
      select missing.*, (
        select count(distinct s.problem_no)::int from accounts a
        join accounts family on family.workspace_id = ${workspaceId} and family.id = a.family_id
        join family_stances s on s.workspace_id = ${workspaceId} and s.slot = 0 and s.family_no = family.no
        join problems p on p.no = s.problem_no and p.workspace_id = ${workspaceId} and p.product_id = ${moment.productId}
          and p.status in ${openStatusList} and p.archived_at is null
        where a.workspace_id = ${workspaceId} and a.id = missing.account_id and a.archived_at is null
      ) as problems
      from missing
    )
    select a.id as account_id, a.name as account_name, person.id as person_id, ${personName('person')} as person_name,
      felt.role, felt.ended_on, felt.problems
    from felt
    join accounts a on a.workspace_id = ${workspaceId} and a.id = felt.account_id
    join persons person on person.workspace_id = ${workspaceId} and person.id = felt.person_id
    where felt.problems > 0
    order by felt.problems desc, felt.ended_on desc, person.id limit ${mostOfAKind}`.execute(scope.db);
  return rows.map((row) => ({
    kind: 'role_ended',
    account: { id: row.account_id, name: row.account_name },
    person: { id: row.person_id, name: row.person_name },
    role: row.role,
    endedOn: row.ended_on,
    problems: row.problems,
  }));
}
