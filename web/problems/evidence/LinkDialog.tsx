import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../platform/session/here.ts';
import { suggestionsQuery } from './evidence.api.ts';
import { evidenceText as text } from './evidence.text.ts';
import { ProblemPicker } from './ProblemPicker.tsx';
import { type LinkWish, useLink } from './use-evidence-changes.ts';
import { ValuePicker } from './ValuePicker.tsx';

/** Links evidence to a problem, with how much it matters. */
export function LinkDialog({ evidenceIds, onClose, onDone }: { evidenceIds: readonly string[]; onClose: () => void; onDone?: () => void }) {
  const api = useApi();
  const link = useLink();
  const [wish, setWish] = useState<LinkWish>({});
  const [only] = evidenceIds.length === 1 ? evidenceIds : [];
  const { data: suggestions } = useQuery({ ...suggestionsQuery(api, only ?? ''), enabled: only !== undefined });
  const send = (problem: { id?: string; title: string }) => {
    onClose();
    link.mutate({ evidenceIds, problem, wish });
    onDone?.();
  };
  return (
    <ProblemPicker
      title={text.link}
      onClose={onClose}
      suggested={suggestions?.belongsTo ?? []}
      onPick={({ id, title }) => send({ id, title })}
      onCreate={(title) => send({ title })}
    >
      <ValuePicker
        importance={wish.importance}
        reason={wish.reason}
        assumed={suggestions?.assumed}
        onChange={(change) => setWish((before) => ({ ...before, ...change }))}
      />
    </ProblemPicker>
  );
}
