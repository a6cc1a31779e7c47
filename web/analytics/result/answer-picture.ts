// An answer as a picture. The id of a point or column is the cell that it shows, so that a press on it can ask who that is.
import type { AnnotationAnswer } from '../../../contract/analytics/annotation.ts';
import type {
  AnswerBucket,
  AnswerCell,
  QuestionAnswer,
  QuestionCell,
  QuestionResult,
  SplitValue,
} from '../../../contract/analytics/question-answer.ts';
import type { Line, Picture, Stack } from '../../platform/charts/picture.ts';
import { formatNumber, formatPercent } from '../../platform/format.ts';
import { lensSideOf } from '../analytics.api.ts';
import { questionText } from '../question/question.text.ts';
import { hasBegun, lifecycleOrder, lineName, retentionTogether, type SegmentNames, splitName } from './answer-table.ts';
import { bucketLabels } from './bucket-label.ts';
import { resultText as text } from './result.text.ts';

const idOf = (cell: QuestionCell): string => JSON.stringify(cell);
export const cellOfId = (id: string): QuestionCell => JSON.parse(id) as QuestionCell;

/** More lines than this are a thicket; the table below has all of them. */
const mostLines = 12;

/** The bucket in which a day lies; undefined outside of the range. Shape  until: the day after the last one of the range. */
export function bucketOfDay(day: string, buckets: readonly Pick<AnswerBucket, 'label'>[], until: string): number | undefined {
  if (day >= until) return undefined;
  const at = buckets.findLastIndex(({ label }) => label.slice(0, 10) <= day);
  return at < 0 ? undefined : at;
}

/** The day of an instant in a zone. */
export const dayIn = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));

