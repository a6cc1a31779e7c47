// The factor projection in SQL: who said what (stances), what is at stake (family factors), what it comes to (problem
// factors). The rules it must equal are priority-b2b.ts, stance.ts and confidence.ts; a property test holds them together.
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';
import { type CurrencyFactor, familyBudgets, familyDates, type StageProbabilities } from './money.query.ts';
import type { B2bPolicy } from './priority-b2b.ts';

/** One product's projection as of one day. Slot 0 is today. */
export type Slot = {
  productId: string;
  slot: number;
  /** YYYY-MM-DD */
  asOf: string;
};

export const liveSlot = 0;

/** What turns records into budgets, read once for many families. */
export type MoneyPolicy = B2bPolicy & { factors: readonly CurrencyFactor[]; stages: StageProbabilities };

export const openStatusList = sql`('heard', 'validated', 'chosen', 'in_delivery')`;

/** Numbers as one parameter. */
export const ints = (values: readonly number[]) => sql`${`{${values.join(',')}}`}::int[]`;
const floats = (values: readonly number[]) => sql`${`{${values.join(',')}}`}::float8[]`;

/** Evidence said after the day does not count in an older slot; today's slot takes all. */
const saidUntil = (slot: Slot) => (slot.slot === liveSlot ? sql`true` : sql`e.occurred_at < (${slot.asOf}::date + 1)`);

/**
 * Recomputes what the families say on these problems.
 *
 * Shape   answers the families whose stance changed: their weights must follow.
 */
export async function refreshStances(scope: Scope, slot: Slot, problemNos: readonly number[]): Promise<number[]> {
  const { workspaceId } = scope;
  const changed = await sql<{ no: number }>`
    with voices as materialized (
      select p.no as problem_no, family.no as family_no, coalesce(e.person_id, e.id) as speaker,
             l.importance, l.reason, l.valued_by, l.valued_at
      from problems p
      join evidence_links l on l.workspace_id = ${workspaceId} and l.problem_id = p.id
      join evidence e on e.workspace_id = ${workspaceId} and e.id = l.evidence_id and e.archived_at is null and ${saidUntil(slot)}
      join accounts account on account.workspace_id = ${workspaceId} and account.id = e.account_id
      join accounts family on family.workspace_id = ${workspaceId} and family.id = account.family_id
      where p.workspace_id = ${workspaceId} and p.no = any(${ints(problemNos)})
    ), decisions as (
      select problem_no, family_no, importance, reason, valued_at from voices where valued_by = 'team'
      union all
      select p.no, family.no, value.importance, value.reason, value.set_at
      from problems p
      join team_values value on value.workspace_id = ${workspaceId} and value.problem_id = p.id
      join accounts account on account.workspace_id = ${workspaceId} and account.id = value.account_id
      join accounts family on family.workspace_id = ${workspaceId} and family.id = account.family_id
      where p.workspace_id = ${workspaceId} and p.no = any(${ints(problemNos)})
    ), team as (
      select distinct on (problem_no, family_no) problem_no, family_no, importance, reason
      from decisions
      order by problem_no, family_no, valued_at desc, importance desc, ${reasonOrder}
    ), people as (
      select distinct on (problem_no, family_no, speaker) problem_no, family_no, speaker, importance, reason
      from voices where valued_by = 'person'
      order by problem_no, family_no, speaker, valued_at desc, importance desc, ${reasonOrder}
    ), counted as (
      select problem_no, family_no, count(*)::int as people from people group by problem_no, family_no
    ), fresh as materialized (
      select team.problem_no, team.family_no, left(team.reason, 1)::"char" as reason, team.importance, true as by_team, coalesce(counted.people, 0) as people
      from team left join counted using (problem_no, family_no)
      union all
      select problem_no, family_no, left(reason, 1)::"char", max(importance), false, count(*)::int
      from people where not exists (select from team where team.problem_no = people.problem_no and team.family_no = people.family_no)
      group by problem_no, family_no, reason
    ), gone as (
      delete from family_stances old
      where old.workspace_id = ${workspaceId} and old.slot = ${slot.slot} and old.problem_no = any(${ints(problemNos)})
        and not exists (select from fresh where fresh.problem_no = old.problem_no and fresh.family_no = old.family_no and fresh.reason = old.reason)
      returning old.family_no
    ), put as (
      insert into family_stances as old (workspace_id, slot, problem_no, family_no, reason, importance, by_team, people)
      select ${workspaceId}, ${slot.slot}, problem_no, family_no, reason, importance, by_team, people from fresh
      on conflict (workspace_id, slot, problem_no, family_no, reason) do update
        set importance = excluded.importance, by_team = excluded.by_team, people = excluded.people
        where (old.importance, old.by_team, old.people) is distinct from (excluded.importance, excluded.by_team, excluded.people)
      returning old.family_no
    )
    select distinct family_no as no from (select family_no from gone union all select family_no from put) touched
  `.execute(scope.db);
  return changed.rows.map((row) => row.no);
}

