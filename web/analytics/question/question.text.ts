import type { CountedBy, Interval, Measure, Question, QuestionKind, Range } from '../../../contract/analytics/question.ts';
import { formatDate, formatNumber } from '../../platform/format.ts';

const plural = (many: number, one: string, several: string) => `${formatNumber(many)} ${many === 1 ? one : several}`;

const units: Record<Interval, [one: string, several: string]> = {
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
};

/** The words of a question, shared by the builder, its results and the lists of insights. */
export const questionText = {
  kinds: {
    trends: 'Trends',
    funnel: 'Funnel',
    retention: 'Retention',
    lifecycle: 'Lifecycle',
    stickiness: 'Stickiness',
    cohort: 'Cohort',
  } satisfies Record<QuestionKind, string>,
  kindLeads: {
    trends: 'How much, how many, over time',
    funnel: 'Who gets how far, and where they stop',
    retention: 'Who comes back',
    lifecycle: 'New, returning, back again, gone quiet',
    stickiness: 'On how many days they come',
    cohort: 'Who did this, and not that',
  } satisfies Record<QuestionKind, string>,
  by: { person: 'People', account: 'Accounts' } satisfies Record<CountedBy, string>,
  many: (by: CountedBy, many: number) => (by === 'person' ? plural(many, 'person', 'people') : plural(many, 'account', 'accounts')),
  intervals: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month' } satisfies Record<Interval, string>,
  perInterval: { hour: 'per hour', day: 'per day', week: 'per week', month: 'per month' } satisfies Record<Interval, string>,
  units: (many: number, unit: Interval) => plural(many, ...units[unit]),
  unitsAre: { hour: 'hours', day: 'days', week: 'weeks', month: 'months' } satisfies Record<Interval, string>,
  anyEvent: 'Any event',
  measures: {
    unique: 'Unique',
    count: 'Events',
    per_actor: 'Events per each',
    sum: 'Sum of',
    average: 'Average of',
    min: 'Smallest',
    max: 'Largest',
    p50: 'Median of',
    p90: '90th percentile of',
    p95: '95th percentile of',
  } satisfies Record<Measure['kind'], string>,
  measure: (measure: Measure, by: CountedBy): string => {
    if (measure.kind === 'unique') return by === 'person' ? 'unique people' : 'unique accounts';
    if (measure.kind === 'count') return 'events';
    if (measure.kind === 'per_actor') return by === 'person' ? 'events per person' : 'events per account';
    return 'property' in measure ? `${questionText.measures[measure.kind].toLowerCase()} ${measure.property}` : 'events';
  },
  range: (range: Range): string => {
    if (range.kind === 'last')
      return range.count === 1 ? `This ${units[range.unit][0]}` : `Last ${questionText.units(range.count, range.unit)}`;
    if (range.kind === 'since') return `Since ${formatDate(range.from)}`;
    return `${formatDate(range.from)} – ${formatDate(range.to)}`;
  },
  events: (events: readonly string[] | null): string =>
    events === null ? 'Any event' : events.map((name) => questionText.event(name)).join(' or '),
  /** Calls that are no events of somebody's own have words of ours. */
  event: (name: string): string => ownNames[name] ?? name,
  /** A question in one line, for lists and for who hears the page. */
  sentence: (question: Question): string => {
    const sentence = questionText.about(question);
    return `${sentence}, ${question.by === 'person' ? 'by person' : 'by account'}, ${questionText.range(question.range).toLowerCase()}`;
  },
  about: (question: Question): string => {
    const named = (one: { name?: string | null; events: readonly string[] | null }) => one.name ?? questionText.events(one.events);
    switch (question.kind) {
      case 'trends':
        return question.series.map((one) => `${named(one)} (${questionText.measure(one.measure, question.by)})`).join(', ');
      case 'funnel':
        return question.steps.map(named).join(' → ');
      case 'retention':
        return `${questionText.events(question.start.events)}, then back with ${questionText.events(question.comeBack.events)}`;
      case 'lifecycle':
      case 'stickiness':
        return `${questionText.kinds[question.kind]} of ${questionText.events(question.event.events)}`;
      case 'cohort':
        return question.conditions.map((one) => questionText.events(one.events)).join(question.match === 'all' ? ' and ' : ' or ');
    }
  },
};

const ownNames: Readonly<Record<string, string>> = {
  $page: 'Page viewed',
  $screen: 'Screen viewed',
  $identify: 'Identified',
  $group: 'Grouped',
  $alias: 'Aliased',
};
