// Ordered funnels as most are asked: no exclusions, no breakdown, steps that no event can both be. Whoever did something is dealt into a few
// hundred piles; a pile is one sorted list of numbers that lists of the engine run over at once, instead of a small state for each person.
import type { FunnelQuestion } from '../../../../contract/analytics/question.ts';
import { changedSql } from '../bitmap.ts';
import { actorSql, anyOf, rowsSql, selectionSql } from '../conditions.ts';
import type { Placeholders } from '../placeholders.ts';
import type { Plan } from '../plan.ts';
import { isSplit } from '../split.ts';

// An event is one number: what is left of whose it is beside the pile, then when it was, then which step it is.
const pileBits = 8;
const stepBits = 4;
const timeBits = 36;
const personShift = timeBits + stepBits;
/** Where days changed their zone, an event of the first day may lie before it. Units: milliseconds. */
const slackMs = 2 * 86_400_000;

/** Whether this way of asking fits. The time from the first event to the end of the last window must have place in its bits: two years do. */
export const isPlainFunnel = (plan: Plan<FunnelQuestion>): boolean => {
  const { question, span } = plan;
  const names = question.steps.map(({ events }) => events);
  const flat = names.flatMap((each) => [...new Set(each ?? [])]);
  const longestMs = (span.bounds.at(-1) as number) - (span.bounds[0] as number) + question.windowSeconds * 1000 + 2 * slackMs;
  return (
    question.order === 'ordered' &&
    question.exclusions.length === 0 &&
    !isSplit(plan) &&
    names.every((each) => each !== null) &&
    new Set(flat).size === flat.length &&
    longestMs < 2 ** timeBits
  );
};

const stepOf = (number: string) => `bitAnd(${number}, ${2 ** stepBits - 1})`;
const restOfPerson = (number: string) => `bitShiftRight(${number}, ${personShift})`;
const timeOf = (number: string) => `bitAnd(bitShiftRight(${number}, ${stepBits}), ${2 ** timeBits - 1})`;

const pilesSql = (plan: Plan<FunnelQuestion>, p: Placeholders): string => {
  const steps = plan.question.steps.map((step) => selectionSql(step, p));
  const since = `toUInt64(toUnixTimestamp64Milli(at) - ${p.of('Int64', (plan.span.bounds[0] as number) - slackMs)})`;
  const step = `multiIf(${steps.slice(0, -1).map((condition, index) => `${condition}, ${index}`)}, ${steps.length - 1})`;
  const number = `bitShiftLeft(toUInt64(bitShiftRight(actor_then, ${pileBits})), ${personShift}) + bitShiftLeft(since, ${stepBits}) + step`;
  const own = plan.question.by === 'person' ? 'actor' : 'account';
  return `select pile, arraySort(groupArray(number)) as events from (
    select bitAnd(actor_then, ${2 ** pileBits - 1}) as pile, ${number} as number
    from (
      select if(bitmapContains(changed, ${own}), ${actorSql(plan)}, ${own}) as actor_then, ${since} as since, ${step} as step from bifocal.events
      where ${rowsSql(plan, p)} and ${anyOf(steps)}
    )
  ) group by pile`;
};

/** After everything there is, and an event of that step: where nothing else follows, it does. Larger than what a number here holds. */
const never = (step: number) => `toUInt64(${2n ** 64n - 2n ** BigInt(stepBits) + BigInt(step)})`;

/**
 * A row for each pile. begun: the events of the first step; chains: for each of them the first event of the second step after it, the first of
 * the third after that, and so on, somebody else's where they have none; levels: how many steps each came.
 *
 * Made from the last step backwards: what follows an event is what follows the next event of the step after it.
 */