/** At the same instant the more important value wins, then the reason that moves money (stance.ts). */
const reasonOrder = sql`case reason when 'protect' then 0 when 'grow' then 1 else 2 end`;

/**
 * Recomputes budgets, dates and weights of these families (account numbers of the roots).
 *
 * Shape   answers the families that changed: the problems they speak on must follow.
 */
export async function refreshFamilies(scope: Scope, slot: Slot, familyNos: readonly number[], policy: MoneyPolicy): Promise<number[]> {
  const { workspaceId } = scope;
  const weight = sql`(${floats(policy.weights)})[s.importance + 1]`;
  const changed = await sql<{ no: number }>`
    with weights as (
      select s.family_no,
             coalesce(sum(${weight}) filter (where s.reason = 'p'), 0) as protect_weight,
             coalesce(sum(${weight}) filter (where s.reason = 'g'), 0) as grow_weight
      from family_stances s
      join problems p on p.workspace_id = ${workspaceId} and p.no = s.problem_no
      where s.workspace_id = ${workspaceId} and s.slot = ${slot.slot} and s.family_no = any(${ints(familyNos)})
        and p.product_id = ${slot.productId} and p.status in ${openStatusList} and p.archived_at is null
      group by s.family_no
    ),
    budgets as (${familyBudgets(scope, slot.productId, slot.asOf, ints(familyNos), policy.factors, policy.stages)}),
    dates as (${familyDates(scope, slot.productId, slot.asOf, ints(familyNos))}),
    fresh as materialized (
      select w.family_no, coalesce(b.protect_budget, 0) as protect_budget, coalesce(b.grow_budget, 0) as grow_budget,
             d.protect_due_on, d.protect_due_kind, d.protect_passed_on, d.grow_due_on, d.grow_due_kind, d.grow_passed_on,
             w.protect_weight, w.grow_weight
      from weights w left join budgets b using (family_no) left join dates d using (family_no)
    ), gone as (
      delete from family_factors old
      where old.workspace_id = ${workspaceId} and old.product_id = ${slot.productId} and old.slot = ${slot.slot}
        and old.family_no = any(${ints(familyNos)}) and not exists (select from fresh where fresh.family_no = old.family_no)
      returning old.family_no
    ), put as (
      insert into family_factors as old (workspace_id, product_id, slot, family_no, protect_budget, grow_budget, protect_due_on, protect_due_kind,
        protect_passed_on, grow_due_on, grow_due_kind, grow_passed_on, protect_weight, grow_weight)
      select ${workspaceId}, ${slot.productId}, ${slot.slot}, fresh.* from fresh
      on conflict (workspace_id, product_id, slot, family_no) do update set
        protect_budget = excluded.protect_budget, grow_budget = excluded.grow_budget,
        protect_due_on = excluded.protect_due_on, protect_due_kind = excluded.protect_due_kind, protect_passed_on = excluded.protect_passed_on,
        grow_due_on = excluded.grow_due_on, grow_due_kind = excluded.grow_due_kind, grow_passed_on = excluded.grow_passed_on,
        protect_weight = excluded.protect_weight, grow_weight = excluded.grow_weight
        where (old.protect_budget, old.grow_budget, old.protect_due_on, old.protect_due_kind, old.protect_passed_on, old.grow_due_on, old.grow_due_kind,
               old.grow_passed_on, old.protect_weight, old.grow_weight)
          is distinct from (excluded.protect_budget, excluded.grow_budget, excluded.protect_due_on, excluded.protect_due_kind, excluded.protect_passed_on,
               excluded.grow_due_on, excluded.grow_due_kind, excluded.grow_passed_on, excluded.protect_weight, excluded.grow_weight)
      returning old.family_no
    )
    select family_no as no from gone union all select family_no from put
  `.execute(scope.db);
  return changed.rows.map((row) => row.no);
}

