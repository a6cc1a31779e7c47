// The statements of funnels: for each actor the events in their order, the attempts among them, and the one that counts.
import type { FunnelQuestion } from '../../../../contract/analytics/question.ts';
import { actorSql, anyOf, instantSql, rowsSql, selectionSql } from '../conditions.ts';
import { type Placeholders, placeholders, type Statement } from '../placeholders.ts';
import type { Plan } from '../plan.ts';
import { isSplit, splitSql, topsSql } from '../split.ts';
import { isPlainFunnel, plainFunnelActorsSql, plainFunnelSql } from './plain-funnel.query.ts';

/**
 * How far they came.
 *
 * Shape   counts: how many reached each step, or further. average, median: from the step before; null when nobody came.
 * Units   average, median: milliseconds.
 */
export type FunnelRow = { split: string; counts: number[]; averages: (number | null)[]; medians: (number | null)[] };

// An event is one number: when it was, then which step it is first, then all that it is. Sorted, events of the same millisecond stand in
// the order of the steps, with exclusions and strangers after them.
const flagBits = 15;
const orderBits = 5;
const timeShift = flagBits + orderBits;
const stranger = 2 ** orderBits - 1;

type Flags = { steps: readonly string[]; exclusions: readonly string[] };

const flagsOf = ({ question }: Plan<FunnelQuestion>, p: Placeholders): Flags => ({
  steps: question.steps.map((step) => selectionSql(step, p)),
  exclusions: question.exclusions.map((exclusion) => selectionSql(exclusion, p)),
});

const eventNumberSql = (plan: Plan<FunnelQuestion>, { steps, exclusions }: Flags, p: Placeholders): string => {
  const all = [...steps, ...exclusions];
  const since = `toUInt64(dateDiff('millisecond', ${instantSql(plan.span.bounds[0] as number, p)}, at))`;
  const first = `multiIf(${all.map((condition, index) => `${condition}, ${index}`).join(', ')}, ${stranger})`;
  const flags = all.map((condition, index) => `if(${condition}, ${2 ** index}, 0)`).join(' + ');
  return `bitShiftLeft(${since}, ${timeShift}) + bitShiftLeft(toUInt64(${first}), ${flagBits}) + toUInt64(${flags})`;
};

/** The split of whoever began: that of their very first event of the first step. Without a breakdown nothing is carried along. */
const firstSplitSql = (plan: Plan<FunnelQuestion>, firstStep: string): string =>
  isSplit(plan) ? `argMinIf(split_then, (at, split_then), ${firstStep})` : `''`;

/** A row for each actor who began: their events as numbers, in order. */
const historiesSql = (plan: Plan<FunnelQuestion>, p: Placeholders): string => {
  const flags = flagsOf(plan, p);
  // In a strict funnel every event between two steps matters.
  const everything = plan.question.order === 'strict' ? [selectionSql({ events: null, filters: [] }, p)] : [];
  const looked = anyOf([...flags.steps, ...flags.exclusions, ...everything]);
  const split = isSplit(plan) ? `, at, ${splitSql(plan, p)} as split_then` : '';
  const rows = `select ${actorSql(plan)} as actor_today, ${eventNumberSql(plan, flags, p)} as number${split}
    from bifocal.events where ${rowsSql(plan, p)} and ${looked}`;
  return `select actor_today, ${firstSplitSql(plan, 'bitTest(number, 0)')} as split, arraySort(groupArray(number)) as events
  from (${rows}) group by actor_today having max(bitTest(number, 0)) = 1`;
};

/**
 * The attempts of an actor, as one list of tuples: the number of the first step's event, the next exclusions after it, the number of the
 * second step's event, and so on; 0 where there is none.
 *
 * Made from the last step backwards: what follows an event is what follows the next event of the step after it. So an attempt goes on to
 * the first event of each step, and no event is looked at for each attempt again.
 */