const chainsSql = (plan: Plan<FunnelQuestion>, p: Placeholders): string => {
  const { steps, windowSeconds } = plan.question;
  const count = steps.length;
  const columns: string[] = [];
  for (let step = count - 1; step > 0; step -= 1) {
    columns.push(`arrayPushBack(events, ${never(step)}) as until_${step}`);
    const next = `arrayReverseFill(e -> ${stepOf('e')} = ${step}, until_${step})`;
    columns.push(`arrayPopFront(${next}) as follows_${step - 1}_${step}`);
    for (let later = step + 1; later < count; later += 1) {
      const then = `arrayPushBack(follows_${step}_${later}, ${never(later)})`;
      columns.push(
        `arrayPopFront(arrayReverseFill((t, e) -> ${stepOf('e')} = ${step}, ${then}, until_${step})) as follows_${step - 1}_${later}`,
      );
    }
  }
  const places = steps.slice(1).map((_, index) => index + 1);
  const chain = places.map((step) => `arrayFilter((t, begins) -> begins, follows_0_${step}, begins) as chain_${step}`);
  // Numbers of one person are less apart than any two of different ones; those of one moment differ by their steps.
  const apart = p.of('UInt64', windowSeconds * 1000 * 2 ** stepBits + 2 ** stepBits - 1);
  const names = places.map((step) => `t${step}`);
  const reached = names.map((name) => `(${name} <= e + ${apart})`);
  const chains = places.map((step) => `chain_${step}`).join(', ');
  return `select pile, arrayMap(e -> ${stepOf('e')} = 0, events) as begins, arrayFilter((e, begins) -> begins, events, begins) as begun,
    ${chain.join(',\n    ')},
    arrayMap((e, ${names.join(', ')}) -> toUInt8(1 + ${reached.join(' + ')}), begun, ${chains}) as levels
  from (select pile, events, ${columns.join(',\n    ')} from (${pilesSql(plan, p)}))`;
};

// Piles come out of their grouping in many parts, so that both cores go on with them.
const inParts = 'settings group_by_two_level_threshold = 1, group_by_two_level_threshold_bytes = 1';

const countsSql = ({ question }: Plan<FunnelQuestion>): string[] =>
  question.steps.map((_, step) =>
    step === 0
      ? `length(arrayCompact(e -> ${restOfPerson('e')}, begun))`
      : `length(arrayCompact(arrayMap(e -> ${restOfPerson('e')}, arrayFilter((e, l) -> l > ${step}, begun, levels))))`,
  );

/** One row, as funnels of all kinds answer it. */
export function plainFunnelSql(plan: Plan<FunnelQuestion>, p: Placeholders): string {
  const places = plan.question.steps.map((_, step) => step);
  const nothing = `[${places.map(() => 'null').join(', ')}]`;
  const chains = places.slice(1).map((step) => `chain_${step}`);
  const piles = `select pile, begun, ${chains.join(', ')}, levels, [${countsSql(plan).join(', ')}] as reached from (${chainsSql(plan, p)})`;
  if (!plan.question.times)
    return `with ${changedSql(plan)}
select '' as split, sumForEach(reached) as counts, ${nothing} as averages, ${nothing} as medians
from (${piles}) having counts[1] > 0 ${inParts}`;
  // Of each person who came further than the first step the earliest of the attempts that came furthest; and the pile itself, at level 0.
  const ofPile = `(toUInt64(0), toUInt8(0), ${chains.map(() => 'toUInt64(0)').join(', ')})`;
  const attempts = `select pile, reached, arrayJoin(arrayPushBack(arrayFilter(a -> a.2 > 1, arrayZip(begun, levels, ${chains.join(', ')})), ${ofPile})) as attempt
  from (${piles})`;
  // The fewer steps are missing and the earlier it began, the smaller it is.
  const rank = `bitShiftLeft(toUInt64(${places.length} - attempt.2), ${personShift}) + bitAnd(attempt.1, ${2 ** personShift - 1})`;
  const times = chains.map((_, index) => `toInt64(${timeOf(`argMin(attempt.${index + 3}, ${rank})`)})`);
  const best = `select attempt.2 = 0 as is_pile, any(reached) as reached, max(attempt.2) as level,
    [toInt64(${timeOf(`min(${rank})`)}), ${times.join(', ')}] as times
  from (${attempts}) group by pile, ${restOfPerson('attempt.1')}, is_pile`;
  const took = (aggregate: string) =>
    places.map((step) => (step === 0 ? 'null' : `${aggregate}(times[${step + 1}] - times[${step}], level > ${step})`)).join(', ');
  return `with ${changedSql(plan)}
select '' as split, sumForEachIf(reached, is_pile) as counts, [${took('avgOrNullIf')}] as averages,
  [${took('quantileExactInclusiveOrNullIf(0.5)')}] as medians
from (${best}) having counts[1] > 0 ${inParts}`;
}

/** How far each came, a row a person. */
export const plainFunnelActorsSql = (plan: Plan<FunnelQuestion>, p: Placeholders): string =>
  `with ${changedSql(plan)}
select toUInt32(bitShiftLeft(${restOfPerson('attempt.1')}, ${pileBits}) + pile) as actor_today, '' as split, max(attempt.2) as level
  from (select pile, arrayJoin(arrayZip(begun, levels)) as attempt from (${chainsSql(plan, p)})) group by actor_today`;
