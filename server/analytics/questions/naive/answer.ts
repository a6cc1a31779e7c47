// The slow, obvious answer to each kind of question: loops over a list of events. The numbers are named by their place.
import type {
  CohortQuestion,
  FunnelQuestion,
  LifecycleQuestion,
  Question,
  RetentionQuestion,
  StickinessQuestion,
  TrendsQuestion,
} from '../../../../contract/analytics/question.ts';
import type { AskedIn } from '../plan.ts';
import { planOf } from '../plan.ts';
import { bucketCount, type Span } from '../span.ts';
import { type Doing, distinct, doingsOf, isSelected, type NaiveHistory, numberIn, splitter } from './history.ts';

/** `series 0 · v… · 3` and its number. Zeros may be left out. */
export type Numbers = Map<string, number>;

type Told = { doings: readonly Doing[]; span: Span; split: (event: Doing) => string };

export function naiveNumbers(
  question: Question,
  asked: AskedIn,
  history: NaiveHistory,
  more: { before?: boolean; segmentId?: string } = {},
): Numbers {
  const { span, spanAsked } = planOf(question, asked, more);
  const segmentIds = [...question.segmentIds, ...(more.segmentId === undefined ? [] : [more.segmentId])];
  const doings = doingsOf(question, asked, history, span, segmentIds);
  const counted = doingsOf(question, asked, history, spanAsked, segmentIds).filter(
    (doing) => doing.bucket >= 0 && decidesSplit(question, doing),
  );
  const told: Told = { doings, span, split: splitter(question, counted) };
  switch (question.kind) {
    case 'trends':
      return trends(question, told);
    case 'funnel':
      return funnel(question, told);
    case 'retention':
      return retention(question, told);
    case 'lifecycle':
      return lifecycle(question, told);
    case 'stickiness':
      return stickiness(question, told);
    case 'cohort':
      return cohort(question, told, asked, history, segmentIds);
  }
}

const decidesSplit = (question: Question, doing: Doing): boolean => {
  if (question.kind === 'trends') return question.series.some((series) => isSelected(doing, series));
  if (question.kind === 'funnel') return isSelected(doing, question.steps[0] as FunnelQuestion['steps'][number]);
  return question.kind === 'retention' && isSelected(doing, question.start);
};

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const percentile = (numbers: readonly number[], level: number): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * level;
  const low = sorted[Math.floor(place)] as number;
  return low + ((sorted[Math.ceil(place)] as number) - low) * (place - Math.floor(place));
};

function measured({ measure }: TrendsQuestion['series'][number], doings: readonly Doing[]): { value: number; n: number } | null {
  if (!('property' in measure)) {
    const n = distinct(doings);
    const value = measure.kind === 'unique' ? n : measure.kind === 'count' ? doings.length : doings.length / n;
    return n === 0 ? null : { value, n };
  }
  const numeric = doings.filter((doing) => numberIn(doing.properties[measure.property]) !== null);
  const numbers = numeric.map((doing) => numberIn(doing.properties[measure.property]) as number);
  if (numbers.length === 0) return null;
  const found = {
    sum: () => sumOf(numbers),
    average: () => sumOf(numbers) / numbers.length,
    min: () => Math.min(...numbers),
    max: () => Math.max(...numbers),
    p50: () => percentile(numbers, 0.5),
    p90: () => percentile(numbers, 0.9),
    p95: () => percentile(numbers, 0.95),
  }[measure.kind]();
  return { value: found, n: distinct(numeric) };
}