/** The problems on which these families have a stance. */
export async function problemsOfFamilies(scope: Scope, slot: Slot, familyNos: readonly number[]): Promise<number[]> {
  const rows = await sql<{ no: number }>`
    select distinct s.problem_no as no from family_stances s
    join problems p on p.workspace_id = ${scope.workspaceId} and p.no = s.problem_no and p.product_id = ${slot.productId}
    where s.workspace_id = ${scope.workspaceId} and s.slot = ${slot.slot} and s.family_no = any(${ints(familyNos)})`.execute(scope.db);
  return rows.rows.map((row) => row.no);
}

/** The families with a stance on these problems. */
export async function familiesOfProblems(scope: Scope, slot: Slot, problemNos: readonly number[]): Promise<number[]> {
  const rows = await sql<{ no: number }>`
    select distinct family_no as no from family_stances
    where workspace_id = ${scope.workspaceId} and slot = ${slot.slot} and problem_no = any(${ints(problemNos)})`.execute(scope.db);
  return rows.rows.map((row) => row.no);
}

/** What was heard on a problem. Units  people by kind: distinct persons, the unnamed, and one for each evidence of nobody. */
export type Heard = {
  problem_no: number;
  /** Numbers of the persons, as Postgres writes an array: {1,2}. */
  person_nos: string;
  people_heard: number;
  unnamed_heard: number;
  evidence_count: number;
  evidence_kinds: Record<string, number>;
  people_by_kind: Record<string, number>;
  last_evidence_at: Date | null;
  /** Measured; null where nothing measures it. */
  reach_people: number | null;
  impact: number | null;
  effort_person_weeks: number | null;
};

export async function heardOn(scope: Scope, slot: Slot, problemNos: readonly number[]): Promise<Heard[]> {
  const { workspaceId } = scope;
  const rows = await sql<Heard>`
    with said as (
      select p.no as problem_no, e.kind,
             count(*)::int as evidence,
             (count(distinct e.person_id) + coalesce(sum(e.unnamed_people), 0) + count(*) filter (where e.person_id is null and e.unnamed_people = 0))::int as people,
             coalesce(sum(e.unnamed_people), 0)::int as unnamed,
             max(e.occurred_at) as last_at
      from problems p
      join evidence_links l on l.workspace_id = ${workspaceId} and l.problem_id = p.id
      join evidence e on e.workspace_id = ${workspaceId} and e.id = l.evidence_id and e.archived_at is null and ${saidUntil(slot)}
      where p.workspace_id = ${workspaceId} and p.no = any(${ints(problemNos)})
      group by p.no, e.kind
    ), persons_heard as (
      select p.no as problem_no, array_agg(distinct person.no) as nos
      from problems p
      join evidence_links l on l.workspace_id = ${workspaceId} and l.problem_id = p.id
      join evidence e on e.workspace_id = ${workspaceId} and e.id = l.evidence_id and e.archived_at is null and ${saidUntil(slot)}
      join persons person on person.workspace_id = ${workspaceId} and person.id = e.person_id
      where p.workspace_id = ${workspaceId} and p.no = any(${ints(problemNos)})
      group by p.no
    )
    select p.no as problem_no, coalesce(h.nos, '{}')::text as person_nos, coalesce(cardinality(h.nos), 0) as people_heard, coalesce(sum(said.unnamed), 0)::int as unnamed_heard,
           coalesce(sum(said.evidence), 0)::int as evidence_count,
           coalesce(jsonb_object_agg(said.kind, said.evidence) filter (where said.kind is not null), '{}') as evidence_kinds,
           coalesce(jsonb_object_agg(said.kind, said.people) filter (where said.kind is not null), '{}') as people_by_kind,
           max(said.last_at) as last_evidence_at, reach.people as reach_people, p.impact, p.effort_person_weeks
    from problems p
    left join lateral (
      select people from reach_figures f
      where f.workspace_id = ${workspaceId} and f.problem_id = p.id and f.measured_at < ${slot.asOf}::date + 1
      order by f.measured_at desc limit 1
    ) reach on true
    left join said on said.problem_no = p.no
    left join persons_heard h on h.problem_no = p.no
    where p.workspace_id = ${workspaceId} and p.no = any(${ints(problemNos)}) and p.product_id = ${slot.productId}
    group by p.no, h.nos, reach.people, p.impact, p.effort_person_weeks`.execute(scope.db);
  return rows.rows;
}

