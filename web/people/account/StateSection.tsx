import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type AccountStage, type AccountState, accountStages } from '../../../contract/people/account.ts';
import { useSave } from '../../platform/form.ts';
import { formatDate } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { fieldText } from '../parts/field.text.ts';
import { RecordRows } from '../parts/RecordRows.tsx';
import { Row } from '../parts/Row.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';

const stateWords = ({ aspect, value }: AccountState): string =>
  aspect === 'stage' ? (peopleText.stages[value as AccountStage] ?? value ?? '') : (value ?? text.noPlan);

/** Stages and plans as they were: evidence of an earlier day is weighed by what held then. */
export function StateSection({ accountId, states }: { accountId: string; states: readonly AccountState[] }) {
  const api = useApi();
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const path = `/accounts/${accountId}/states`;
  const remove = useChange({
    send: ({ aspect, from }: AccountState) => api.delete(path, { query: { aspect, from } }),
    refresh: () => [peopleKeys.all],
    done: () => text.stateRemoved,
    undo: ({ aspect, from, value }) => api.put(path, { aspect, from, value }),
  });
  const rows = states
    .toSorted((a, b) => b.from.localeCompare(a.from) || a.aspect.localeCompare(b.aspect))
    .map((state) => ({ ...state, id: `${state.aspect} ${state.from}` }));
  return (
    <Section
      title={text.stagesOverTime}
      actions={
        may('edit') && (
          <ActionIcon aria-label={text.addState} onClick={() => setIsAdding(true)}>
            <Plus size={15} aria-hidden />
          </ActionIcon>
        )
      }
    >
      <RecordRows rows={rows} shown={4} empty={text.statesNote}>
        {(state) => (
          <Row
            key={state.id}
            title={
              <span style={{ fontWeight: 400 }}>
                {state.aspect === 'plan' && `${text.planIs}: `}
                {stateWords(state)}
              </span>
            }
            note={`${text.fromOn(formatDate(state.from))}${state.toldBy === 'import' ? ` · ${text.imported}` : ''}`}
            end={
              may('edit') && (
                <ActionIcon
                  aria-label={text.stateRemove(stateWords(state), formatDate(state.from))}
                  onClick={() => remove.mutate({ aspect: state.aspect, from: state.from, value: state.value, toldBy: state.toldBy })}
                >
                  <X size={14} aria-hidden />
                </ActionIcon>
              )
            }
          />
        )}
      </RecordRows>
      {isAdding && <StateDrawer accountId={accountId} onClose={() => setIsAdding(false)} />}
    </Section>
  );
}

function StateDrawer({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const api = useApi();
  const form = useForm({
    initialValues: { aspect: 'stage' as AccountState['aspect'], from: '', stage: 'active' as AccountStage, plan: '' },
    validate: { from: (day) => (day === '' ? fieldText.needDay : null) },
  });
  const save = useSave(form, {
    send: ({ aspect, from, stage, plan }) =>
      api.put(`/accounts/${accountId}/states`, {
        aspect,
        from,
        value: aspect === 'stage' ? stage : plan.trim() === '' ? null : plan.trim(),
      }),
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
