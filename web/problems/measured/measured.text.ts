import type { MeasuredChange, OutcomeAnswer, OutcomeVerdict, PredictedChange } from '../../../contract/problems/outcome.ts';
import { formatNumber } from '../../platform/format.ts';

const change = (value: number, unit: string) => `${formatNumber(value, { isSigned: true })}${unit === '%' ? ' %' : ` ${unit}`}`;

export const measuredText = {
  title: 'Measured',
  note: 'from what people really did',
  reach: 'Reach',
  reachUnmeasured: 'Counted from who was heard. An insight or a metric can measure it.',
  reachOf: (people: number, name: string) => `${formatNumber(people)} ${people === 1 ? 'person' : 'people'} in 90 days, by ${name}`,
  reachWaits: (name: string) => `${name}, not measured yet`,
  nameReach: 'Measure reach',
  changeReach: 'Change',
  clearReach: 'Count who was heard again',
  measureNow: 'Measure now',
  measured: 'Reach measured',
  reachSaved: 'Reach is measured from now on',
  reachCleared: 'Reach is what was heard',
  source: 'Measured by',
  sourceHint: 'Must count people: uniques, who came through or dropped out of a funnel, or a cohort. Always the last 90 days.',
  insights: 'Insights',
  metrics: 'Metrics',
  needSource: 'Choose an insight or a metric.',

  alert: 'Alert',
  alertFiles: (name: string) => `files evidence here when ${name} crosses it`,
  unlinkAlert: 'File no more evidence',
  alertUnlinked: 'It files no more evidence here',

  predictAnew: 'Predict anew',
  whyNow: 'Why it is another one now',
  predictedOn: 'said',
  archiveOutcome: 'Archive',
  outcomeArchived: 'Outcome archived',
  restoreOutcome: 'Restore',
  outcomeRestored: 'Outcome restored',
  showArchived: (many: number) => `Show ${many === 1 ? 'an archived outcome' : `${formatNumber(many)} archived outcomes`}`,
  hideArchived: 'Hide what is archived',

  outcomes: 'Outcomes',
  outcomesNote: 'What we said would change, and what did.',
  addOutcome: 'Predict an outcome',
  metric: 'Metric',
  needMetric: 'Choose a metric.',
  predicted: 'Will change by',
  predictedUnit: 'Unit of the change',
  predictedUnits: { percent: '% of the baseline', points: 'in its own unit' },
  minimumN: 'At least so many behind each figure',
  outcomeSaved: 'Prediction kept',
  measureOutcome: 'Measure',
  outcomeMeasured: 'Outcome measured',
  baseline: (value: string, n: string) => `Baseline ${value}${n}`,
  n: (many: number | null) => (many === null ? '' : `, n = ${formatNumber(many)}`),
  saidWas: ({ value, unit }: PredictedChange, of: OutcomeAnswer) => `predicted ${change(value, unit === 'percent' ? '%' : of.metric.unit)}`,
  frozen: 'frozen when the problem was chosen',
  didWas: ({ change: did, figure }: MeasuredChange, unit: string) =>
    `${change(did.value, unit)}${did.low === null || did.high === null ? '' : ` (95 % between ${formatNumber(did.low, { isSigned: true })} and ${formatNumber(did.high, { isSigned: true })})`}${
      figure.n === null ? '' : `, n = ${formatNumber(figure.n)}`
    }`,
  verdicts: {
    better: 'Better',
    no_difference: 'No difference shown',
    worse: 'Worse',
    too_few: 'Too few to say',
  } satisfies Record<OutcomeVerdict, string>,
  notMeasured: 'Not measured yet',
};