/** What was heard on a problem, without what is behind its confidence. */
export type HeardInSegment = Omit<Heard, 'people_by_kind'> & { confidence: number };

/**
 * The same for the persons of a segment. Their reach is heard: nobody measured the segment. What is not of people is taken from the slot of all: confidence stays that of all
 * evidence, because a slice of the people is not a better source.
 */
export async function heardInSegment(
  scope: Scope,
  base: Slot,
  problemNos: readonly number[],
  isInSegment: (personNo: number) => boolean,
): Promise<HeardInSegment[]> {
  const { workspaceId } = scope;
  const rows = await sql<HeardInSegment>`
    select f.problem_no, v.person_nos::text as person_nos, 0 as people_heard, 0 as unnamed_heard, null as reach_people, f.confidence, f.evidence_count,
           f.evidence_kinds, f.last_evidence_at, p.impact, p.effort_person_weeks
    from problem_factors f
    join problem_voices v using (workspace_id, product_id, slot, problem_no)
    join problems p on p.workspace_id = ${workspaceId} and p.no = f.problem_no
    where f.workspace_id = ${workspaceId} and f.product_id = ${base.productId} and f.slot = ${base.slot}
      and f.problem_no = any(${ints(problemNos)})`.execute(scope.db);
  return rows.rows.map((row) => ({ ...row, people_heard: countInArray(row.person_nos, isInSegment) }));
}

/** Counts the numbers of an array as Postgres writes it, without making one: there are a million of them in a large product. */
function countInArray(text: string, isCounted: (no: number) => boolean): number {
  let count = 0;
  let no = 0;
  for (let at = 1; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) {
      no = no * 10 + digit;
    } else {
      if (text.length > 2 && isCounted(no)) count += 1;
      no = 0;
    }
  }
  return count;
}

/**
 * Each stance with its money: the b2b rule, row by row. A fragment, so that the refresh and the ranking by segment sum the same rows.
 *
 * Shape   problem_no, family_no, weeks (duration or null), value, cost (null without duration), missed, passed, met_on
 * Units   value: money a year; cost: money a week
 */
