import { ActionIcon } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { AccountStage, AccountState } from '../../../contract/people/account.ts';
import { formatDate } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { lazily } from '../parts/lazily.tsx';
import { RecordRows } from '../parts/RecordRows.tsx';
import { Row } from '../parts/Row.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';

const StateDrawer = lazily(() => import('./StateDrawer.tsx').then((file) => file.StateDrawer));

const stateWords = ({ aspect, value }: AccountState): string =>
  aspect === 'stage' ? (peopleText.stages[value as AccountStage] ?? value ?? '') : (value ?? text.noPlan);

/** Stages and plans as they were: evidence of an earlier day is weighed by what held then. */
export function StateSection({ accountId, states }: { accountId: string; states: readonly AccountState[] }) {
  const api = useApi();
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const path = `/accounts/${accountId}/states` as const;
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
