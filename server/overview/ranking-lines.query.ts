// What the figures of today say of the order itself: what is not estimated, and what moved.
import { type RawBuilder, sql } from 'kysely';
import type { OverviewLineOf } from '../../contract/overview/overview.ts';
import type { Scope } from '../platform/scope.ts';
import type { Moment } from './moment.query.ts';
import { mostOfAKind, openStatusList } from './shown.query.ts';

type Lens = OverviewLineOf<'moved'>['lens'];

const columns = {
  b2b: { score: 'business_score', numerator: 'value_at_stake' },
  b2c: { score: 'consumer_score', numerator: 'consumer_numerator' },
} as const;

/** Those with the highest figure may be closed or archived: so many are looked at to find three that are open. */
const numeratorsLookedAt = 100;

type NotEstimatedRow = { id: string; title: string; value_at_stake: number; reach: number };

/** High in value by this lens, and without what places it: effort or duration. */
export async function findNotEstimated(scope: Scope, moment: Moment, lens: Lens): Promise<OverviewLineOf<'not_estimated'>[]> {
  const [score, numerator] = [sql.ref(`f.${columns[lens].score}`), sql.ref(`f.${columns[lens].numerator}`)];
  const { rows } = await sql<NotEstimatedRow>`
    with high as materialized (
      select f.problem_no, f.value_at_stake, f.reach, ${numerator} as numerator from problem_factors f
      where f.workspace_id = ${scope.workspaceId} and f.product_id = ${moment.productId} and f.slot = 0 and ${score} is null and ${numerator} > 0
      order by ${numerator} desc limit ${numeratorsLookedAt}
    )
    select p.id, p.title, high.value_at_stake, high.reach from high
    join problems p on p.no = high.problem_no and p.workspace_id = ${scope.workspaceId} and p.status in ${openStatusList} and p.archived_at is null
    order by high.numerator desc, p.id limit ${mostOfAKind}`.execute(scope.db);
  return rows.map((row) => ({
    kind: 'not_estimated',
    lens,
    problem: { id: row.id, title: row.title },
    atStake: lens === 'b2b' ? row.value_at_stake : null,
    reach: lens === 'b2c' ? row.reach : null,
  }));
}

/** Below it nothing is loud; and what differs by less than this factor does not outweigh, nor is it quiet. */
const loudFrom = 12;
const factor = 3;

const openOf = (scope: Scope, figures: RawBuilder<unknown>) => sql`
  select p.id, p.title, f.evidence_count, f.value_at_stake from (${figures}) f
  join problems p on p.no = f.problem_no and p.workspace_id = ${scope.workspaceId} and p.status in ${openStatusList} and p.archived_at is null`;

type OutweighedRow = { id: string; title: string; evidence_count: number; value_at_stake: number };

/** What is heard most need not be worth most: the problem with most evidence, beside one with far more money and far fewer voices. */
export async function findOutweighed(scope: Scope, moment: Moment): Promise<OverviewLineOf<'outweighed'>[]> {
  const { rows } = await sql<OutweighedRow>`
    with figures as materialized (
      select f.problem_no, f.evidence_count, f.value_at_stake from problem_factors f
      where f.workspace_id = ${scope.workspaceId} and f.product_id = ${moment.productId} and f.slot = 0 and f.evidence_count > 0
    ), loud as materialized (
      ${openOf(scope, sql`select * from figures where evidence_count >= ${loudFrom} order by evidence_count desc limit ${numeratorsLookedAt}`)}
      order by f.evidence_count desc, p.id limit 1
    ), quiet as materialized (
      ${openOf(
        scope,
        sql`select figures.* from figures, loud
          where figures.value_at_stake > 0 and figures.value_at_stake >= loud.value_at_stake * ${factor}
            and figures.evidence_count * ${factor} <= loud.evidence_count
          order by figures.value_at_stake desc limit ${numeratorsLookedAt}`,
      )}
      order by f.value_at_stake desc, p.id limit 1
    )
    select * from loud where exists (select from quiet) union all select * from quiet`.execute(scope.db);
  const [loud, quiet] = rows;
  if (!loud || !quiet) return [];
  return [
    {
      kind: 'outweighed',
      problem: { id: loud.id, title: loud.title },
      evidence: loud.evidence_count,
      atStake: loud.value_at_stake,
      byProblem: { id: quiet.id, title: quiet.title },
      byEvidence: quiet.evidence_count,
      byAtStake: quiet.value_at_stake,
    },
  ];
}

/** By which lens this product's ranking is read first. */
function lensOfOrder({ read }: Moment): Lens {
  const order = read('problems.order');
  return order.kind === 'lens' ? order.lens : order.otherwise;
}

const watchedRanks = 20;
/** Fewer places are noise: a single new voice moves a neighbour. */
const fewestPlaces = 3;

type MovedRow = { id: string; title: string; from: number; to: number };

/** Among the first twenty, those that stood elsewhere a week ago. Only from figures of that day that are there: none are built for it. */
export async function findMoved(scope: Scope, moment: Moment): Promise<OverviewLineOf<'moved'>[]> {
  const { workspaceId } = scope;
  const slots = await sql<{ slot: number; as_of: string }>`
    select slot, as_of from projection_slots
    where workspace_id = ${workspaceId} and product_id = ${moment.productId} and slot <> 0 and segment_id is null and built_at is not null
      and as_of between ${moment.today}::date - 8 and ${moment.today}::date - 6
    order by abs(as_of - (${moment.today}::date - 7)) limit 1`.execute(scope.db);
  const [then] = slots.rows;
  if (!then) return [];
  const lens = lensOfOrder(moment);
  const score = sql.ref(`f.${columns[lens].score}`);
  const { rows } = await sql<MovedRow>`
    with open as materialized (
      select p.no, p.id, f.slot, ${score} as score from problem_factors f
      join problems p on p.no = f.problem_no and p.workspace_id = ${workspaceId} and p.status in ${openStatusList} and p.archived_at is null
      where f.workspace_id = ${workspaceId} and f.product_id = ${moment.productId} and f.slot in (0, ${then.slot}) and ${score} is not null
    ), scores as materialized (
      select array(select score from open where slot = 0 order by 1) as now, array(select score from open where slot <> 0 order by 1) as before
    ), watched as (
      select open.no, open.id, cardinality(scores.now) - width_bucket(open.score, scores.now) + 1 as "to",
        cardinality(scores.before) - width_bucket(before.score, scores.before) + 1 as "from"
      from (select * from open where slot = 0 order by score desc, id limit ${watchedRanks}) open
      join open before on before.no = open.no and before.slot <> 0
      cross join scores
    )
    select p.id, p.title, watched."from", watched."to" from watched
    join problems p on p.workspace_id = ${workspaceId} and p.id = watched.id
    where abs(watched."from" - watched."to") >= ${fewestPlaces}
    order by abs(watched."from" - watched."to") desc, watched."to" limit ${mostOfAKind}`.execute(scope.db);
  return rows.map((row) => ({
    kind: 'moved',
    lens,
    problem: { id: row.id, title: row.title },
    from: row.from,
    to: row.to,
    since: then.as_of,
  }));
}
