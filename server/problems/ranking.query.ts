// The ranking: one page of problems in the order of a rule, with the rank each lens gives. All of it from stored factors.
import { type RawBuilder, sql } from 'kysely';
import { getPolicy } from '../../contract/playbook/index.ts';
import { type RankedProblem, type RankingAnswer, rankingRequest } from '../../contract/problems/ranking.ts';
import type { Impact, Importance } from '../../contract/problems/value.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { policiesOf } from '../strategy/index.ts';
import { b2bPolicyFrom } from './priority-b2b.ts';
import type { OrderRule } from './priority-hybrid.ts';
import { openStatusList, type Slot, weeksOfWork } from './projection.store.ts';
import { getSlot } from './projection-slot.store.ts';
import { freshenView } from './projection-view.jobs.ts';

type RankingRow = {
  position: number;
  total: number;
  id: string;
  title: string;
  status: RankedProblem['status'];
  version: number;
  steward_ids: string[];
  tags: string[];
  block: RankedProblem['block'];
  rank: number | null;
  because: RankedProblem['because'];
  effort_person_weeks: number | null;
  duration_weeks: number | null;
  impact: number | null;
  business_rank: number | null;
  consumer_rank: number | null;
  business_score: number | null;
  consumer_score: number | null;
  value_at_stake: number;
  cost_per_week: number | null;
  weeks: number | null;
  families: number;
  families_cannot_be_met: number;
  families_passed: number;
  next_due_on: string | null;
  reach: number;
  reach_measured: boolean;
  confidence: number;
  consumer_numerator: number;
  evidence_count: number;
  evidence_kinds: Record<string, number>;
  last_evidence_at: Date | null;
  importance: Importance | null;
  protects: boolean | null;
  grows: boolean | null;
  stance_families: number | null;
  by_team: number | null;
};

/** Shape  column: null is the place by the rule. */
const sortColumns: Record<string, { column: RawBuilder<unknown> | null; first: 'asc' | 'desc' }> = {
  rank: { column: null, first: 'asc' },
  title: { column: sql`lower(p.title)`, first: 'asc' },
  business: { column: sql`f.business_score`, first: 'desc' },
  consumer: { column: sql`f.consumer_score`, first: 'desc' },
  value: { column: sql`f.value_at_stake`, first: 'desc' },
  cost: { column: sql`f.cost_per_week`, first: 'desc' },
  reach: { column: sql`f.reach`, first: 'desc' },
  confidence: { column: sql`f.confidence`, first: 'desc' },
  effort: { column: sql`p.effort_person_weeks`, first: 'asc' },
  evidence: { column: sql`f.evidence_count`, first: 'desc' },
  due: { column: sql`f.next_due_on`, first: 'asc' },
  updated: { column: sql`p.updated_at`, first: 'desc' },
};

/**
 * Ranks the problems of a product.
 *
 * Ranks are those among all open problems of the view (day, segment); a filter by status, steward, tag or text hides rows
 * and leaves the ranks as they are.
 *
 * Errors  product_not_found, segment_not_found.
 */
