// Opens a score: every factor of both lenses, computed by the rules themselves from the projection's rows, with the quotes,
// dates and policies behind them.

import { sql } from 'kysely';
import type { PolicyKey } from '../../contract/playbook/index.ts';
import { getPolicy } from '../../contract/playbook/index.ts';
import { type Explanation, explainProblemRequest, type FamilyPart, type Quote } from '../../contract/problems/explanation.ts';
import type { Impact, Importance, Reason } from '../../contract/problems/value.ts';
import { personName } from '../people/index.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { policiesOf } from '../strategy/index.ts';
import { confidenceOf } from './confidence.ts';
import { dealOpenAt } from './money.query.ts';
import { type B2bPart, b2bPolicyFrom, type DeadlineFact, isOpen, nearestDeadline, valueB2b } from './priority-b2b.ts';
import { b2cPolicyFrom, reachOf, valueB2c } from './priority-b2c.ts';
import { getProblem } from './problem.store.ts';
import { heardOn, ints, type Slot } from './projection.store.ts';
import { getSlot } from './projection-slot.store.ts';
import { freshenProblemView } from './projection-view.jobs.ts';
import { currencyOf } from './ranking.query.ts';
import { findReachFigure } from './reach.store.ts';

// What a panel can show; the sums count all.
const familiesShown = 50;
const quotesForFamily = 3;
const quotesForPeople = 8;

const businessPolicies: PolicyKey[] = [
  'problems.importanceWeights',
  'problems.churnShares',
  'problems.peoplePerProblem',
  'problems.weeksPerYear',
  'people.dealStageProbabilities',
];
const consumerPolicies: PolicyKey[] = [
  'problems.reachWindowDays',
  'problems.assumedImpact',
  'problems.confidence',
  'problems.weeksPerPersonMonth',
];

/**
 * Explains both scores of one problem, also under values that are only tried.
 *
 * Errors  problem_not_found; figures_being_computed while another day's figures are built.
 */
export const explainProblem = query({
  name: 'problem.explained',
  input: explainProblemRequest,
  can: 'read',
  prepare: (ports, caller, input) => freshenProblemView(ports, caller.workspaceId, input.problemId, input.asOf),
  async run(scope, input): Promise<Explanation> {
    const problem = await getProblem(scope, input.problemId);
    const { read, overrides } = await policiesOf(scope, problem.product_id);
    const slot = await getSlot(scope, { productId: problem.product_id, asOf: input.asOf });
    const effort = input.effortPersonWeeks ?? problem.effort_person_weeks;
    const duration = input.durationWeeks ?? (input.effortPersonWeeks === undefined ? problem.duration_weeks : null);

    const stances = await readStances(scope, slot, problem.no);
    const deadlines = await readDeadlines(
      scope,
      slot,
      problem.id,
      stances.map((stance) => stance.family_no),
    );
    const factsOf = (familyNo: number) => deadlines.filter((fact) => fact.family_no === null || fact.family_no === familyNo);
    const isCounted = isOpen(problem.status) && problem.archived_at === null;
    const business = valueB2b(
      (isCounted ? stances : []).map((stance) => ({
        familyId: stance.account_id,
        reason: stance.reason,
        importance: stance.importance,
        budget: stance.budget,
        sumW: stance.sum_of_weights,
        deadline: nearestDeadline(factsOf(stance.family_no), stance.reason, slot.asOf),
      })),
      { durationWeeks: duration, personWeeks: effort },
      b2bPolicyFrom(read),
    );
    const largest = business.parts.toSorted((a, b) => b.value - a.value).slice(0, familiesShown);
    const quotes = await readFamilyQuotes(
      scope,
      slot,
      problem.id,
      largest.map((part) => part.familyId),
    );

    const [heard] = await heardOn(scope, slot, [problem.no]);
    const reach = reachOf(heard?.reach_people ?? null, (heard?.people_heard ?? 0) + (heard?.unnamed_heard ?? 0), b2cPolicyFrom(read));
    const sure = confidenceOf(
      { reachMeasured: reach.source === 'measured', people: heard?.people_by_kind ?? {} },
      read('problems.confidence'),
    );
    const consumer = valueB2c(
      { reach, impact: (input.impact ?? problem.impact) as Impact | null, confidence: sure.confidence, personWeeks: effort },
      b2cPolicyFrom(read),
    );

    return {
      problemId: problem.id,
      productId: problem.product_id,
      title: problem.title,
      asOf: slot.asOf,
      currency: await currencyOf(scope),
      isOpen: isCounted,
      isWhatIf: input.effortPersonWeeks !== undefined || input.durationWeeks !== undefined || input.impact !== undefined,
      business: {
        valueAtStake: business.valueAtStake,
        costPerWeek: business.costPerWeek,
        weeks: business.durationWeeks,
        weeksFrom: duration !== null ? 'duration' : effort !== null ? 'effort' : 'none',
        score: business.score,
        familyCount: new Set(business.parts.map((part) => part.familyId)).size,
        families: largest.map((part) => familyPart(part, stances, deadlines, quotes)),
        unknownCurrencies: await readUnknownCurrencies(
          scope,
          slot,
          stances.map((stance) => stance.family_no),
        ),
      },
      consumer: {
        reach: reach.people,
        reachSource: reach.source,
        reachMeasured: await readMeasured(scope, problem.id, slot),
        peopleHeard: heard?.people_heard ?? 0,
        unnamedHeard: heard?.unnamed_heard ?? 0,
        impact: consumer.impact,
        impactAssumed: consumer.impactAssumed,
        confidence: consumer.confidence,
        hearing: sure.hearing,
        evidenceKinds: heard?.evidence_kinds ?? {},
        peopleByKind: heard?.people_by_kind ?? {},
        numerator: consumer.numerator,
        effortPersonMonths: consumer.effortPersonMonths,
        score: consumer.score,
        quotes: await readQuotes(scope, slot, problem.id),
      },
      policies: [...businessPolicies, ...consumerPolicies, 'problems.order' as const].map((key) => {
        const override = overrides.get(key);
        const policy = getPolicy(key);
        return {
          key,
          title: policy.title,
          text: policy.describe(read(key) as never),
          from: override ? 'override' : 'default',
          why: override ? `${override.reason} (${override.member_name})` : null,
        };
      }),
    };
  },
});