function trends(question: TrendsQuestion, { doings, span, split }: Told): Numbers {
  const numbers: Numbers = new Map();
  const count = bucketCount(span);
  question.series.forEach((series, index) => {
    const selected = doings.filter((doing) => doing.bucket >= 0 && isSelected(doing, series));
    for (const key of new Set(selected.map(split))) {
      const own = selected.filter((doing) => split(doing) === key);
      const tell = (place: string, found: { value: number; n: number } | null) => {
        if (found === null) return;
        numbers.set(`series ${index} · ${key} · ${place}`, found.value);
        numbers.set(`series ${index} · ${key} · ${place} n`, found.n);
      };
      tell(
        'total',
        measured(
          series,
          own.filter(({ bucket }) => bucket >= span.lead),
        ),
      );
      for (let bucket = span.lead; bucket < count; bucket += 1) {
        const first = question.cumulative ? 0 : bucket;
        if (question.rolling === null) {
          tell(
            String(bucket - span.lead),
            measured(
              series,
              own.filter((doing) => doing.bucket >= first && doing.bucket <= bucket),
            ),
          );
          continue;
        }
        const window = Array.from({ length: question.rolling }, (_, back) =>
          measured(
            series,
            own.filter((doing) => doing.bucket === bucket - back),
          ),
        );
        const zero = ['count', 'unique', 'sum'].includes(series.measure.kind) ? 0 : null;
        const values = window.flatMap((found) => (found === null ? (zero === null ? [] : [zero]) : [found.value]));
        if (values.length > 0)
          tell(String(bucket - span.lead), { value: sumOf(values) / values.length, n: Math.max(...window.map((found) => found?.n ?? 0)) });
      }
    }
  });
  return numbers;
}

type Attempt = { level: number; times: number[] };

/** One attempt, from the event at `start` on. Null when an exclusion voids it. */
function attempt(question: FunnelQuestion, ordered: readonly Doing[], start: number): Attempt | null {
  const steps = question.steps;
  const limit = (ordered[start] as Doing).atMs + question.windowSeconds * 1000;
  const times = [(ordered[start] as Doing).atMs];
  let isOpen = true;
  for (const doing of ordered.slice(start + 1)) {
    if (doing.atMs > limit || times.length === steps.length) break;
    const level = times.length;
    if (isOpen && isSelected(doing, steps[level] as FunnelQuestion['steps'][number])) times.push(doing.atMs);
    else if (question.order === 'strict') isOpen = false;
    const isHit = (exclusion: FunnelQuestion['exclusions'][number]) =>
      exclusion.fromStep < level && times.length <= exclusion.toStep && isSelected(doing, exclusion);
    if (question.exclusions.some(isHit)) return null;
  }
  return { level: times.length, times };
}

function funnel(question: FunnelQuestion, { doings, split }: Told): Numbers {
  const numbers: Numbers = new Map();
  const isStep = (doing: Doing) => [...question.steps, ...question.exclusions].some((each) => isSelected(doing, each));
  const isStranger = (doing: Doing) => question.order === 'strict' && isSelected(doing, { events: null, filters: [] });
  const seen = doings.filter((doing) => doing.bucket >= 0 && (isStep(doing) || isStranger(doing)));
  const took = new Map<string, number[]>();
  const flags = (doing: Doing) => [...question.steps, ...question.exclusions].map((each) => isSelected(doing, each));
  const order = (doing: Doing) => {
    const place = flags(doing).indexOf(true);
    return place === -1 ? 99 : place;
  };
  const weight = (doing: Doing) => sumOf(flags(doing).map((flag, index) => (flag ? 2 ** index : 0)));
  for (const [, own] of Map.groupBy(seen, ({ who }) => who)) {
    const ordered = own.toSorted((a, b) => a.atMs - b.atMs || order(a) - order(b) || weight(a) - weight(b));
    const starts = ordered.flatMap((doing, index) => (flags(doing)[0] ? [index] : []));
    if (starts.length === 0) continue;
    const begun = ordered.filter((doing) => flags(doing)[0]).toSorted((a, b) => a.atMs - b.atMs || (split(a) < split(b) ? -1 : 1));
    const key = split(begun[0] as Doing);
    const best = starts
      .map((start) => attempt(question, ordered, start))
      .reduce<Attempt | null>((found, next) => (next !== null && (found === null || next.level > found.level) ? next : found), null);
    for (let step = 0; step < (best?.level ?? 0); step += 1) {
      numbers.set(`${key} · ${step}`, (numbers.get(`${key} · ${step}`) ?? 0) + 1);
      if (step === 0) continue;
      const seconds = ((best?.times[step] as number) - (best?.times[step - 1] as number)) / 1000;
      took.set(`${key} · ${step}`, [...(took.get(`${key} · ${step}`) ?? []), seconds]);
    }
  }
  if (question.times)
    for (const [place, seconds] of took) {
      numbers.set(`${place} average`, sumOf(seconds) / seconds.length);
      numbers.set(`${place} median`, percentile(seconds, 0.5));
    }
  return numbers;
}

