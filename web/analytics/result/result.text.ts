import type { CountedBy, QuestionKind } from '../../../contract/analytics/question.ts';
import type { LifecycleStatus, QuestionAnswer } from '../../../contract/analytics/question-answer.ts';
import { formatNumber } from '../../platform/format.ts';
import { questionText } from '../question/question.text.ts';
import type { AnswerN, Rows } from './answer-n.ts';

const bytes = (many: number): string =>
  many < 1e6
    ? `${formatNumber(many / 1e3, { digits: 0 })} kB`
    : many < 1e9
      ? `${formatNumber(many / 1e6, { digits: 1 })} MB`
      : `${formatNumber(many / 1e9, { digits: 1 })} GB`;

/** More than these are told as a span. */
const mostTold = 4;

function nOfEach(by: CountedBy, each: AnswerN['each'], rows: Rows): string {
  const known = each.flatMap(({ n }) => n ?? []);
  if (known.length === 0) return 'n is hidden';
  const span = () => {
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return least === most ? questionText.many(by, most) : `${formatNumber(least)}–${questionText.many(by, most)}`;
  };
  if (rows !== undefined) return `n = ${span()} in each of ${formatNumber(each.length)} ${rows}`;
  if (each.length === 1) return `n = ${span()}`;
  if (each.length > mostTold) return `n = ${span()} in each of ${formatNumber(each.length)} lines`;
  return `n: ${each.map(({ name, n }) => `${name ?? ''} ${n === null ? 'hidden' : formatNumber(n)}`).join(', ')} ${by === 'person' ? 'people' : 'accounts'}`;
}

export const resultText = {
  titles: {
    trends: 'Trend',
    funnel: 'Funnel',
    retention: 'Retention',
    lifecycle: 'Lifecycle',
    stickiness: 'Stickiness',
    cohort: 'Cohort',
  } satisfies Record<QuestionKind, string>,
  table: 'Table',
  total: 'Total',
  value: 'Value',
  series: 'Series',
  all: 'All',
  none: 'without a value',
  other: 'others',
  noSegment: 'a segment that is gone',
  before: (name: string) => `${name}, before`,
  changeOf: (name: string) => `${name}, change`,
  points: (share: number) => `${formatNumber(share * 100, { digits: 1, isSigned: true })} pp`,
  sameTime: '±0 s',
  against: (words: string) => `${words} against the time before`,
  beforeIs: (words: string) => `before ${words}`,
  beforeHead: 'Before',
  events: 'Events',
  people: 'People',
  accounts: 'Accounts',
  actors: { person: 'People', account: 'Accounts' } satisfies Record<CountedBy, string>,
  time: 'Time',
  soFar: 'so far',
  cameBack: 'Came back',

  hidden: 'hidden',
  hiddenNote: (by: CountedBy) =>
    `Numbers with too few ${by === 'person' ? 'people' : 'accounts'} behind them are hidden, so that nobody can be told from them.`,

  step: 'Step',
  came: 'Came',
  ofFirst: 'Of all',
  ofPrevious: 'Of the step before',
  dropped: 'Dropped',
  droppedMany: (many: number) => `${formatNumber(many)} dropped`,
  median: 'Median time',
  average: 'Average time',
  medianIs: (words: string) => `median ${words}`,
  conversion: 'Conversion',
  whoCame: (step: string, many: string) => `Who came to ${step}: ${many}`,
  whoDropped: (step: string, many: string) => `Who did not come to ${step}: ${many}`,

  cohort: 'Cohort',
  size: 'Size',
  together: 'Together',
  column: (from: number, to: number | null, unit: string) =>
    to === null ? `${unit} ${from}+` : from === to ? `${unit} ${from}` : `${unit} ${from}–${to}`,
  retentionOver: 'Of those who could have come back by now',
  incomplete: 'This time is not over yet',

  statuses: { new: 'New', returning: 'Returning', resurrected: 'Back again', dormant: 'Gone quiet' } satisfies Record<
    LifecycleStatus,
    string
  >,

  exactly: 'In exactly so many',
  atLeast: 'In at least so many',
  stickinessAs: 'How they are counted',
  intervalsActive: 'Intervals active',

  whoIs: (what: string) => `Who: ${what}`,
  description: (answer: QuestionAnswer): string => questionText.sentence(answer.question),

  nHead: 'n',
  activeN: 'Active, n',
  nIs: (by: CountedBy, { each, smallest, hidden }: AnswerN, rows: Rows): string =>
    [
      nOfEach(by, each, rows),
      ...(smallest === null || each.length === 0 ? [] : [`smallest number: ${formatNumber(smallest)}`]),
      ...(hidden === 0 ? [] : [`${formatNumber(hidden)} hidden`]),
    ].join(' · '),
  plan: { bitmap: 'from daily sets', plain: 'from the events' } satisfies Record<QuestionAnswer['ran']['plan'], string>,
  rowsRead: (rows: number, size: number, ms: number) =>
    `${formatNumber(rows)} rows, ${bytes(size)} in ${formatNumber(ms, { digits: 0 })} ms`,
  newest: 'newest event',
  noEvents: 'no event has come yet',
  withoutAccount: (many: number) => `${formatNumber(many)} events in this range have no account and count for none`,
  showSql: 'Show SQL',
  hideSql: 'Hide SQL',
  sqlLabel: 'The statements that were run',

  annotate: 'Add annotation',
  annotations: 'Annotations',
  annotationDay: 'Day',
  annotationTitle: 'What happened',
  annotationNote: 'Note',
  annotationAdded: 'Annotation added',
  annotationChanged: 'Annotation changed',
  annotationRemoved: 'Annotation removed',
  saveAnnotation: 'Save annotation',
  changeAnnotation: (title: string) => `Change ${title}`,
  removeAnnotation: (title: string) => `Remove ${title}`,

  seconds: (seconds: number): string => {
    if (seconds < 1) return 'at once';
    if (seconds < 90) return `${formatNumber(seconds, { digits: 0 })} s`;
    if (seconds < 90 * 60) return `${formatNumber(seconds / 60, { digits: 0 })} min`;
    if (seconds < 36 * 3600) return `${formatNumber(seconds / 3600, { digits: 1 })} h`;
    return `${formatNumber(seconds / 86_400, { digits: 1 })} days`;
  },
};
