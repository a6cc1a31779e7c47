import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type AccountStage, type AccountState, accountStages } from '../../../contract/people/account.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { fieldText } from '../parts/field.text.ts';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';

/** Records what an account was from a day on, typed after the event. */
export function StateDrawer({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const api = useApi();
  const form = useForm({
    initialValues: { aspect: 'stage' as AccountState['aspect'], from: '', stage: 'active' as AccountStage, plan: '' },
    validate: { from: (day) => (day === '' ? fieldText.needDay : null) },
  });
  const save = useSave(form, {
    send: ({ aspect, from, stage, plan }) =>
      api.put(
        `/accounts/${accountId}/states`,
        asTyped({
          aspect,
          from,
          value: aspect === 'stage' ? stage : plan.trim() === '' ? null : plan.trim(),
        }),
      ),
    refresh: [peopleKeys.all],
    done: text.stateSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={text.stateAddTitle} onSave={save}>
      <NativeSelect
        label={text.stateAspect}
        description={text.stateHint}
        data={[
          { value: 'stage', label: text.stageIs },
          { value: 'plan', label: text.planIs },
        ]}
        data-autofocus
        {...form.getInputProps('aspect')}
      />
      {form.values.aspect === 'stage' ? (
        <NativeSelect
          label={text.stageIs}
          data={accountStages.map((stage) => ({ value: stage, label: peopleText.stages[stage] }))}
          {...form.getInputProps('stage')}
        />
      ) : (
        <TextInput label={text.planIs} maxLength={200} {...form.getInputProps('plan')} />
      )}
      <TextInput type="date" label={text.stateFrom} required {...form.getInputProps('from')} />
    </FormDrawer>
  );
}
