import { ActionIcon } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { ExternalRef, ExternalRefKind } from '../../../contract/people/external-ref.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { accountText as text } from '../account/account.text.ts';
import { peopleKeys } from '../people.api.ts';
import { lazily } from './lazily.tsx';
import classes from './parts.module.css';
import { Row } from './Row.tsx';

const ExternalRefDrawer = lazily(() => import('./ExternalRefDrawer.tsx').then((file) => file.ExternalRefDrawer));

/** What other systems call a record: imports and events find it by these. */
export function ExternalRefs({ kind, recordId, refs }: { kind: ExternalRefKind; recordId: string; refs: readonly ExternalRef[] }) {
  const api = useApi();
  const may = useMay();
  const [isAdding, setIsAdding] = useState(false);
  const remove = useChange({
    send: (ref: ExternalRef) => api.post('/external-refs/removals', { kind, recordId, ...ref }),
    refresh: () => [peopleKeys.all],
    done: () => text.refRemoved,
    undo: (ref) => api.post('/external-refs', { kind, recordId, ...ref }),
  });
  return (
    <Section
      title={text.externalRefs}
      actions={
        may('edit') && (
          <ActionIcon aria-label={text.addRef} onClick={() => setIsAdding(true)}>
            <Plus size={15} aria-hidden />
          </ActionIcon>
        )
      }
    >
      {refs.length === 0 ? (
        <p className={classes.empty}>{text.noExternalRefs}</p>
      ) : (
        <ul className={classes.rows}>
          {refs.map((ref) => (
            <Row
              key={`${ref.source} ${ref.externalId}`}
              title={<span style={{ fontWeight: 400 }}>{ref.externalId}</span>}
              note={ref.source}
              end={
                may('edit') && (
                  <ActionIcon aria-label={text.refRemove(ref.source)} onClick={() => remove.mutate(ref)}>
                    <X size={14} aria-hidden />
                  </ActionIcon>
                )
              }
            />
          ))}
        </ul>
      )}
      {isAdding && <ExternalRefDrawer kind={kind} recordId={recordId} onClose={() => setIsAdding(false)} />}
    </Section>
  );
}
