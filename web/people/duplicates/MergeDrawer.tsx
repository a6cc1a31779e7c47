import { Button, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { AccountStage } from '../../../contract/people/account.ts';
import type { MergeAnswer, MergeField } from '../../../contract/people/merge.ts';
import { asTyped } from '../../platform/api.ts';
import { formatNumber } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { mergePreviewQuery, type Pair } from './duplicates.api.ts';
import classes from './duplicates.module.css';
import { duplicatesText as text } from './duplicates.text.ts';
import { NameOf } from './NameOf.tsx';

/** Everything that a merge touches is read again. */
export const mergeRefresh = [peopleKeys.all, peopleKeys.problems, ['comments']];

/** What would follow if two became one: which value stays where they differ, and what moves. */
export function MergeDrawer({
  pair,
  onSwap,
  onClose,
  onMerged,
}: {
  pair: Pair;
  onSwap: () => void;
  onClose: () => void;
  onMerged?: (merge: MergeAnswer) => void;
}) {
  const api = useApi();
  const { data: preview, error, refetch } = useQuery(mergePreviewQuery(api, pair));
  const [taken, setTaken] = useState<readonly string[]>([]);
  const merge = useChange({
    send: () => api.post(`/people-merges/${pair.kind}s`, asTyped({ winnerId: pair.winnerId, loserId: pair.loserId, takeFromLoser: taken })),
    refresh: () => mergeRefresh,
    done: (_input, done) => text.merged(done.loserName, done.winnerName),
    undo: (_input, done) => api.post(`/people-merges/${done.id}/undo`),
    isQuiet: true,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={text.mergeTitle[pair.kind]}
      saveLabel={text.merge}
      size="lg"
      onSave={async () => {
        if (!preview) return false;
        onMerged?.(await merge.mutateAsync(undefined));
        return true;
      }}
    >
      {!preview ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState />
        )
      ) : (
        <>
          <div>
            <Text fw={600}>{text.into(preview.loser.name, preview.winner.name)}</Text>
            <Button
              size="compact-sm"
              variant="subtle"
              mt={4}
              ml={-8}
              leftSection={<ArrowLeftRight size={14} aria-hidden />}
              onClick={() => {
                setTaken([]);
                onSwap();
              }}
            >
              {text.swap}
            </Button>
          </div>
          <section>
            <h3 className={classes.heading}>{text.moves}</h3>
            {preview.moves.length === 0 ? (
              <p className={classes.quiet}>{text.movesNothing}</p>
            ) : (
              <ul className={classes.moves}>
                {preview.moves.map((move) => (
                  <li key={move.label}>{text.movesRow(move.label, move.rows)}</li>
                ))}
              </ul>
            )}
            <p className={classes.quiet}>{text.also}</p>
          </section>
          <section>
            <h3 className={classes.heading}>{text.fields}</h3>
            {preview.fields.length === 0 ? (
              <p className={classes.quiet}>{text.noFields}</p>
            ) : (
              <Stack gap={10}>
                <p className={classes.quiet}>{text.fieldsNote}</p>
                {preview.fields.map((field) => (
                  <FieldChoice
                    key={field.field}
                    field={field}
                    isTaken={taken.includes(field.field)}
                    onChange={(isTaken) => setTaken(isTaken ? [...taken, field.field] : taken.filter((one) => one !== field.field))}
                  />
                ))}
              </Stack>
            )}
          </section>
        </>
      )}
    </FormDrawer>
  );
}

function FieldChoice({ field, isTaken, onChange }: { field: MergeField; isTaken: boolean; onChange: (isTaken: boolean) => void }) {
  const label = text.fieldNames[field.field] ?? field.field;
  if (field.is === 'filled')
    return (
      <div className={classes.field}>
        <span className={classes.fieldName}>{label}</span>
        <span>
          <FieldValue field={field.field} value={field.loser} />
        </span>
        <span className={classes.quiet}>{text.filled}</span>
      </div>
    );
  return (
    <Radio.Group aria-label={label} value={isTaken ? 'loser' : 'winner'} onChange={(value) => onChange(value === 'loser')}>
      <div className={classes.field}>
        <span className={classes.fieldName}>{label}</span>
        <Radio size="xs" value="winner" label={<FieldValue field={field.field} value={field.winner} />} />
        <Radio size="xs" value="loser" label={<FieldValue field={field.field} value={field.loser} />} />
      </div>
    </Radio.Group>
  );
}

function FieldValue({ field, value }: { field: string; value: MergeField['winner'] }) {
  if (value === null) return <>{text.unknown}</>;
  if (field === 'stage') return <>{peopleText.stages[value as AccountStage] ?? value}</>;
  if (field === 'parentId' || field === 'stewardId') return <NameOf id={String(value)} />;
  return <>{typeof value === 'number' ? formatNumber(value) : value}</>;
}