export function valuedStances(scope: Scope, slot: Slot, policy: B2bPolicy, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const { workspaceId } = scope;
  // The stances first, by themselves: a plan that does not know yet how many there are would look them up family by family.
  return sql`
    with stances as materialized (
      select s.problem_no, s.family_no, s.reason, s.importance
      from family_stances s
      where s.workspace_id = ${workspaceId} and s.slot = ${slot.slot} and ${where}
    ), problem_dates as (
      select p.no as problem_no, family.no as family_no, fact.due_on
      from deadline_facts fact
      join problems p on p.workspace_id = ${workspaceId} and p.id = fact.problem_id and p.product_id = ${slot.productId}
      left join accounts account on account.workspace_id = ${workspaceId} and account.id = fact.account_id
      left join accounts family on family.workspace_id = ${workspaceId} and family.id = account.family_id
      where fact.workspace_id = ${workspaceId} and fact.archived_at is null
      union all
      select p.no, family.no, stake.needed_by
      from stated_stakes stake
      join problems p on p.workspace_id = ${workspaceId} and p.id = stake.problem_id and p.product_id = ${slot.productId}
      join accounts account on account.workspace_id = ${workspaceId} and account.id = stake.account_id
      join accounts family on family.workspace_id = ${workspaceId} and family.id = account.family_id
      where stake.workspace_id = ${workspaceId} and stake.archived_at is null and stake.needed_by is not null
    ), dates_of_all as (
      select problem_no, min(due_on) filter (where due_on >= ${slot.asOf}::date) as ahead, max(due_on) filter (where due_on < ${slot.asOf}::date) as passed
      from problem_dates where family_no is null group by problem_no
    ), dates_of_family as (
      select problem_no, family_no, min(due_on) filter (where due_on >= ${slot.asOf}::date) as ahead, max(due_on) filter (where due_on < ${slot.asOf}::date) as passed
      from problem_dates where family_no is not null group by problem_no, family_no
    ), placed as (
      select s.problem_no, s.family_no,
             ${weeksOfWork(policy)} as weeks,
             case s.reason
               when 'p' then f.protect_budget * (${floats(policy.weights)})[s.importance + 1] / greatest(1, f.protect_weight) * (${floats(policy.churnShares)})[s.importance + 1]
               when 'g' then f.grow_budget * (${floats(policy.weights)})[s.importance + 1] / greatest(1, f.grow_weight)
               else 0
             end as value,
             case s.reason when 'p' then least(f.protect_due_on, a.ahead, o.ahead) when 'g' then f.grow_due_on end as due_on,
             case s.reason when 'p' then greatest(f.protect_passed_on, a.passed, o.passed) when 'g' then f.grow_passed_on end as passed_on
      from stances s
      join problems p on p.workspace_id = ${workspaceId} and p.no = s.problem_no
      join family_factors f on f.workspace_id = ${workspaceId} and f.product_id = ${slot.productId} and f.slot = ${slot.slot} and f.family_no = s.family_no
      left join dates_of_all a on a.problem_no = s.problem_no
      left join dates_of_family o on o.problem_no = s.problem_no and o.family_no = s.family_no
      where p.product_id = ${slot.productId} and p.status in ${openStatusList} and p.archived_at is null
    ), timed as (
      select placed.*, (due_on - ${slot.asOf}::date) / 7.0::float8 as weeks_to from placed
    )
    select problem_no, family_no, weeks, value,
           case
             when weeks is null then null
             when value = 0 then 0
             when due_on is null then case when passed_on is null then value / ${policy.weeksPerYear}::float8 else 0 end
             when weeks_to < weeks then 0
             else value / greatest(1, weeks_to - weeks)
           end as cost,
           (value > 0 and due_on is not null and weeks_to < weeks) as missed,
           (value > 0 and due_on is null and passed_on is not null) as passed,
           case when value > 0 and (weeks is null or weeks_to >= weeks) then due_on end as met_on
    from timed`;
}

/** The duration in weeks, null without an estimate. `greatest` alone would turn an unknown effort into one week. */
export const weeksOfWork = (policy: B2bPolicy) =>
  sql`coalesce(p.duration_weeks, case when p.effort_person_weeks is not null then greatest(1, p.effort_person_weeks / ${policy.peoplePerProblem}) end)::float8`;

/** The consumer half of a problem's factors, computed by the rules in TypeScript. */
export type ConsumerFactors = {
  problem_no: number;
  person_nos: string;
  people_heard: number;
  unnamed_heard: number;
  reach: number;
  reach_measured: boolean;
  confidence: number;
  consumer_numerator: number;
  consumer_score: number | null;
  evidence_count: number;
  evidence_kinds: Record<string, number>;
  last_evidence_at: Date | null;
};

/** Writes the factors of these problems: the consumer half as given, the business half summed over the stances of all families. */
export async function putProblemFactors(
  scope: Scope,
  slot: Slot,
  policy: B2bPolicy,
  problemNos: readonly number[],
  consumer: readonly ConsumerFactors[],
  changeNo: number,
): Promise<void> {
  const { workspaceId } = scope;
  await dropFactorsOfOthers(scope, slot, problemNos, consumer);
  if (consumer.length === 0) return;
  await sql`
    with heard as (${consumerRows(consumer)}),
    stance as (
      select problem_no, max(importance) as importance, bool_or(reason = 'p') as protects, bool_or(reason = 'g') as grows,
             count(distinct family_no) as families, count(distinct family_no) filter (where by_team) as by_team
      from family_stances
      where workspace_id = ${workspaceId} and slot = ${slot.slot} and problem_no = any(${ints(problemNos)})
      group by problem_no
    ),
    ${summedOverFamilies(scope, slot, policy, problemNos)},
    voices as (
      insert into problem_voices (workspace_id, product_id, slot, problem_no, person_nos, family_nos, family_values, family_costs, family_flags, family_met_on)
      select ${workspaceId}, ${slot.productId}, ${slot.slot}::int, h.problem_no, h.person_nos, ${voicesOfSummed}
      from heard h left join summed s on s.problem_no = h.problem_no
      on conflict (workspace_id, product_id, slot, problem_no) do update set
        person_nos = excluded.person_nos, family_nos = excluded.family_nos, family_values = excluded.family_values,
        family_costs = excluded.family_costs, family_flags = excluded.family_flags, family_met_on = excluded.family_met_on
    )
    ${insertFactors(scope, slot, policy, changeNo)}`.execute(scope.db);
}

