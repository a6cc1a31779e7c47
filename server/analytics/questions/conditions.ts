// The words that the statements of all kinds share: which rows, whose they are, in which bucket they lie.
import type { EventFilter, EventSelection } from '../../../contract/analytics/event-filter.ts';
import { refused } from '../../platform/errors.ts';
import { accountOf, personOf, silentEvents } from '../store/index.ts';
import type { Placeholders } from './placeholders.ts';
import type { Plan } from './plan.ts';
import type { Span } from './span.ts';

// What the client writes in another way, which an identifier is not read back from.
const escaped = /[\\'\t\n\r\f\0\b]/;

/** What an event carries under a name of any signs, handed over beside the statement. As an identifier, only its own column is read. */
const carriedSql = ({ on, name }: { on: 'property' | 'context'; name: string }, p: Placeholders): string => {
  const column = on === 'property' ? 'properties' : 'context';
  return escaped.test(name) ? `getSubcolumn(${column}, ${p.of('String', name)})` : `${column}.${p.of('Identifier', name)}`;
};

/** The number that a value is, or spells; null for everything else, and for what is no finite number. */
export const numberOf = (property: string, p: Placeholders): string => {
  const read = `toFloat64OrNull(toString(${carriedSql({ on: 'property', name: property }, p)}))`;
  return `if(isFinite(${read}), ${read}, null)`;
};

const comparisons = { equals: '=', above: '>', at_least: '>=', below: '<', at_most: '<=' } as const;

const filterSql = (filter: EventFilter, p: Placeholders): string => {
  const value = carriedSql(filter, p);
  const known = `isNotNull(${value})`;
  const words = `toString(${value})`;
  switch (filter.type) {
    case 'any':
      return filter.op === 'known' ? known : `not ${known}`;
    case 'boolean':
      return `(${known} and ${words} = ${p.of('String', String(filter.value))})`;
    case 'number':
      return `(${known} and ifNull(isFinite(toFloat64OrNull(${words})) and toFloat64OrNull(${words}) ${comparisons[filter.op]} ${p.of('Float64', filter.value)}, 0))`;
    case 'time': {
      const ms = p.of('Int64', Date.parse(filter.value));
      return `(${known} and ifNull(toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(${words}, 3, 'UTC')) ${filter.op === 'before' ? '<' : '>='} ${ms}, 0))`;
    }
    case 'text': {
      const values = p.of('Array(String)', filter.values);
      const found = {
        is: `has(${values}, ${words})`,
        is_not: `has(${values}, ${words})`,
        contains: `arrayExists(v -> positionCaseInsensitiveUTF8(${words}, v) > 0, ${values})`,
        not_contains: `arrayExists(v -> positionCaseInsensitiveUTF8(${words}, v) > 0, ${values})`,
        starts_with: `arrayExists(v -> startsWith(lowerUTF8(${words}), lowerUTF8(v)), ${values})`,
        ends_with: `arrayExists(v -> endsWith(lowerUTF8(${words}), lowerUTF8(v)), ${values})`,
      }[filter.op];
      return filter.op === 'is_not' || filter.op === 'not_contains' ? `not (${known} and ${found})` : `(${known} and ${found})`;
    }
  }
};

export const filtersSql = (filters: readonly EventFilter[], p: Placeholders): string[] => filters.map((filter) => filterSql(filter, p));

const silentList = silentEvents.map((name) => `'${name}'`).join(', ');

/** Rows of one selection, without the question's own filters. */
export const selectionSql = ({ events, filters }: EventSelection, p: Placeholders): string =>
  [
    events === null ? `event not in (${silentList})` : `event in ${p.of('Array(String)', [...new Set(events)])}`,
    ...filtersSql(filters, p),
  ].join(' and ');

export const anyOf = (conditions: readonly string[]): string =>
  `(${[...new Set(conditions)].map((condition) => `(${condition})`).join(' or ')})`;

/** Whose an event is today. */
export const actorSql = (plan: Plan): string => (plan.question.by === 'person' ? personOf() : accountOf());

// Days of the sources' zones and of the question's may differ by more than one.
const slackDays = 2;
const dayMs = 86_400_000;

/**
 * The rows that a plan may look at: of its workspace and sources, in its time, with an account when accounts are counted, of the
 * segments it names, and past the question's filters.
 *
 * Shape   since: 'ever' looks at what was before the range, too.
 */
export const rowsSql = (
  plan: Plan,
  p: Placeholders,
  { span = plan.span, since = 'range' }: { span?: Span; since?: 'range' | 'ever' } = {},
): string =>
  [
    'workspace = {workspace:UInt32}',
    'source in {sources:Array(UInt32)}',
    ...timeSql(plan, p, span, since),
    ...(plan.question.by === 'account' ? ['account > 0'] : []),
    ...filtersSql(plan.question.filters, p),
    ...plan.segments.map((numbers) => `${actorSql(plan)} in (select arrayJoin(${numbersSql(numbers, plan)}))`),
    ...plan.accountSegments.map((numbers) => `${accountOf()} in (select arrayJoin(${numbersSql(numbers, plan)}))`),
  ].join(' and ');

/** When an event of the range happened. */
export const timeSql = (plan: Plan, p: Placeholders, span: Span = plan.span, since: 'range' | 'ever' = 'range'): string[] => {
  const [from, until] = [span.bounds[0] as number, span.bounds.at(-1) as number];
  if (plan.byDays && span.days)
    return [
      ...(since === 'range' ? [`day >= ${dateSql(span.days[0] as number, p)}`] : []),
      `day < ${dateSql(span.days.at(-1) as number, p)}`,
    ];
  return [
    // The stored day only leaves out what lies far away: it is what the table is ordered by.
    ...(since === 'range' ? [`day >= ${dateSql(Math.floor(from / dayMs) - slackDays, p)}`, `at >= ${instantSql(from, p)}`] : []),
    `day <= ${dateSql(Math.ceil(until / dayMs) + slackDays, p)}`,
    `at < ${instantSql(until, p)}`,
  ];
};

// A stored day is between 1970 and 2149.
const dateSql = (days: number, p: Placeholders): string => `toDate(${p.of('UInt16', Math.min(Math.max(days, 0), 65_535))})`;
export const instantSql = (ms: number, p: Placeholders): string => `fromUnixTimestamp64Milli(${p.of('Int64', ms)}, 'UTC')`;

/** The bucket of a row, from 0; less than 0 before the first. */
export const bucketSql = (plan: Plan, p: Placeholders, span: Span = plan.span): string => {
  if (plan.byDays && span.days) return bucketOfDaySql(span.days, span.interval, p);
  return placeSql('toUnixTimestamp64Milli(at)', 'Int64', span.bounds, p);
};

const weekDays = 7;

/** The bucket of a stored day. */
export const bucketOfDaySql = (days: readonly number[], interval: Span['interval'], p: Placeholders): string => {
  const first = p.of('Int32', days[0] as number);
  if (interval === 'day') return `toInt32(greatest(toInt32(day) - ${first}, -1))`;
  const even = days.slice(0, -1).every((day, index) => day === (days[0] as number) + index * weekDays);
  if (interval === 'week' && even) return `toInt32(greatest(floor((toInt32(day) - ${first}) / ${weekDays}), -1))`;
  return placeSql('toInt32(day)', 'Int32', days, p);
};

const placeSql = (value: string, type: string, bounds: readonly number[], p: Placeholders): string => {
  // A day that a zone skipped is a bucket of no length: the later one of the same bound is the real one.
  const places = new Map(bounds.slice(0, -1).map((bound, index) => [bound, index]));
  const lowest = -(2 ** (type === 'Int64' ? 52 : 30));
  const starts = p.of(`Array(${type})`, [lowest, ...places.keys()]);
  return `transform(roundDown(${value}, ${starts}), ${starts}, ${p.of('Array(Int32)', [-1, ...places.values()])}, toInt32(-1))`;
};

/** Signs of all lists that a statement may hold: it may be 4 MB long. */
const listsLengthMost = 3_500_000;

/** A list stands in each part of a statement that looks at rows, and in front of it where a breakdown is counted. */
const listLengthMost = ({ question, segments, accountSegments }: Plan): number =>
  listsLengthMost / ((question.kind === 'trends' ? 2 * question.series.length : 3) * (segments.length + accountSegments.length));

/**
 * A list of numbers as words of a statement, the steps between them: an address would be too short for the members of a segment.
 *
 * Errors  segment_too_large.
 */
export const numbersSql = (numbers: readonly number[], plan: Plan): string => {
  const sorted = [...new Set(numbers)].toSorted((a, b) => a - b);
  if (!sorted.every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32))
    throw new Error('numbers of actors are UInt32');
  const steps = sorted.map((number, index) => number - (sorted[index - 1] ?? 0)).join(',');
  if (steps.length > listLengthMost(plan))
    throw refused('segment_too_large', 'A segment of the question has more members than a question may name.');
  return `cast(arrayCumSum(cast('[${steps}]', 'Array(UInt32)')), 'Array(UInt32)')`;
};

/** How long a value of a breakdown may be to be told from others. Units: characters. */
const splitLength = 200;

/** The value of a breakdown by property: 'v' and the text, or 'n' for none. Empty text without a breakdown. */
export const splitKeySql = (plan: Plan, p: Placeholders): string => {
  const split = plan.question.breakdown;
  if (split === null || split.by === 'segment') return `''`;
  const value = carriedSql({ on: split.by, name: split.name }, p);
  return `if(isNotNull(${value}), concat('v', leftUTF8(toString(${value}), ${splitLength})), 'n')`;
};