export const rankProblems = query({
  name: 'problems.ranked',
  input: rankingRequest,
  can: 'read',
  prepare: (ports, caller, input) => freshenView(ports, caller.workspaceId, input),
  async run(scope, input): Promise<RankingAnswer> {
    const { product, read, overrides } = await policiesOf(scope, input.productId);
    const slot = await getSlot(scope, input);
    // A segment's slot holds sums only: what accounts want stands in the slot of its day.
    const told = input.segmentId === undefined ? slot : await getSlot(scope, { productId: input.productId, asOf: input.asOf });
    const rule: OrderRule = input.lens ? { kind: 'lens', lens: input.lens } : read('problems.order');
    const sort = sortColumns[input.sort] ?? sortColumns['rank'];
    const direction = (input.direction ?? sort?.first) === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
    const after = Number(cursorAfter(input.cursor, 1)?.[0] ?? 0);
    const shows = sql`
      ${input.status ? sql`p.status = any(${input.status})` : sql`p.status in ${openStatusList}`}
      and ${input.stewardId ? sql`${input.stewardId} = any(p.steward_ids)` : sql`true`}
      and ${input.tag ? sql`${input.tag} = any(p.tags)` : sql`true`}
      and ${input.q ? sql`p.title ilike ${`%${input.q.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`}`;
    const order = sql`not is_open, by_rule_score is null, ${sort?.column ? sql`sorted_by ${direction},` : sql``} ${placeByRule}`;
    const rows = await sql<RankingRow>`
      with placed as materialized (${placed(scope, slot, rule, { shows, sortedBy: sort?.column ?? null })}),
      scores as materialized (${scoresOf}),
      page as materialized (
        select * from placed where shows
        order by ${order}
        limit ${input.limit + 1} offset ${after}
      )
      select ${after}::int + page.at::int as position, scores.total, p.id, p.title, p.status, p.version, p.steward_ids, p.tags,
             p.effort_person_weeks, p.duration_weeks, p.impact,
             case when page.by_rule_score is null then 'valued' else 'scored' end as block,
             case when page.urgent then 'deadline' else ${lensOf(rule)}::text end as because,
             case when page.urgent then ${rankIn(sql`scores.urgent`, sql`page.by_rule_score`)}
                  else cardinality(scores.urgent) + ${rankIn(sql`scores.otherwise`, sql`page.by_rule_score`)} end as rank,
             case when page.is_open then ${rankIn(sql`scores.business`, sql`f.business_score`)} end as business_rank,
             case when page.is_open then ${rankIn(sql`scores.consumer`, sql`f.consumer_score`)} end as consumer_rank,
             f.business_score, f.consumer_score, f.value_at_stake, f.cost_per_week, ${weeksOfWork(b2bPolicyFrom(read))} as weeks, f.families,
             f.families_cannot_be_met, f.families_passed, f.next_due_on, f.reach, f.reach_measured, f.confidence, f.consumer_numerator,
             f.evidence_count, f.evidence_kinds, f.last_evidence_at,
             told.stance_importance as importance, told.stance_protects as protects, told.stance_grows as grows, told.stance_families, told.stance_by_team as by_team
      from (select *, row_number() over (order by ${order}) as at from page) page
      cross join scores
      join problems p on p.workspace_id = ${scope.workspaceId} and p.no = page.no
      join problem_factors f on ${inSlot(scope, slot)} and f.problem_no = page.no
      left join problem_factors told on told.workspace_id = f.workspace_id and told.product_id = f.product_id and told.slot = ${told.slot} and told.problem_no = page.no
      order by page.at`.execute(scope.db);
    const weeksPerMonth = read('problems.weeksPerPersonMonth');
    const assumedImpact = read('problems.assumedImpact');
    const page = pageOf(
      rows.rows,
      input.limit,
      (row) => shape(row, weeksPerMonth, assumedImpact),
      (row) => [row.position],
    );
    const overridden = overrides.has('problems.order') ? 'override' : 'default';
    return {
      asOf: slot.asOf,
      currency: await currencyOf(scope),
      businessModel: product.business_model,
      rule: { text: getPolicy('problems.order').describe(rule), from: input.lens ? 'view' : overridden },
      total: rows.rows[0]?.total ?? 0,
      waiting: await countWaiting(scope, await getSlot(scope, { productId: input.productId, asOf: input.asOf })),
      ...page,
    };
  },
});

const lensOf = (rule: OrderRule) => (rule.kind === 'deadlinesFirst' ? rule.otherwise : rule.lens);

const inSlot = (scope: Scope, slot: Slot) =>
  sql`f.workspace_id = ${scope.workspaceId} and f.product_id = ${slot.productId} and f.slot = ${slot.slot}`;

/**
 * All problems of a slot with what places them by the rule: priority-hybrid.ts, told in SQL. Only that, because all of them are read for each
 * page; the rest is looked up for the rows of the page.
 */
function placed(
  scope: Scope,
  slot: Slot,
  rule: OrderRule,
  { shows, sortedBy }: { shows: RawBuilder<unknown>; sortedBy: RawBuilder<unknown> | null },
): RawBuilder<unknown> {
  const urgent =
    rule.kind === 'deadlinesFirst' ? sql`coalesce(f.next_due_on <= ${slot.asOf}::date + ${rule.weeks * 7}::int, false)` : sql`false`;
  const byBusiness = lensOf(rule) === 'b2b' ? sql`true` : sql`urgent`;
  return sql`
    select no, id, is_open, shows, urgent, business_score, consumer_score, sorted_by,
           case when is_open then case when ${byBusiness} then business_score else consumer_score end end as by_rule_score,
           case when ${byBusiness} then value_at_stake else consumer_numerator end as by_rule_numerator
    from (
      select p.no, p.id, p.status in ${openStatusList} as is_open, (${shows}) as shows, ${urgent} as urgent, ${sortedBy ?? sql`null`} as sorted_by,
             f.business_score, f.consumer_score, f.value_at_stake, f.consumer_numerator
      from problem_factors f
      join problems p on p.workspace_id = ${scope.workspaceId} and p.no = f.problem_no
      where ${inSlot(scope, slot)} and p.archived_at is null and p.merged_into is null
    ) figures`;
}

const placeByRule = sql`not urgent, by_rule_score desc, by_rule_numerator desc, id`;

/** The scores of all that are ranked, each list in order: a rank is a place in one of them. Sorting numbers is cheaper than sorting rows. */
const scoresOf = sql`
  select array(select by_rule_score from placed where urgent and by_rule_score is not null order by 1) as urgent,
         array(select by_rule_score from placed where not urgent and by_rule_score is not null order by 1) as otherwise,
         array(select business_score from placed where is_open and business_score is not null order by 1) as business,
         array(select consumer_score from placed where is_open and consumer_score is not null order by 1) as consumer,
         (select count(*)::int from placed where shows) as total`;

/** One more than there are higher ones, so that equals share a rank; null without a score. */
const rankIn = (scores: RawBuilder<unknown>, score: RawBuilder<unknown>) =>
  sql`(cardinality(${scores}) - width_bucket(${score}, ${scores}) + 1)`;

function shape(row: RankingRow, weeksPerPersonMonth: number, assumedImpact: Impact): RankedProblem {
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    version: row.version,
    stewardIds: row.steward_ids,
    tags: row.tags,
    block: row.block,
    rank: row.rank,
    because: row.because,
    effortPersonWeeks: row.effort_person_weeks,
    durationWeeks: row.duration_weeks,
    business: {
      rank: row.business_rank,
      score: row.business_score,
      valueAtStake: row.value_at_stake,
      costPerWeek: row.cost_per_week,
      weeks: row.weeks,
      families: row.families,
      cannotBeMet: row.families_cannot_be_met,
      passed: row.families_passed,
      nextDueOn: row.next_due_on,
      stance: stanceOf(row),
    },
    consumer: {
      rank: row.consumer_rank,
      score: row.consumer_score,
      reach: row.reach,
      reachMeasured: row.reach_measured,
      impact: (row.impact ?? assumedImpact) as Impact,
      impactAssumed: row.impact === null,
      confidence: row.confidence,
      effortPersonMonths: row.effort_person_weeks === null ? null : row.effort_person_weeks / weeksPerPersonMonth,
      numerator: row.consumer_numerator,
    },
    evidenceCount: row.evidence_count,
    evidenceKinds: row.evidence_kinds,
    lastEvidenceAt: row.last_evidence_at?.toISOString() ?? null,
  };
}

function stanceOf(row: RankingRow): RankedProblem['business']['stance'] {
  if (row.importance === null || !row.stance_families) return null;
  const reason = row.protects && row.grows ? 'mixed' : row.protects ? 'protect' : row.grows ? 'grow' : 'neither';
  return { importance: row.importance, reason, families: row.stance_families, byTeam: row.by_team ?? 0 };
}

/** What the figures do not know yet. A segment sums the slot of its day, so what waits there waits for it. */
async function countWaiting(scope: Scope, slot: Slot): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from projection_dirt
    where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot}`.execute(scope.db);
  return rows.rows[0]?.n ?? 0;
}

export async function currencyOf(scope: Scope): Promise<string> {
  const rows = await sql<{ currency: string }>`select currency from workspaces where workspace_id = ${scope.workspaceId}`.execute(scope.db);
  return rows.rows[0]?.currency ?? 'EUR';
}
