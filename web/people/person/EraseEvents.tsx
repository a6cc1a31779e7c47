import type { PersonFactsErasedAnswer } from '../../../contract/analytics/data-duties.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { peopleKeys } from '../people.api.ts';
import { eraseText as text } from './erase.text.ts';

interface EraseEventsProps {
  person: { id: string; name: string };
  onClose: () => void;
  onErased: (answer: PersonFactsErasedAnswer) => void;
}

/** Asks once more, and erases what a person did. What they said stays. */
export function EraseEvents({ person, onClose, onErased }: EraseEventsProps) {
  const api = useApi();
  const erase = useChange({
    send: () => api.post(`/persons/${person.id}/erase-facts`),
    // What a person did is read by another area, under this word.
    refresh: () => [peopleKeys.all, ['activity']],
    done: (_input, { distinctIds }) => (distinctIds === 0 ? text.nothing : text.started(person.name)),
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={text.title(person.name)}
      confirmLabel={text.erase}
      isDanger
      onConfirm={async () => onErased(await erase.mutateAsync(undefined))}
    >
      <p style={{ margin: '0 0 8px' }}>{text.goes}</p>
      <p style={{ margin: 0 }}>{text.stays}</p>
    </ConfirmDialog>
  );
}