function trendsPicture(answer: QuestionAnswer, segments: SegmentNames, annotations: readonly AnnotationAnswer[]): Picture | undefined {
  const { result, before, question } = answer;
  if (result.kind !== 'trends' || result.buckets.length === 0) return undefined;
  const labels = bucketLabels(result.buckets, question.interval);
  const until = dayIn(result.range.until, result.range.zone);
  const shown = [...result.lines].sort((a, b) => a.series - b.series || (b.total.value ?? 0) - (a.total.value ?? 0)).slice(0, mostLines);
  const isAlone = shown.length === 1;
  const linesOf = (of: QuestionResult & { kind: 'trends' }, lines: typeof shown, isBefore: boolean): Line[] =>
    lines.map((line, at) => {
      const name = lineName(line, of, segments);
      return {
        id: `${isBefore ? 'before ' : ''}${at}`,
        label: isBefore ? text.before(name) : name,
        ...(isBefore ? { isReference: true } : {}),
        // One line counts people or accounts, and has their hue; several are told apart.
        ...(isAlone ? (isBefore ? {} : { side: lensSideOf(question.by) }) : { tone: at }),
        points: line.cells.flatMap((cell, bucket) =>
          labels[bucket] === undefined
            ? []
            : [
                {
                  x: labels[bucket],
                  // A time that has not begun is not one in which nobody came.
                  y: hasBegun(of.buckets, bucket) ? cell.value : null,
                  ...(of.buckets[bucket]?.complete === false ? { isPartial: true } : {}),
                  ...(line.isFormula || cell.hidden || !cell.n
                    ? {}
                    : { id: idOf({ kind: 'trends', series: line.series, split: line.split, bucket, before: isBefore }) }),
                },
              ],
        ),
      };
    });
  const earlier =
    before?.kind === 'trends'
      ? shown.flatMap(
          (line) =>
            before.lines.find((one) => one.series === line.series && JSON.stringify(one.split) === JSON.stringify(line.split)) ?? [],
        )
      : [];
  const measures =
    question.kind === 'trends' ? [...new Set(question.series.map((one) => questionText.measure(one.measure, question.by)))] : [];
  return {
    kind: 'line',
    x: { label: text.time },
    y: {
      label: measures.length === 1 && measures[0] ? capital(measures[0]) : text.value,
      format: (value) => formatNumber(value, { isCompact: value >= 10_000 }),
    },
    lines: [...linesOf(result, shown, false), ...(before?.kind === 'trends' ? linesOf(before, earlier, true) : [])],
    marks: annotations.flatMap((one, index) => {
      const at = bucketOfDay(one.on, result.buckets, until);
      return at === undefined || labels[at] === undefined ? [] : [{ x: labels[at], label: one.title, number: index + 1 }];
    }),
  };
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function lifecyclePicture(answer: QuestionAnswer): Picture | undefined {
  const { result, question } = answer;
  const split = result.kind === 'lifecycle' ? result.splits[0] : undefined;
  if (result.kind !== 'lifecycle' || !split) return undefined;
  return {
    kind: 'column',
    x: { label: text.time },
    value: { label: text.actors[question.by] },
    labels: bucketLabels(result.buckets, question.interval),
    stacks: lifecycleOrder.map((status, at) => ({
      id: status,
      label: text.statuses[status],
      // Who came new is what the chart is opened for; who went quiet stands below the line.
      ...(status === 'new' ? { side: lensSideOf(question.by) } : { tone: [0, 1, 0, 4][at] ?? 4 }),
      values: split.statuses[status].map((cell, bucket) => ({
        // Whoever has not come yet may still come.
        value:
          cell.value === null || !hasBegun(result.buckets, bucket) || (status === 'dormant' && !result.buckets[bucket]?.complete)
            ? null
            : status === 'dormant'
              ? -cell.value
              : cell.value,
        ...(result.buckets[bucket]?.complete === false ? { isPartial: true } : {}),
        ...(cell.n && !cell.hidden ? { id: idOf({ kind: 'lifecycle', split: split.split, before: false, bucket, status }) } : {}),
      })),
    })),
  };
}

function stickinessPicture(answer: QuestionAnswer, segments: SegmentNames, isAtLeast: boolean): Picture | undefined {
  const { result, before, question } = answer;
  if (result.kind !== 'stickiness') return undefined;
  const then = before?.kind === 'stickiness' ? before.splits[0] : undefined;
  const valuesOf = (split: SplitValue, cells: readonly AnswerCell[], isBefore: boolean) =>
    cells.map((cell, at) => ({
      value: cell.value,
      ...(cell.n && !cell.hidden
        ? { id: idOf({ kind: 'stickiness', split, before: isBefore, intervals: at + 1, atLeast: isAtLeast }) }
        : {}),
    }));
  const longest = Math.max(0, ...result.splits.map(({ exactly }) => exactly.length));
  const isAlone = result.splits.length === 1;
  return {
    kind: 'column',
    x: { label: text.intervalsActive },
    value: { label: text.actors[question.by] },
    labels: Array.from({ length: longest }, (_, at) => String(at + 1)),
    stacks: result.splits
      .slice(0, mostLines)
      .map(
        ({ split, exactly, atLeast }, place): Stack => ({
          id: String(place),
          label: splitName(split, segments) ?? text.actors[question.by],
          ...(isAlone ? { side: lensSideOf(question.by) } : { tone: place }),
          values: valuesOf(split, isAtLeast ? atLeast : exactly, false),
        }),
      )
      .concat(
        // Beside each other only where there is one of each: more is read in the table.
        isAlone && then
          ? [
              {
                id: 'before',
                label: text.beforeHead,
                isReference: true,
                values: valuesOf(then.split, isAtLeast ? then.atLeast : then.exactly, true),
              },
            ]
          : [],
      ),
  };
}

/** All cohorts together, that had the time; the triangle below has each of them. */
function retentionPicture(answer: QuestionAnswer, segments: SegmentNames): Picture | undefined {
  const { result, before, question } = answer;
  if (result.kind !== 'retention') return undefined;
  const unit = questionText.intervals[question.interval];
  const isAlone = result.splits.length === 1;
  const lineOf = ({ split, rows }: (typeof result.splits)[number], at: number, isBefore: boolean): Line => {
    const name = splitName(split, segments) ?? text.together;
    return {
      id: `${isBefore ? 'before ' : ''}${at}`,
      label: isBefore ? text.before(name) : name,
      ...(isBefore ? { isReference: true } : {}),
      ...(isAlone ? (isBefore ? {} : { side: lensSideOf(question.by) }) : { tone: at }),
      points: result.columns.slice(1).map(({ from, to }, column) => ({
        x: text.column(from, to, unit),
        y: retentionTogether(rows, column + 1),
      })),
    };
  };
  const shown = result.splits.slice(0, mostLines);
  const lines = shown.map((one, at) => lineOf(one, at, false));
  if (lines.every((line) => line.points.every(({ y }) => y === null))) return undefined;
  const earlier = before?.kind === 'retention' ? before.splits : [];
  return {
    kind: 'line',
    x: { label: text.time },
    y: { label: text.cameBack, format: (value) => formatPercent(value) },
    lines: [
      ...lines,
      ...shown.flatMap(({ split }, at) => {
        const then = earlier.find((one) => JSON.stringify(one.split) === JSON.stringify(split));
        return then ? [lineOf(then, at, true)] : [];
      }),
    ],
  };
}

function cohortPicture(answer: QuestionAnswer, segments: SegmentNames): Picture | undefined {
  const { result, question } = answer;
  if (result.kind !== 'cohort' || result.splits.length < 2) return undefined;
  return {
    kind: 'bar',
    value: { label: text.actors[question.by] },
    bars: result.splits.flatMap(({ split, size }) =>
      size.value === null
        ? []
        : [
            {
              id: idOf({ kind: 'cohort', split, before: false }),
              label: splitName(split, segments) ?? text.all,
              value: size.value,
              side: lensSideOf(question.by),
            },
          ],
    ),
  };
}

/** Undefined: the answer is best read as something else than a picture. */
export function answerPicture(
  answer: QuestionAnswer,
  segments: SegmentNames,
  { annotations, isAtLeast }: { annotations: readonly AnnotationAnswer[]; isAtLeast: boolean },
): Picture | undefined {
  switch (answer.result.kind) {
    case 'trends':
      return trendsPicture(answer, segments, annotations);
    case 'lifecycle':
      return lifecyclePicture(answer);
    case 'stickiness':
      return stickinessPicture(answer, segments, isAtLeast);
    case 'cohort':
      return cohortPicture(answer, segments);
    case 'retention':
      return retentionPicture(answer, segments);
    default:
      return undefined;
  }
}
