import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Audience, AudienceRole, ValuePromiseAnswer } from '../../contract/strategy/value-promise.ts';
import { useApi, useProduct } from '../platform/session/here.ts';
import { FormDrawer } from '../platform/ui/FormDrawer.tsx';
import { strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { isBlank, useSave } from './use-save.ts';

const roles = Object.keys(text.roles) as AudienceRole[];

interface Values {
  kind: Audience['kind'];
  role: AudienceRole;
  persona: string;
  job: string;
  claimedGain: string;
  metricName: string;
}

function valuesOf(promise: ValuePromiseAnswer | undefined, usualKind: Audience['kind']): Values {
  return {
    kind: promise?.audience.kind ?? usualKind,
    role: promise?.audience.kind === 'role' ? promise.audience.role : 'economic_buyer',
    persona: promise?.audience.kind === 'persona' ? promise.audience.name : '',
    job: promise?.job ?? '',
    claimedGain: promise?.claimedGain ?? '',
    metricName: promise?.metricName ?? '',
  };
}

export function ValuePromiseDrawer({ promise, onClose }: { promise?: ValuePromiseAnswer; onClose: () => void }) {
  const api = useApi();
  const product = useProduct();
  const form = useForm<Values>({
    initialValues: valuesOf(promise, product.businessModel === 'b2c' ? 'persona' : 'role'),
    validate: {
      persona: (persona, values) => (values.kind === 'persona' && isBlank(persona) ? text.needAudience : null),
      job: (job) => (isBlank(job) ? text.needJob : null),
      claimedGain: (gain) => (isBlank(gain) ? text.needGain : null),
      metricName: (name) => (isBlank(name) ? text.needMetric : null),
    },
  });
  const save = useSave(form, {
    body: ({ kind, role, persona, ...values }) => ({
      ...values,
      audience: kind === 'role' ? { kind, role } : { kind, name: persona },
    }),
    send: (body) =>
      promise
        ? api.patch(`/value-promises/${promise.id}`, body, { ifMatch: promise.version })
        : api.post(`/products/${product.id}/value-promises`, body),
    refresh: [strategyKeys.valuePromises(product.id)],
    done: text.promiseSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={promise ? text.promiseEdit : text.promiseAdd} onSave={save}>
      <SegmentedControl
        aria-label={text.audienceKind}
        size="sm"
        data={[
          { value: 'role', label: text.audienceRole },
          { value: 'persona', label: text.audiencePersona },
        ]}
        {...form.getInputProps('kind')}
      />
      {form.values.kind === 'role' ? (
        <NativeSelect
          label={text.audienceRole}
          data={roles.map((role) => ({ value: role, label: text.roles[role] }))}
          {...form.getInputProps('role')}
        />
      ) : (
        <TextInput label={text.personaName} required maxLength={120} {...form.getInputProps('persona')} />
      )}
      <Textarea label={text.job} description={text.jobHint} required autosize maxLength={1000} {...form.getInputProps('job')} />
      <Textarea label={text.gain} description={text.gainHint} required autosize maxLength={1000} {...form.getInputProps('claimedGain')} />
      <TextInput label={text.metric} description={text.metricHint} required maxLength={120} {...form.getInputProps('metricName')} />
    </FormDrawer>
  );
}
