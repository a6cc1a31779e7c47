// Events as a list, and the slow, obvious way to say which of them a question means. What the statements are held against.
import type { EventFilter, EventSelection } from '../../../../contract/analytics/event-filter.ts';
import type { Question } from '../../../../contract/analytics/question.ts';
import type { AskedIn } from '../plan.ts';
import { bucketOf, type Span } from '../span.ts';

type Carried = { [name: string]: string | number | boolean };

export type NaiveEvent = {
  event: string;
  atMs: number;
  actor: number;
  account: number;
  source: number;
  properties: Carried;
  context: Carried;
};

/** Who an actor, or an account, has turned out to be. */
export type NaiveHistory = { events: readonly NaiveEvent[]; persons: ReadonlyMap<number, number>; accounts: ReadonlyMap<number, number> };

/** One doing of somebody who counts. */
export type Doing = NaiveEvent & { who: number; bucket: number };

const silent = ['$identify', '$group', '$alias'];

export const isSelected = (event: NaiveEvent, { events, filters }: EventSelection): boolean =>
  (events === null ? !silent.includes(event.event) : events.includes(event.event)) && filters.every((filter) => passes(event, filter));

function passes(event: NaiveEvent, filter: EventFilter): boolean {
  const value = (filter.on === 'property' ? event.properties : event.context)[filter.name];
  const words = value === undefined ? '' : String(value);
  const isKnown = value !== undefined;
  switch (filter.type) {
    case 'any':
      return isKnown === (filter.op === 'known');
    case 'boolean':
      return isKnown && words === String(filter.value);
    case 'time':
      return isKnown && !Number.isNaN(Date.parse(words)) && Date.parse(words) < Date.parse(filter.value) === (filter.op === 'before');
    case 'number': {
      const number = numberIn(value);
      if (number === null) return false;
      const { op, value: other } = filter;
      if (op === 'equals') return number === other;
      if (op === 'above') return number > other;
      if (op === 'at_least') return number >= other;
      return op === 'below' ? number < other : number <= other;
    }
    case 'text': {
      const low = words.toLowerCase();
      const some = (test: (one: string) => boolean) => isKnown && filter.values.some(test);
      if (filter.op === 'is') return some((one) => words === one);
      if (filter.op === 'is_not') return !some((one) => words === one);
      if (filter.op === 'contains') return some((one) => low.includes(one.toLowerCase()));
      if (filter.op === 'not_contains') return !some((one) => low.includes(one.toLowerCase()));
      return filter.op === 'starts_with'
        ? some((one) => low.startsWith(one.toLowerCase()))
        : some((one) => low.endsWith(one.toLowerCase()));
    }
  }
}

export const numberIn = (value: string | number | boolean | undefined): number | null => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
};

/** What somebody did up to the end of the range, those of the segments only; bucket -1 before the range. */
export function doingsOf(question: Question, asked: AskedIn, history: NaiveHistory, span: Span, segmentIds: readonly string[]): Doing[] {
  const segments = segmentIds.flatMap((id) => asked.segments.get(id) ?? []);
  const isMember = (who: number, account: number) =>
    segments.every(({ kind, numbers }) => numbers.includes(kind === question.by ? who : account));
  const sources = new Set(asked.sources.map(({ number }) => number));
  return history.events.flatMap((event) => {
    const bucket = bucketOf(span, event.atMs);
    const number = question.by === 'person' ? event.actor : event.account;
    if (bucket === undefined || !sources.has(event.source) || (question.by === 'account' && number === 0)) return [];
    const who = (question.by === 'person' ? history.persons : history.accounts).get(number) ?? number;
    if (!isMember(who, history.accounts.get(event.account) ?? event.account) || !question.filters.every((filter) => passes(event, filter)))
      return [];
    return [{ ...event, who, bucket }];
  });
}

export const distinct = (doings: readonly { who: number }[]): number => new Set(doings.map(({ who }) => who)).size;

/** The value of a breakdown, as statements write it. */
export function splitKey(event: NaiveEvent, question: Question): string {
  const split = question.breakdown;
  if (split === null || split.by === 'segment') return '';
  const value = (split.by === 'property' ? event.properties : event.context)[split.name];
  return value === undefined ? 'n' : `v${value}`;
}

/** The most frequent values stay what they are, the others become one. */
export function splitter(question: Question, counted: readonly NaiveEvent[]): (event: NaiveEvent) => string {
  const split = question.breakdown;
  if (split === null || split.by === 'segment') return () => '';
  const times = new Map<string, number>();
  for (const event of counted) times.set(splitKey(event, question), (times.get(splitKey(event, question)) ?? 0) + 1);
  const tops = [...times].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, split.top);
  const known = new Set(tops.map(([key]) => key));
  return (event) => (known.has(splitKey(event, question)) ? splitKey(event, question) : 'o');
}
