import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import type { MetricAnswer, Reduction } from '../../../contract/analytics/metric.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import type { Direction } from '../../../contract/strategy/metric.ts';
import { orNull, useSave } from '../../platform/form.ts';
import { useApi, useProduct } from '../../platform/session/here.ts';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { questionText } from '../question/question.text.ts';
import classes from './Metrics.module.css';
import { metricsText as text } from './metrics.text.ts';
import { ReductionFields } from './ReductionFields.tsx';
import { likelyReduction, likelyUnit, plainQuestion } from './reduction-form.ts';

/** Makes a metric of a question, or changes one: another number of it is a new version of what it means. */
export function MetricDrawer({
  metric,
  question: given,
  name,
  onClose,
}: {
  metric?: MetricAnswer;
  question: Question;
  name: string;
  onClose: () => void;
}) {
  const api = useApi();
  const product = useProduct();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const question = plainQuestion(given);
  const first = metric?.definition.reduction ?? likelyReduction(question);
  const form = useForm({
    initialValues: {
      name: metric?.name ?? name,
      description: metric?.description ?? '',
      unit: metric?.unit ?? likelyUnit(question, first),
      direction: (metric?.direction ?? 'increase') as Direction,
      reduction: first as Reduction,
      periodDays: metric?.definition.periodDays ?? 28,
      reason: '',
    },
    validate: {
      name: (value) => (value.trim() === '' ? ' ' : null),
      unit: (value) => (value.trim() === '' ? ' ' : null),
    },
  });
  const { values } = form;
  const save = useSave(form, {
    send(typed) {
      const fields = {
        name: typed.name.trim(),
        description: orNull(typed.description),
        unit: typed.unit.trim(),
        direction: typed.direction,
      };
      const definition = { question, reduction: typed.reduction, cap: metric?.definition.cap ?? null, periodDays: typed.periodDays };
      const isSame = metric && JSON.stringify(definition) === JSON.stringify(metric.definition);
      return metric
        ? api.patch<MetricAnswer>(
            `/metrics/${metric.id}` as string,
            { ...fields, ...(isSame ? {} : { definition, ...(typed.reason.trim() === '' ? {} : { reason: typed.reason.trim() }) }) },
            { ifMatch: metric.version },
          )
        : api.post<MetricAnswer>(`/products/${product.id}/metrics` as string, { ...fields, definition });
    },
    refresh: [analyticsKeys.metrics],
    done: text.saved(values.name.trim()),
    onSaved: (saved) => {
      if (!metric) void navigate({ to: hrefOf('metric', saved.id) ?? '.' });
    },
  });
  return (
    <FormDrawer opened onClose={onClose} title={metric ? text.editMetric : text.newMetric} onSave={save}>
      <TextInput label={text.name} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <Textarea label={text.description} maxLength={1000} autosize minRows={2} {...form.getInputProps('description')} />
      <p className={classes.about}>
        {questionText.kinds[question.kind]}: {questionText.about(question)}, {questionText.by[question.by].toLowerCase()}
      </p>
      <ReductionFields
        question={question}
        reduction={values.reduction}
        error={form.errors['definition.reduction'] ?? form.errors['reduction']}
        onChange={(reduction) => {
          form.setFieldValue('reduction', reduction);
          if (values.unit === likelyUnit(question, values.reduction)) form.setFieldValue('unit', likelyUnit(question, reduction));
        }}
      />
      <div className={classes.pair}>
        <TextInput label={text.unit} placeholder={text.unitHint} required maxLength={40} {...form.getInputProps('unit')} />
        <NativeSelect
          label={text.direction}
          data={Object.entries(text.directions).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('direction')}
        />
      </div>
      <NumberInput
        label={text.periodDays}
        min={1}
        max={366}
        clampBehavior="strict"
        allowDecimal={false}
        {...form.getInputProps('periodDays')}
      />
      {metric && <TextInput label={text.reason} maxLength={300} {...form.getInputProps('reason')} />}
      <p className={classes.about}>{text.withoutSplit}</p>
    </FormDrawer>
  );
}