/**
 * Writes only the business half of these problems: what accounts pay, owe or want elsewhere changed, and nothing was said here. Reading again
 * who was heard is two thirds of the work, and one word of one account reaches a hundred problems.
 */
export async function putBusinessFactors(
  scope: Scope,
  slot: Slot,
  policy: B2bPolicy,
  problemNos: readonly number[],
  changeNo: number,
): Promise<void> {
  const ofProblem = (alias: string) =>
    sql`${sql.ref(`${alias}.workspace_id`)} = ${scope.workspaceId} and ${sql.ref(`${alias}.product_id`)} = ${slot.productId}
      and ${sql.ref(`${alias}.slot`)} = ${slot.slot} and ${sql.ref(`${alias}.problem_no`)} = c.problem_no`;
  await sql`
    with heard as (select unnest(${ints(problemNos)}) as problem_no),
    ${summedOverFamilies(scope, slot, policy, problemNos)},
    voices as (
      update problem_voices v set (family_nos, family_values, family_costs, family_flags, family_met_on) = row(${voicesOfSummed})
      from heard c left join summed s on s.problem_no = c.problem_no
      where ${ofProblem('v')}
    )
    update problem_factors f set (families, value_at_stake, cost_per_week, business_score, families_cannot_be_met, families_passed, next_due_on) =
      row(${businessFactors}), change_no = ${changeNo}::bigint
    from heard c
    join problems p on p.workspace_id = ${scope.workspaceId} and p.no = c.problem_no
    cross join lateral (select ${weeksOfWork(policy)} as weeks) d
    left join summed s on s.problem_no = c.problem_no
    where ${ofProblem('f')}`.execute(scope.db);
}

/** `summed`: what the families' words on these problems come to, with each family's part. */
const summedOverFamilies = (scope: Scope, slot: Slot, policy: B2bPolicy, problemNos: readonly number[]) => sql`
    families as (
      select problem_no, family_no, sum(value) as value, coalesce(sum(cost), 0) as cost,
             bool_or(missed)::int + 2 * bool_or(passed)::int as flags, min(met_on) as met_on
      from (${valuedStances(scope, slot, policy, sql`s.problem_no = any(${ints(problemNos)})`)}) v
      group by problem_no, family_no
    ), summed as materialized (
      select problem_no, ${sumOfFamilies}, array_agg(family_no) as nos, array_agg(value) as values, array_agg(cost) as costs,
             array_agg(flags) as all_flags, array_agg(met_on) as all_met_on
      from families group by problem_no
    )`;

const voicesOfSummed = sql`coalesce(s.nos, '{}'), coalesce(s.values, '{}'), coalesce(s.costs, '{}'), coalesce(s.all_flags, '{}'), coalesce(s.all_met_on, '{}')`;

const businessFactors = sql`
    coalesce(s.families, 0), coalesce(s.value_at_stake, 0),
    case when d.weeks is not null then coalesce(s.cost_per_week, 0) end,
    case when d.weeks is not null then coalesce(s.cost_per_week, 0) / d.weeks end,
    coalesce(s.missed, 0), coalesce(s.passed, 0), s.met_on`;

/** The same for the slot of a segment: the business half summed over its families in the slot of all (`base`). */
export async function putSegmentFactors(
  scope: Scope,
  segment: { slot: Slot; base: Slot; familyNos: readonly number[] },
  policy: B2bPolicy,
  problemNos: readonly number[],
  consumer: readonly ConsumerFactors[],
): Promise<void> {
  const { slot, base, familyNos } = segment;
  await dropFactorsOfOthers(scope, slot, problemNos, consumer);
  if (consumer.length === 0) return;
  // A join to the families and not an array of them: the plan then knows how many there are, and hashes them.
  await sql`
    with heard as (${consumerRows(consumer)}),
    stance as (${noStance}),
    summed as (
      select v.problem_no, ${sumOfFamilies}
      from problem_voices v
      cross join lateral unnest(v.family_nos, v.family_values, v.family_costs, v.family_flags, v.family_met_on) as f (no, value, cost, flags, met_on)
      where v.workspace_id = ${scope.workspaceId} and v.product_id = ${base.productId} and v.slot = ${base.slot}
        and v.problem_no = any(${ints(problemNos)}) and f.no in (select unnest(${ints(familyNos)}))
      group by v.problem_no
    )
    ${insertFactors(scope, slot, policy, 0)}`.execute(scope.db);
}

