import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { AlertAnswer, AlertCondition, AlertPeriod } from '../../../contract/analytics/alert.ts';
import type { Reduction } from '../../../contract/analytics/metric.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import { useSave } from '../../platform/form.ts';
import { useApi, useProduct } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import classes from '../metrics/Metrics.module.css';
import { metricsText as text } from '../metrics/metrics.text.ts';
import { ReductionFields } from '../metrics/ReductionFields.tsx';
import { likelyReduction } from '../metrics/reduction-form.ts';

/** Of an insight one number is watched; of a metric its own. */
export type Watches = { kind: 'insight'; id: string; name: string; question: Question } | { kind: 'metric'; id: string; name: string };

const amountOf = (condition: AlertCondition): number => ('threshold' in condition ? condition.threshold : condition.by);

/** When somebody wants to be told of a number. */
export function AlertDrawer({
  watches,
  alert,
  onClose,
}: {
  watches: Watches /** Changed instead of made. */;
  alert?: AlertAnswer;
  onClose: () => void;
}) {
  const api = useApi();
  const product = useProduct();
  const form = useForm({
    initialValues: {
      name: alert?.name ?? watches.name.slice(0, 120),
      reduction: (watches.kind === 'insight' ? likelyReduction(watches.question) : { kind: 'cohort' }) as Reduction,
      kind: alert?.condition.kind ?? ('falls' as AlertCondition['kind']),
      amount: (alert ? amountOf(alert.condition) : 20) as number | string,
      unit: alert && 'unit' in alert.condition ? alert.condition.unit : ('percent' as 'percent' | 'points'),
      period: alert?.period ?? ('week' as AlertPeriod),
      minimumN: (alert?.minimumN ?? 20) as number | string,
    },
    validate: {
      name: (value) => (value.trim() === '' ? ' ' : null),
      amount: (value) => (typeof value === 'number' ? null : ' '),
      minimumN: (value) => (typeof value === 'number' ? null : ' '),
    },
  });
  const { values } = form;
  const isChange = values.kind === 'falls' || values.kind === 'rises';
  const save = useSave(form, {
    send(typed) {
      const amount = Number(typed.amount);
      const condition: AlertCondition =
        typed.kind === 'above' || typed.kind === 'below'
          ? { kind: typed.kind, threshold: amount }
          : { kind: typed.kind, by: amount, unit: typed.unit };
      const fields = { name: typed.name.trim(), condition, period: typed.period, minimumN: Number(typed.minimumN) };
      if (alert) return api.patch<AlertAnswer>(`/alerts/${alert.id}` as string, fields, { ifMatch: alert.version });
      return api.post<AlertAnswer>(`/products/${product.id}/alerts` as string, {
        ...fields,
        watched:
          watches.kind === 'insight'
            ? { kind: 'insight', insightId: watches.id, reduction: typed.reduction }
            : { kind: 'metric', metricId: watches.id },
      });
    },
    refresh: [analyticsKeys.alerts],
    done: text.alertSaved(values.name.trim()),
  });
  return (
    <FormDrawer opened onClose={onClose} title={alert ? text.changeAlert : text.newAlert} onSave={save}>
      <p className={classes.about}>{alert ? text.changeAlertLead : text.alertLead}</p>
      <TextInput label={text.alertName} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      {watches.kind === 'insight' && !alert && (
        <ReductionFields
          question={watches.question}
          reduction={values.reduction}
          onChange={(reduction) => form.setFieldValue('reduction', reduction)}
          error={form.errors['watched.reduction'] ?? form.errors['reduction']}
        />
      )}
      <NativeSelect
        label={text.when}
        data={Object.entries(text.conditions).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('kind')}
      />
      <div className={classes.pair}>
        <NumberInput label={isChange ? text.changeBy : text.threshold} required {...form.getInputProps('amount')} />
        {isChange && (
          <NativeSelect
            label={text.changeUnit}
            data={Object.entries(text.changeUnits).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('unit')}
          />
        )}
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={text.every}
          data={Object.entries(text.periods).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('period')}
        />
        <NumberInput label={text.minimumN} min={1} allowDecimal={false} {...form.getInputProps('minimumN')} />
      </div>
      <p className={classes.about}>{text.minimumHint}</p>
    </FormDrawer>
  );
}
