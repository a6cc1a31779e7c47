import { NativeSelect, NumberInput } from '@mantine/core';
import type { Reduction } from '../../../contract/analytics/metric.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import { questionText } from '../question/question.text.ts';
import { resultText } from '../result/result.text.ts';
import { metricsText as text } from './metrics.text.ts';
import { hasMean } from './reduction-form.ts';

/** Which one number of the answer is meant. */
export function ReductionFields({
  question,
  reduction,
  onChange,
  error,
}: {
  question: Question;
  reduction: Reduction;
  onChange: (reduction: Reduction) => void;
  error?: React.ReactNode;
}) {
  const figures = (names: readonly (keyof typeof text.figures)[]) => names.map((value) => ({ value, label: text.figures[value] }));
  const refused = error === undefined ? {} : { error };
  switch (reduction.kind) {
    case 'trends': {
      if (question.kind !== 'trends') return null;
      const all = [
        ...question.series.map((one) => one.name ?? questionText.events(one.events)),
        ...question.formulas.map((one) => one.name ?? one.formula),
      ];
      return (
        <>
          {all.length > 1 && (
            <NativeSelect
              label={text.ofSeries}
              value={String(reduction.series)}
              data={all.map((label, at) => ({ value: String(at), label }))}
              onChange={(event) => onChange({ ...reduction, series: Number(event.currentTarget.value), figure: 'total' })}
            />
          )}
          <NativeSelect
            label={text.reduction}
            value={reduction.figure}
            data={figures(hasMean(question, reduction.series) ? ['total', 'mean'] : ['total'])}
            onChange={(event) => onChange({ ...reduction, figure: event.currentTarget.value as 'total' })}
            {...refused}
          />
        </>
      );
    }
    case 'funnel':
      return (
        <>
          <NativeSelect
            label={text.step}
            value={String(reduction.step ?? '')}
            data={[
              { value: '', label: text.lastStep },
              ...(question.kind === 'funnel'
                ? question.steps
                    .slice(1)
                    .map((one, at) => ({ value: String(at + 1), label: `${at + 2}. ${one.name ?? questionText.events(one.events)}` }))
                : []),
            ]}
            onChange={(event) =>
              onChange({ ...reduction, step: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
            }
          />
          <NativeSelect
            label={text.reduction}
            value={reduction.figure}
            data={figures(['share', 'came', 'dropped'])}
            onChange={(event) => onChange({ ...reduction, figure: event.currentTarget.value as 'share' })}
            {...refused}
          />
        </>
      );
    case 'retention':
      return (
        <>
          <NumberInput
            label={text.column}
            min={1}
            allowDecimal={false}
            value={reduction.column}
            onChange={(column) => typeof column === 'number' && onChange({ ...reduction, column })}
          />
          <NativeSelect
            label={text.reduction}
            value={reduction.figure}
            data={figures(['share', 'came'])}
            onChange={(event) => onChange({ ...reduction, figure: event.currentTarget.value as 'share' })}
            {...refused}
          />
        </>
      );
    case 'stickiness':
      return (
        <>
          <NumberInput
            label={text.intervals}
            min={1}
            allowDecimal={false}
            value={reduction.intervals}
            onChange={(intervals) => typeof intervals === 'number' && onChange({ ...reduction, intervals })}
          />
          <NativeSelect
            label={text.reduction}
            value={reduction.figure}
            data={figures(['share', 'came'])}
            onChange={(event) => onChange({ ...reduction, figure: event.currentTarget.value as 'share' })}
            {...refused}
          />
        </>
      );
    case 'lifecycle':
      return (
        <NativeSelect
          label={text.status}
          value={reduction.status}
          data={Object.entries(resultText.statuses).map(([value, label]) => ({ value, label }))}
          onChange={(event) => onChange({ ...reduction, status: event.currentTarget.value as typeof reduction.status })}
          {...refused}
        />
      );
    case 'cohort':
      return null;
  }
}