const sumOfFamilies = sql`count(*)::int as families, sum(value) as value_at_stake, sum(cost) as cost_per_week,
  count(*) filter (where flags & 1 = 1)::int as missed, count(*) filter (where flags & 2 = 2)::int as passed, min(met_on) as met_on`;

const consumerRows = (consumer: readonly ConsumerFactors[]) => sql`
  select * from jsonb_to_recordset(${JSON.stringify(consumer)}::jsonb) as c (problem_no int, person_nos int[], people_heard int, unnamed_heard int, reach float8,
    reach_measured boolean, confidence float8, consumer_numerator float8, consumer_score float8, evidence_count int, evidence_kinds jsonb, last_evidence_at timestamptz)`;

/** Problems that have no factors any more: they belong to another product now. */
async function dropFactorsOfOthers(
  scope: Scope,
  slot: Slot,
  problemNos: readonly number[],
  consumer: readonly ConsumerFactors[],
): Promise<void> {
  const kept = new Set(consumer.map((row) => row.problem_no));
  const gone = problemNos.filter((no) => !kept.has(no));
  if (gone.length === 0) return;
  for (const table of ['problem_factors', 'problem_voices']) {
    await sql`
      delete from ${sql.table(table)}
      where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot} and problem_no = any(${ints(gone)})`.execute(
      scope.db,
    );
  }
}

/** What accounts want stands in the slot of the day only: a segment's ranking reads it there. */
const noStance = sql`
  select null::int as problem_no, null::int as importance, null::boolean as protects, null::boolean as grows, null::int as families, null::int as by_team
  where false`;

/** Puts `heard` (the consumer half), `summed` (the business half) and `stance` together. */
const insertFactors = (scope: Scope, slot: Slot, policy: B2bPolicy, changeNo: number) => sql`
  insert into problem_factors (workspace_id, product_id, slot, problem_no, people_heard, unnamed_heard, reach, reach_measured, confidence,
    consumer_numerator, consumer_score, families, value_at_stake, cost_per_week, business_score, families_cannot_be_met, families_passed,
    next_due_on, evidence_count, evidence_kinds, last_evidence_at, stance_importance, stance_protects, stance_grows, stance_families, stance_by_team,
    change_no)
  select ${scope.workspaceId}, ${slot.productId}, ${slot.slot}::int, c.problem_no, c.people_heard, c.unnamed_heard, c.reach, c.reach_measured, c.confidence,
    c.consumer_numerator, c.consumer_score,
    ${businessFactors}, c.evidence_count, c.evidence_kinds, c.last_evidence_at,
    stance.importance, stance.protects, stance.grows, stance.families, stance.by_team, ${changeNo}::bigint
  from heard c
  join problems p on p.workspace_id = ${scope.workspaceId} and p.no = c.problem_no
  cross join lateral (select ${weeksOfWork(policy)} as weeks) d
  left join summed s on s.problem_no = c.problem_no
  left join stance on stance.problem_no = c.problem_no
  on conflict (workspace_id, product_id, slot, problem_no) do update set
    people_heard = excluded.people_heard, unnamed_heard = excluded.unnamed_heard, reach = excluded.reach, reach_measured = excluded.reach_measured,
    confidence = excluded.confidence, consumer_numerator = excluded.consumer_numerator, consumer_score = excluded.consumer_score,
    families = excluded.families, value_at_stake = excluded.value_at_stake, cost_per_week = excluded.cost_per_week,
    business_score = excluded.business_score, families_cannot_be_met = excluded.families_cannot_be_met, families_passed = excluded.families_passed,
    next_due_on = excluded.next_due_on, evidence_count = excluded.evidence_count, evidence_kinds = excluded.evidence_kinds,
    last_evidence_at = excluded.last_evidence_at, stance_importance = excluded.stance_importance, stance_protects = excluded.stance_protects,
    stance_grows = excluded.stance_grows, stance_families = excluded.stance_families, stance_by_team = excluded.stance_by_team,
    change_no = excluded.change_no`;
