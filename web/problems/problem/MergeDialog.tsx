import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUpDown } from 'lucide-react';
import { useState } from 'react';
import type { MergePreview } from '../../../contract/problems/merge.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useProduct } from '../../platform/session/here.ts';
import { DialogFocus } from '../../platform/ui/DialogFocus.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { uiText } from '../../platform/ui/ui.text.ts';
import { problemKeys } from '../problems.api.ts';
import { problemsText } from '../problems.text.ts';
import classes from './MergeDialog.module.css';
import { findProblemsQuery, problemPath } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

interface Named {
  id: string;
  title: string;
}

interface MergeDialogProps {
  problem: Named;
  /** Undefined: it is looked for here. */
  into?: Named;
  onClose: () => void;
  /** Called with the problem that stays. */
  onMerged?: (intoId: string) => void;
}

/** Two that are one: what moves, what both have, and which value stays, before anything happens. Undone for ten seconds, and later on the page. */
export function MergeDialog({ problem, into, onClose, onMerged }: MergeDialogProps) {
  const [pair, setPair] = useState<{ from: Named; into: Named | undefined }>({ from: problem, into });
  const api = useApi();
  const merge = useMerge();
  const run = async () => {
    if (!pair.into) return;
    try {
      await merge.mutateAsync({ fromId: pair.from.id, intoId: pair.into.id });
      onClose();
      onMerged?.(pair.into.id);
    } catch {
      // The change has told what went wrong; the dialog stays.
    }
  };
  const preview = useQuery({
    // Not among the problems' own keys: a finished merge would ask for its preview once more.
    queryKey: ['merge-preview', pair.from.id, pair.into?.id],
    queryFn: ({ signal }) => api.get(`${problemPath(pair.from.id)}/merge-preview`, { query: { intoId: pair.into?.id ?? '' }, signal }),
    enabled: pair.into !== undefined,
    staleTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={text.mergeTitle} size="lg">
      <DialogFocus />
      <Stack gap="md">
        <div className={classes.pair}>
          <Side label={text.mergeGoes} problem={pair.from} />
          <span className={classes.arrow}>
            <ArrowDown size={16} aria-hidden />
            {pair.into && (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<ArrowUpDown size={14} aria-hidden />}
                onClick={() => pair.into && setPair({ from: pair.into, into: pair.from })}
              >
                {text.mergeSwap}
              </Button>
            )}
          </span>
          {pair.into ? (
            <Side label={text.mergeStays} problem={pair.into} />
          ) : (
            <FindProblem notId={pair.from.id} onPick={(picked) => setPair({ ...pair, into: picked })} />
          )}
        </div>
        {pair.into &&
          (preview.data ? (
            <Preview preview={preview.data} />
          ) : preview.error ? (
            <ErrorState error={preview.error} />
          ) : (
            <LoadingState lines={3} />
          ))}
        <Group justify="end">
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button variant="filled" disabled={!preview.data} loading={merge.isPending} onClick={() => void run()}>
            {text.mergeDo}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Merges; the toast offers the way back. */
function useMerge() {
  const api = useApi();
  return useChange({
    send: ({ fromId, intoId }: { fromId: string; intoId: string }) => api.post(`${problemPath(fromId)}/merge`, { intoId }),
    refresh: () => [problemKeys.all],
    done: () => text.merged,
    undo: (_input, result) => api.post(`/problem-merges/${result.id}/undo`),
  });
}

const Side = ({ label, problem }: { label: string; problem: Named }) => (
  <div className={classes.side}>
    <span className={classes.label}>{label}</span>
    <span>{problem.title}</span>
  </div>
);

const moveKinds = ['links', 'teamValues', 'stakes', 'deadlines', 'comments'] as const;

function Preview({ preview }: { preview: MergePreview }) {
  const moves = moveKinds.filter((kind) => preview.moves[kind] > 0).map((kind) => text.moves[kind](preview.moves[kind]));
  const said = (value: MergePreview['conflicts'][number]['from']) =>
    `${problemsText.importances[value.importance]} · ${problemsText.reasons[value.reason]}`;
  return (
    <div>
      <Text size="sm" fw={600}>
        {text.mergeMoves}
      </Text>
      <Text size="sm">{moves.length === 0 ? text.nothingMoves : moves.join(', ')}</Text>
      <Text size="sm" c="dimmed" mt={4}>
        {text.mergeStatement}
      </Text>
      {preview.conflictCount > 0 && (
        <>
          <Text size="sm" fw={600} mt="sm">
            {text.mergeConflicts(preview.conflictCount)}
          </Text>
          <ul className={classes.conflicts}>
            {preview.conflicts.slice(0, 8).map((conflict) => (
              <li key={`${conflict.kind} ${conflict.id}`}>
                <span>{conflict.label}</span>
                <span className={classes.dim}>{text.mergeConflict(said(conflict.from), said(conflict.into), said(conflict.stays))}</span>
              </li>
            ))}
          </ul>
          {preview.conflictCount > 8 && (
            <Text size="sm" c="dimmed">
              {text.mergeMore(preview.conflictCount - 8)}
            </Text>
          )}
        </>
      )}
    </div>
  );
}

/** Asks when the typing pauses. */
const pauseMs = 200;

function FindProblem({ notId, onPick }: { notId: string; onPick: (problem: Named) => void }) {
  const api = useApi();
  const { id: productId } = useProduct();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), pauseMs);
  const { data: found } = useQuery({
    ...findProblemsQuery(api, productId, words),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  });
  const choices = (found ?? []).filter((one) => one.id !== notId).slice(0, 8);
  return (
    <div className={classes.side}>
      <TextInput
        label={text.mergeFind}
        description={text.mergePick}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {words !== '' && found && (
        <Radio.Group
          aria-label={text.mergeFind}
          value={null}
          onChange={(id) => {
            const picked = choices.find((one) => one.id === id);
            if (picked) onPick(picked);
          }}
        >
          <Stack gap={8} mt="xs">
            {choices.length === 0 ? (
              <Text size="sm" c="dimmed" role="status">
                {text.mergeNone}
              </Text>
            ) : (
              choices.map((one) => <Radio key={one.id} value={one.id} label={one.title} size="xs" />)
            )}
          </Stack>
        </Radio.Group>
      )}
    </div>
  );
}