/** What measured the reach, as was known that day. */
async function readMeasured(scope: Scope, problemId: string, slot: Slot): Promise<Explanation['consumer']['reachMeasured']> {
  const figure = await findReachFigure(scope, problemId, slot.asOf);
  if (!figure) return null;
  const { measuredAt, ...told } = figure;
  return { ...told, measuredAt: measuredAt.toISOString() };
}

type StanceRow = {
  family_no: number;
  account_id: string;
  name: string;
  reason: Reason;
  importance: Importance;
  by_team: boolean;
  people: number;
  budget: number;
  sum_of_weights: number;
};

async function readStances(scope: Scope, slot: Slot, problemNo: number): Promise<StanceRow[]> {
  const rows = await sql<StanceRow>`
    select s.family_no, a.id as account_id, a.name, case s.reason when 'p' then 'protect' when 'g' then 'grow' else 'neither' end as reason,
           s.importance, s.by_team, s.people,
           case s.reason when 'p' then coalesce(f.protect_budget, 0) when 'g' then coalesce(f.grow_budget, 0) else 0 end as budget,
           case s.reason when 'p' then coalesce(f.protect_weight, 0) when 'g' then coalesce(f.grow_weight, 0) else 0 end as sum_of_weights
    from family_stances s
    join accounts a on a.workspace_id = ${scope.workspaceId} and a.no = s.family_no
    left join family_factors f on f.workspace_id = ${scope.workspaceId} and f.product_id = ${slot.productId} and f.slot = ${slot.slot} and f.family_no = s.family_no
    where s.workspace_id = ${scope.workspaceId} and s.slot = ${slot.slot} and s.problem_no = ${problemNo}`.execute(scope.db);
  return rows.rows;
}

type DeadlineRow = DeadlineFact & { family_no: number | null; note: string | null };

/** All dates on which the families' money hangs for this problem. Shape  family_no null: holds for every family. */
async function readDeadlines(scope: Scope, slot: Slot, problemId: string, familyNos: readonly number[]): Promise<DeadlineRow[]> {
  const { workspaceId } = scope;
  const families = sql`
    select account.id as account_id, family.no as family_no from accounts family
    join accounts account on account.workspace_id = ${workspaceId} and account.family_id = family.id
    where family.workspace_id = ${workspaceId} and family.no = any(${ints(familyNos)})`;
  const rows = await sql<DeadlineRow>`
    with members as (${families})
    select c.id, 'renewal' as kind, c.renewal_on as "on", m.family_no, c.reference as note
    from contracts c join members m on m.account_id = c.account_id
    where c.workspace_id = ${workspaceId} and c.archived_at is null and c.renewal_on is not null
    union all
    select deal.id, 'deal_close', deal.close_on, m.family_no, deal.name
    from deals deal join members m on m.account_id = deal.account_id
    where deal.workspace_id = ${workspaceId} and deal.product_id = ${slot.productId} and deal.archived_at is null and deal.close_on is not null
      and ${dealOpenAt(slot.asOf)}
    union all
    select f.id, f.kind, f.due_on, m.family_no, f.note
    from deadline_facts f left join members m on m.account_id = f.account_id
    where f.workspace_id = ${workspaceId} and f.problem_id = ${problemId} and f.archived_at is null and (f.account_id is null or m.family_no is not null)
    union all
    select s.id, 'stated_need', s.needed_by, m.family_no, s.why
    from stated_stakes s join members m on m.account_id = s.account_id
    where s.workspace_id = ${workspaceId} and s.problem_id = ${problemId} and s.archived_at is null and s.needed_by is not null`.execute(
    scope.db,
  );
  return rows.rows;
}

