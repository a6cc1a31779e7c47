// The ranking: one page of problems in the order of a rule, with the rank each lens gives. All of it from stored factors.
import { type RawBuilder, sql } from 'kysely';
import { getPolicy } from '../../contract/playbook/index.ts';
import { type RankedProblem, type RankingAnswer, rankingRequest } from '../../contract/problems/ranking.ts';
import type { Impact, Importance } from '../../contract/problems/value.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { policiesOf } from '../strategy/index.ts';
import { type B2bPolicy, b2bPolicyFrom } from './priority-b2b.ts';
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

const sortColumns: Record<string, { column: RawBuilder<unknown>; first: 'asc' | 'desc' }> = {
  rank: { column: sql`position_by_rule`, first: 'asc' },
  title: { column: sql`lower(title)`, first: 'asc' },
  business: { column: sql`business_score`, first: 'desc' },
  consumer: { column: sql`consumer_score`, first: 'desc' },
  value: { column: sql`value_at_stake`, first: 'desc' },
  cost: { column: sql`cost_per_week`, first: 'desc' },
  reach: { column: sql`reach`, first: 'desc' },
  confidence: { column: sql`confidence`, first: 'desc' },
  effort: { column: sql`effort_person_weeks`, first: 'asc' },
  evidence: { column: sql`evidence_count`, first: 'desc' },
  due: { column: sql`next_due_on`, first: 'asc' },
  updated: { column: sql`updated_at`, first: 'desc' },
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
    const rows = await sql<RankingRow>`
      with figures as (${placed(scope, slot, rule, b2bPolicyFrom(read))}),
      shown as (
        select *, row_number() over (order by not is_open, by_rule_score is null, ${sort?.column} ${direction}, position_by_rule) as position,
               count(*) over ()::int as total
        from figures
        where ${input.status ? sql`status = any(${input.status})` : sql`is_open`}
          and ${input.stewardId ? sql`${input.stewardId} = any(steward_ids)` : sql`true`}
          and ${input.tag ? sql`${input.tag} = any(tags)` : sql`true`}
          and ${input.q ? sql`title ilike ${`%${input.q.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`}
      ),
      page as (select * from shown where position > ${after} order by position limit ${input.limit + 1})
      select page.*, stance.*
      from page cross join lateral (
        select max(s.importance)::int as importance, bool_or(s.reason = 'p') as protects, bool_or(s.reason = 'g') as grows,
               count(distinct s.family_no)::int as stance_families, (count(distinct s.family_no) filter (where s.by_team))::int as by_team
        from family_stances s
        where s.workspace_id = ${scope.workspaceId} and s.slot = ${told.slot} and s.problem_no = page.no
      ) stance
      order by page.position`.execute(scope.db);
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

/** All problems of a slot with their place by the rule: priority-hybrid.ts, told in SQL. */
function placed(scope: Scope, slot: Slot, rule: OrderRule, policy: B2bPolicy): RawBuilder<unknown> {
  const { workspaceId } = scope;
  const urgent =
    rule.kind === 'deadlinesFirst'
      ? sql`(f.next_due_on is not null and f.next_due_on <= ${slot.asOf}::date + ${rule.weeks * 7}::int)`
      : sql`false`;
  const otherwise = rule.kind === 'deadlinesFirst' ? rule.otherwise : rule.lens;
  const byBusiness = otherwise === 'b2b' ? sql`true` : sql`urgent`;
  return sql`
    select *,
           case when by_rule_score is null then 'valued' else 'scored' end as block,
           case when by_rule_score is not null then
             rank() over (partition by urgent, by_rule_score is null order by by_rule_score desc)
             + case when urgent then 0 else count(*) filter (where urgent and by_rule_score is not null) over () end
           end::int as rank,
           case when business_score is not null and is_open then rank() over (partition by is_open order by business_score desc nulls last) end::int as business_rank,
           case when consumer_score is not null and is_open then rank() over (partition by is_open order by consumer_score desc nulls last) end::int as consumer_rank,
           row_number() over (order by not is_open, by_rule_score is null, not urgent, by_rule_score desc, by_rule_numerator desc, id) as position_by_rule
    from (
      select *,
             case when urgent then 'deadline' else ${otherwise}::text end as because,
             case when not is_open then null when ${byBusiness} then business_score else consumer_score end as by_rule_score,
             case when ${byBusiness} then value_at_stake else consumer_numerator end as by_rule_numerator
      from (
        select p.id, p.no, p.title, p.status, p.version, p.steward_ids, p.tags, p.updated_at, p.effort_person_weeks, p.duration_weeks, p.impact,
               p.status in ${openStatusList} as is_open, ${urgent} as urgent,
               f.business_score, f.consumer_score, f.value_at_stake, f.cost_per_week, ${weeksOfWork(policy)} as weeks, f.families,
               f.families_cannot_be_met, f.families_passed, f.next_due_on, f.reach, f.reach_measured, f.confidence, f.consumer_numerator,
               f.evidence_count, f.evidence_kinds, f.last_evidence_at
        from problem_factors f
        join problems p on p.workspace_id = ${workspaceId} and p.no = f.problem_no
        where f.workspace_id = ${workspaceId} and f.product_id = ${slot.productId} and f.slot = ${slot.slot}
          and p.archived_at is null and p.merged_into is null
      ) figures
    ) ruled`;
}

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