function attemptsSql({ question }: Plan<FunnelQuestion>): {
  columns: string[];
  attempts: string;
  placeOfStep: number[];
  placeOfExclusion: number[];
} {
  const count = question.steps.length;
  const columns = question.exclusions.map(
    (_, index) =>
      `arrayPushBack(arrayPopFront(arrayReverseFill(e -> e != 0, arrayMap(e -> if(bitTest(e, ${count + index}), e, toUInt64(0)), events))), toUInt64(0)) as excluded_${index}`,
  );
  const placeOfStep = new Array<number>(count).fill(0);
  const placeOfExclusion = new Array<number>(question.exclusions.length).fill(0);
  let width = 0;
  for (let step = count - 1; step >= 0; step -= 1) {
    const here = question.exclusions.flatMap(({ fromStep }, index) => (fromStep === step ? [index] : []));
    const tail = Array.from({ length: width }, (_, index) => `next.${index + 1}`);
    const parts = ['e', ...here.map((index) => `x${index}`), ...tail];
    const moved = 1 + here.length;
    for (let later = step + 1; later < count; later += 1) placeOfStep[later] = (placeOfStep[later] as number) + moved;
    question.exclusions.forEach(({ fromStep }, index) => {
      if (fromStep > step) placeOfExclusion[index] = (placeOfExclusion[index] as number) + moved;
      if (fromStep === step) placeOfExclusion[index] = 2 + here.indexOf(index);
    });
    placeOfStep[step] = 1;
    width = parts.length;
    const nothing = `tuple(${parts.map(() => 'toUInt64(0)').join(', ')})`;
    const names = ['e', ...here.map((index) => `x${index}`), ...(tail.length > 0 ? ['next'] : [])].join(', ');
    const lists = ['events', ...here.map((index) => `excluded_${index}`), ...(tail.length > 0 ? [`after_${step + 1}`] : [])].join(', ');
    columns.push(`arrayMap((${names}) -> if(bitTest(e, ${step}), tuple(${parts.join(', ')}), ${nothing}), ${lists}) as at_${step}`);
    if (step === 0) break;
    const following = question.order === 'strict' ? `at_${step}` : `arrayReverseFill(t -> t.1 != 0, at_${step})`;
    columns.push(`arrayPushBack(arrayPopFront(${following}), ${nothing}) as after_${step}`);
  }
  return { columns, attempts: 'arrayFilter(t -> t.1 != 0, at_0)', placeOfStep, placeOfExclusion };
}

/** A row for each actor who began: how many steps they came, 0 when all their attempts are void, and when each was. */
const progressSql = (plan: Plan<FunnelQuestion>, p: Placeholders): string => {
  const { question } = plan;
  const { columns, attempts, placeOfStep, placeOfExclusion } = attemptsSql(plan);
  const time = (number: string) => `bitShiftRight(${number}, ${timeShift})`;
  const limit = `(${time('t.1')} + ${question.windowSeconds * 1000})`;
  const reached = (step: number): string => {
    const place = `t.${placeOfStep[step]}`;
    return step === 0 ? '1' : `(${place} != 0 and ${time(place)} <= ${limit})`;
  };
  const isVoid = question.exclusions.map(({ fromStep, toStep }, index) => {
    const place = `t.${placeOfExclusion[index]}`;
    return `(${reached(fromStep)} and ${place} != 0 and ${time(place)} <= ${limit} and (not ${reached(toStep)} or ${place} < t.${placeOfStep[toStep]}))`;
  });
  const steps = question.steps.map((_, step) => reached(step)).join(' + ');
  const level = isVoid.length === 0 ? `toUInt8(${steps})` : `if(${isVoid.join(' or ')}, toUInt8(0), toUInt8(${steps}))`;
  const times = placeOfStep.map((place) => `toInt64(${time(`best.${place}`)})`).join(', ');
  return `select actor_today, split, level, [${times}] as times from (
  select actor_today, split, ${columns.join(',\n    ')},
    ${attempts} as attempts, arrayMap(t -> ${level}, attempts) as levels, arrayMax(levels) as level,
    arrayFirst((t, l) -> l = level, attempts, levels) as best
  from (${historiesSql(plan, p)}))`;
};

const opening = (plan: Plan<FunnelQuestion>, p: Placeholders): string =>
  topsSql(plan, `(${selectionSql(plan.question.steps[0] as FunnelQuestion['steps'][number], p)})`, p);

export function funnelSql(plan: Plan<FunnelQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  if (isPlainFunnel(plan)) return { sql: plainFunnelSql(plan, p), values: p.values };
  const places = plan.question.steps.map((_, step) => step);
  const counts = places.map((step) => `countIf(level > ${step})`).join(', ');
  const took = (aggregate: string) =>
    places
      .map((step) => (step === 0 || !plan.question.times ? 'null' : `${aggregate}(times[${step + 1}] - times[${step}], level > ${step})`))
      .join(', ');
  const sql = `${opening(plan, p)}select split, [${counts}] as counts, [${took('avgOrNullIf')}] as averages, [${took('quantileExactInclusiveOrNullIf(0.5)')}] as medians
from (${progressSql(plan, p)}) group by split`;
  return { sql, values: p.values };
}

/** Who is in one cell. dropped: who came to the step before and no further. */
export function funnelActorsSql(
  plan: Plan<FunnelQuestion>,
  cell: { step: number; dropped: boolean; key: string },
  p: Placeholders,
): string {
  const inner = isPlainFunnel(plan) ? plainFunnelActorsSql(plan, p) : progressSql(plan, p);
  return `${opening(plan, p)}select actor_today from (${inner})
where split = ${p.of('String', cell.key)} and level ${cell.dropped ? '=' : '>'} ${p.of('UInt8', cell.step)}`;
}