function familyPart(
  part: B2bPart,
  stances: readonly StanceRow[],
  deadlines: readonly DeadlineRow[],
  quotes: ReadonlyMap<string, Quote[]>,
): FamilyPart {
  const stance = stances.find((row) => row.account_id === part.familyId && row.reason === part.reason);
  const shown = (id: string | null) => {
    const fact = deadlines.find((row) => row.id === id);
    return fact ? { id: fact.id, kind: fact.kind, on: fact.on, note: fact.note } : null;
  };
  return {
    accountId: part.familyId,
    name: stance?.name ?? '',
    reason: part.reason,
    importance: part.importance,
    by: stance?.by_team ? 'team' : 'people',
    people: stance?.people ?? 0,
    budget: part.budget,
    weight: part.weight,
    sumOfWeights: part.sumW,
    share: part.share,
    churnShare: part.churnShare,
    value: part.value,
    costPerWeek: part.costPerWeek,
    weeksTo: part.weeksTo,
    deadline: shown(part.deadlineFactId),
    passed: part.passedDates.map(shown).filter((fact) => fact !== null),
    note: part.note,
    quotes: quotes.get(part.familyId) ?? [],
  };
}

type QuoteRow = { family_id: string | null; id: string; words: string; occurred_at: Date; speaker: string | null; kind: Quote['kind'] };

const quoteOf = (row: QuoteRow): Quote => ({
  evidenceId: row.id,
  text: row.words.toWellFormed(),
  occurredAt: row.occurred_at.toISOString(),
  speaker: row.speaker,
  kind: row.kind,
});

const quoteColumns = sql`e.id, left(coalesce(nullif(e.body, ''), e.title), 300) as words, e.occurred_at, ${personName('person')} as speaker, e.kind`;
const saidBy = (asOf: string) => sql`e.occurred_at < ${asOf}::date + 1`;

/** The latest words of each family on this problem. */
async function readFamilyQuotes(scope: Scope, slot: Slot, problemId: string, familyIds: readonly string[]): Promise<Map<string, Quote[]>> {
  const { workspaceId } = scope;
  const rows = await sql<QuoteRow>`
    select * from (
      select account.family_id, ${quoteColumns}, row_number() over (partition by account.family_id order by e.occurred_at desc, e.id desc) as nth
      from accounts account
      join evidence e on e.workspace_id = ${workspaceId} and e.account_id = account.id and e.archived_at is null and ${saidBy(slot.asOf)}
      join evidence_links l on l.workspace_id = ${workspaceId} and l.evidence_id = e.id and l.problem_id = ${problemId}
      left join persons person on person.workspace_id = ${workspaceId} and person.id = e.person_id
      where account.workspace_id = ${workspaceId} and account.family_id = any(${[...new Set(familyIds)]}::text[])
    ) said where nth <= ${quotesForFamily}`.execute(scope.db);
  const byFamily = Map.groupBy(rows.rows, (row) => row.family_id ?? '');
  return new Map([...byFamily].map(([familyId, said]) => [familyId, said.map(quoteOf)]));
}

async function readQuotes(scope: Scope, slot: Slot, problemId: string): Promise<Quote[]> {
  const { workspaceId } = scope;
  const rows = await sql<QuoteRow>`
    select null as family_id, ${quoteColumns}
    from evidence_links l
    join evidence e on e.workspace_id = ${workspaceId} and e.id = l.evidence_id and e.archived_at is null and ${saidBy(slot.asOf)}
    left join persons person on person.workspace_id = ${workspaceId} and person.id = e.person_id
    where l.workspace_id = ${workspaceId} and l.problem_id = ${problemId}
    order by e.occurred_at desc, e.id desc limit ${quotesForPeople}`.execute(scope.db);
  return rows.rows.map(quoteOf);
}

/** Currencies of these families' money that have no exchange rate at the day: unknown, never silently nothing. */
async function readUnknownCurrencies(scope: Scope, slot: Slot, familyNos: readonly number[]): Promise<string[]> {
  const { workspaceId } = scope;
  const rows = await sql<{ currency: string }>`
    with members as (
      select account.id from accounts family
      join accounts account on account.workspace_id = ${workspaceId} and account.family_id = family.id
      where family.workspace_id = ${workspaceId} and family.no = any(${ints(familyNos)})
    ), used as (
      select line.currency from revenue_lines line join members on members.id = line.account_id
      where line.workspace_id = ${workspaceId} and line.product_id = ${slot.productId} and line.archived_at is null and line.kind = 'recurring'
      union
      select deal.currency from deals deal join members on members.id = deal.account_id
      where deal.workspace_id = ${workspaceId} and deal.product_id = ${slot.productId} and deal.archived_at is null and deal.currency is not null
    )
    select currency from used
    where currency <> (select currency from workspaces where workspace_id = ${workspaceId})
      and not exists (select from exchange_rates r where r.workspace_id = ${workspaceId} and r.currency = used.currency and r.day <= ${slot.asOf}::date)
    order by currency`.execute(scope.db);
  return rows.rows.map((row) => row.currency);
}
