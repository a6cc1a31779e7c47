import type { HistoryItem } from '../../../contract/problems/problem.ts';
import { formatDate, formatNumber } from '../../platform/format.ts';
import { problemsText } from '../problems.text.ts';
import { problemText as text } from './problem.text.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Facts that say something to a reader; ids and bookkeeping do not. */
const labels: Readonly<Record<string, string>> = {
  title: text.title,
  who: text.parts.who.label,
  situation: text.parts.situation.label,
  obstacle: text.parts.obstacle.label,
  consequence: text.parts.consequence.label,
  measureOfSuccess: text.parts.measureOfSuccess.label,
  status: text.status,
  parkedReason: text.parkWhy,
  tags: text.tags,
  effortPersonWeeks: text.whatIfEffort,
  durationWeeks: text.whatIfDuration,
  impact: text.impact,
  importance: text.importance,
  reason: text.reason,
  neededBy: text.neededBy,
  dueOn: text.dueOn,
  note: text.note,
};

/** Which part of an event is about this problem: a change of many lists them as items. */
function factsOf(facts: Facts | null, problemId: string): Facts {
  if (!facts) return {};
  const { items } = facts;
  if (!Array.isArray(items)) return facts;
  const own = items.find((item: Facts) => item['id'] === problemId || item['problemId'] === problemId);
  return (own ?? {}) as Facts;
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}/.test(value);

function words(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return text.nothing;
  if (Array.isArray(value)) return value.length === 0 ? text.nothing : value.join(', ');
  if (name === 'status') return problemsText.statuses[value as keyof typeof problemsText.statuses] ?? String(value);
  if (name === 'importance') return problemsText.importances[value as keyof typeof problemsText.importances] ?? String(value);
  if (name === 'reason') return problemsText.reasons[value as keyof typeof problemsText.reasons] ?? String(value);
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return isDay(value) ? formatDate(value) : value;
  return text.nothing;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export interface ChangedFact {
  label: string;
  before: string;
  after: string;
}

/** What an event changed on this problem, fact by fact; empty where the event says it all. */
export function changedFacts(item: Pick<HistoryItem, 'before' | 'after'>, problemId: string): ChangedFact[] {
  const before = factsOf(item.before, problemId);
  const after = factsOf(item.after, problemId);
  return Object.keys(labels).flatMap((name) =>
    item.before === null || !(name in after) || same(before[name], after[name])
      ? []
      : [{ label: labels[name] ?? name, before: words(name, before[name]), after: words(name, after[name]) }],
  );
}

/** How many pieces of evidence an event is about; undefined where it is about none. */
export function piecesOf(item: Pick<HistoryItem, 'after'>): number | undefined {
  const { evidenceIds } = item.after ?? {};
  return Array.isArray(evidenceIds) ? evidenceIds.length : undefined;
}

/** "renamed.something_new" → "renamed something new": an event that has no words of its own yet. */
export const eventWords = (event: string): string => text.events[event] ?? event.replace(/[._]/g, ' ');