function retention(question: RetentionQuestion, { doings, span, split }: Told): Numbers {
  const numbers: Numbers = new Map();
  const last = bucketCount(span) - 1;
  const add = (key: string, cohort: number, column: number) => {
    const place = `${key} · ${cohort} · ${column}`;
    numbers.set(place, (numbers.get(place) ?? 0) + 1);
  };
  for (const [, own] of Map.groupBy(doings, ({ who }) => who)) {
    const begun = own
      .filter((doing) => isSelected(doing, question.start))
      .toSorted((a, b) => a.atMs - b.atMs || (split(a) < split(b) ? -1 : 1));
    const first = begun[0];
    if (first === undefined) continue;
    const cohorts =
      question.cohorts === 'first_time' ? [first] : [...new Map(begun.toReversed().map((doing) => [doing.bucket, doing])).values()];
    const cameBack = (bucket: number) =>
      own.filter((doing) => doing.bucket === bucket && isSelected(doing, question.comeBack)).length >= question.atLeast;
    const inAny = (from: number, to: number) =>
      Array.from({ length: Math.max(0, Math.min(to, last) - from + 1) }, (_, i) => from + i).some(cameBack);
    for (const cohort of cohorts) {
      if (cohort.bucket < 0) continue;
      const key = split(cohort);
      add(key, cohort.bucket, 0);
      let from = 1;
      const sizes = question.counting === 'bracket' ? (question.brackets ?? []) : Array.from({ length: question.intervals }, () => 1);
      sizes.forEach((size, index) => {
        const begin = cohort.bucket + from;
        from += size;
        if (begin > last) return;
        if (inAny(begin, question.counting === 'unbounded' ? last : begin + size - 1)) add(key, cohort.bucket, index + 1);
      });
    }
  }
  return numbers;
}

function lifecycle(question: LifecycleQuestion, { doings, span }: Told): Numbers {
  const numbers: Numbers = new Map();
  const add = (status: string, bucket: number) => numbers.set(`${status} · ${bucket}`, (numbers.get(`${status} · ${bucket}`) ?? 0) + 1);
  for (const [, own] of Map.groupBy(
    doings.filter((doing) => isSelected(doing, question.event)),
    ({ who }) => who,
  )) {
    const active = new Set(own.map(({ bucket }) => bucket));
    for (let bucket = span.lead; bucket < bucketCount(span); bucket += 1) {
      const shown = bucket - span.lead;
      if (active.has(bucket))
        add(active.has(bucket - 1) ? 'returning' : own.some((doing) => doing.bucket < bucket) ? 'resurrected' : 'new', shown);
      else if (active.has(bucket - 1)) add('dormant', shown);
    }
  }
  return numbers;
}

function stickiness(question: StickinessQuestion, { doings }: Told): Numbers {
  const numbers: Numbers = new Map();
  const selected = doings.filter((doing) => doing.bucket >= 0 && isSelected(doing, question.event));
  for (const [, own] of Map.groupBy(selected, ({ who }) => who)) {
    const place = `exactly ${new Set(own.map(({ bucket }) => bucket)).size}`;
    numbers.set(place, (numbers.get(place) ?? 0) + 1);
  }
  return numbers;
}

function cohort(question: CohortQuestion, { span }: Told, asked: AskedIn, history: NaiveHistory, segmentIds: readonly string[]): Numbers {
  const everything = doingsOf({ ...question, filters: [] }, asked, history, span, segmentIds);
  const counting = new Set(
    doingsOf(question, asked, history, span, segmentIds).map(
      (doing) => `${doing.who} ${doing.atMs} ${doing.event} ${JSON.stringify(doing.properties)}`,
    ),
  );
  const isIn = (own: readonly Doing[]) => {
    const answers = question.conditions.map((condition) => {
      const times = own.filter(
        (doing) =>
          doing.bucket >= 0 &&
          isSelected(doing, condition) &&
          counting.has(`${doing.who} ${doing.atMs} ${doing.event} ${JSON.stringify(doing.properties)}`),
      ).length;
      if (condition.times.op === 'at_least') return times >= condition.times.count;
      return condition.times.op === 'at_most' ? times <= condition.times.count : times === condition.times.count;
    });
    return question.match === 'all' ? answers.every(Boolean) : answers.some(Boolean);
  };
  const size = [...Map.groupBy(everything, ({ who }) => who).values()].filter(isIn).length;
  return new Map(size === 0 ? [] : [['size', size]]);
}
