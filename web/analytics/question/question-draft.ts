// A question while it is being written: new ones, another kind of the same, and how it stands in a link.
import type { EventFilter, EventSelection } from '../../../contract/analytics/event-filter.ts';
import { type Question, type QuestionKind, question as questionSchema } from '../../../contract/analytics/question.ts';

export const questionKinds: readonly QuestionKind[] = ['trends', 'funnel', 'retention', 'lifecycle', 'stickiness', 'cohort'];

const anyEvent: EventSelection = { events: null, filters: [] };

/** The events that a question is about, whatever its kind. */
export function selectionsOf(question: Question): EventSelection[] {
  switch (question.kind) {
    case 'trends':
      return question.series.map(selectionOf);
    case 'funnel':
      return question.steps.map(selectionOf);
    case 'retention':
      return [question.start, question.comeBack];
    case 'lifecycle':
    case 'stickiness':
      return [question.event];
    case 'cohort':
      return question.conditions.map(selectionOf);
  }
}

const selectionOf = ({ events, filters }: EventSelection): EventSelection => ({ events, filters });

const settingsOf = (from: Question | undefined) => ({
  version: 1 as const,
  by: from?.by ?? ('person' as const),
  range: from?.range ?? ({ kind: 'last', count: 30, unit: 'day' } as const),
  interval: from?.interval ?? ('day' as const),
  zone: from?.zone ?? null,
  weekStart: from?.weekStart ?? ('monday' as const),
  filters: from?.filters ?? [],
  segmentIds: from?.segmentIds ?? [],
  breakdown: from?.breakdown ?? null,
  compare: from?.compare ?? ('none' as const),
});

/** A question of a kind that keeps from another what the kinds share: its events, its range, its filters. */
export function questionOfKind(kind: QuestionKind, from?: Question): Question {
  const settings = settingsOf(from);
  const events = from ? selectionsOf(from) : [];
  const [first = anyEvent, second] = events;
  switch (kind) {
    case 'trends':
      return {
        kind,
        ...settings,
        series: (events.length === 0 ? [anyEvent] : events).map((one) => ({ ...one, name: null, measure: { kind: 'unique' } })),
        formulas: [],
        rolling: null,
        cumulative: false,
      };
    case 'funnel':
      return {
        kind,
        ...settings,
        steps: [first, second ?? anyEvent, ...events.slice(2)].map((one) => ({ ...one, name: null })),
        order: 'ordered',
        windowSeconds: 14 * 86_400,
        exclusions: [],
        times: true,
      };
    case 'retention':
      return {
        kind,
        ...settings,
        // A day by day triangle of a month is what nobody reads.
        ...(from ? {} : { range: { kind: 'last', count: 12, unit: 'week' } as const, interval: 'week' as const }),
        start: first,
        comeBack: second ?? anyEvent,
        cohorts: 'first_time',
        counting: 'n_day',
        brackets: null,
        intervals: 8,
        atLeast: 1,
      };
    case 'lifecycle':
      return { kind, ...settings, event: first };
    case 'stickiness':
      return { kind, ...settings, event: first };
    case 'cohort':
      return {
        kind,
        ...settings,
        match: 'all',
        conditions: (events.length === 0 ? [anyEvent] : events).map((one) => ({ ...one, times: { op: 'at_least', count: 1 } })),
      };
  }
}

const isComplete = (filter: EventFilter): boolean => filter.name !== '' && (filter.type !== 'text' || filter.values.length > 0);
const withoutHoles = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(withoutHoles) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'filters' && Array.isArray(inner)
        ? (inner as EventFilter[]).filter(isComplete)
        : name === 'events' && Array.isArray(inner) && inner.length === 0
          ? null
          : withoutHoles(inner),
    ]),
  ) as Value;
};

export type Checked = { question: Question; fault: undefined } | { question: undefined; fault: string };

/** The question that a draft asks: conditions without a value are left out, what cannot be asked is told. */
export function check(draft: unknown): Checked {
  const read = questionSchema.safeParse(withoutHoles(completed(draft)));
  return read.success ? { question: read.data, fault: undefined } : { question: undefined, fault: read.error.issues[0]?.message ?? '' };
}

/** A formula without words and a breakdown without a property are not yet asked for. */
function completed(draft: unknown): unknown {
  if (typeof draft !== 'object' || draft === null) return draft;
  const { formulas, breakdown } = draft as {
    formulas?: { formula: string }[];
    breakdown?: { name?: string; segmentIds?: string[] } | null;
  };
  return {
    ...draft,
    ...(Array.isArray(formulas) ? { formulas: formulas.filter((one) => one.formula.trim() !== '') } : {}),
    ...(breakdown && (breakdown.name === '' || breakdown.segmentIds?.length === 0) ? { breakdown: null } : {}),
  };
}

/** The shortest form that means the same: links are looked at by people. */
export function lean(question: Question): Record<string, unknown> {
  const whole = JSON.stringify(questionSchema.parse(question));
  let short: Record<string, unknown> = { ...question };
  for (const name of Object.keys(question)) {
    const { [name]: _left, ...without } = short;
    const read = questionSchema.safeParse(without);
    if (read.success && JSON.stringify(read.data) === whole) short = without;
  }
  return withoutEmpty(short);
}

/** `filters: []` and `name: null` mean nothing deeper in a question either. */
const withoutEmpty = (given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((one) => (isRecord(one) ? withoutDefaults(one) : one))
        : isRecord(value)
          ? withoutDefaults(value)
          : value,
    ]),
  );
const withoutDefaults = (given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => !(name === 'filters' && Array.isArray(value) && value.length === 0) && !(name === 'name' && value === null),
    ),
  );
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isSameQuestion = (a: Question, b: Question): boolean => JSON.stringify(lean(a)) === JSON.stringify(lean(b));
