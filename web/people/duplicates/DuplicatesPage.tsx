import { Alert, Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { MergeAnswer } from '../../../contract/people/merge.ts';
import { type ApiIssue, isApiError } from '../../platform/api.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { useChange, withoutFlash } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { notifyError } from '../../platform/toast.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import parts from '../parts/parts.module.css';
import { AccountPicker, PersonPicker, type Picked } from '../parts/RecordPicker.tsx';
import { Row } from '../parts/Row.tsx';
import { accountNameQuery } from '../people.api.ts';
import { distinctGroups, type SuggestedGroup } from './distinct-groups.ts';
import { duplicatesQuery, type MergedKind, mergesQuery, type Pair } from './duplicates.api.ts';
import classes from './duplicates.module.css';
import { duplicatesText as text } from './duplicates.text.ts';
import { MergeDrawer, mergeRefresh } from './MergeDrawer.tsx';
import { personNameQuery } from './names.api.ts';

/** What may be one record, two that somebody picks, and what was merged before. */
export function DuplicatesPage() {
  const { may } = useHere();
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as { kind?: MergedKind; keep?: string };
  const kind = search.kind ?? 'account';
  const [pair, setPair] = useState<Pair>();
  return (
    <Page
      title={text.title}
      lead={text.lead}
      layout="reading"
      actions={
        <SegmentedControl
          aria-label={text.kindOf}
          value={kind}
          onChange={(next) => patch({ kind: next === 'account' ? undefined : next, keep: undefined })}
          data={[
            { value: 'account', label: text.kinds.account },
            { value: 'person', label: text.kinds.person },
          ]}
        />
      }
    >
      {may('decide') && <PickTwo key={`${kind} ${search.keep}`} kind={kind} keptId={search.keep} onReview={setPair} />}
      <Suggested kind={kind} onReview={setPair} />
      <Past />
      {pair && (
        <MergeDrawer
          key={`${pair.winnerId} ${pair.loserId}`}
          pair={pair}
          onSwap={() => setPair({ ...pair, winnerId: pair.loserId, loserId: pair.winnerId })}
          onClose={() => setPair(undefined)}
          onMerged={() => patch({ keep: undefined })}
        />
      )}
    </Page>
  );
}

function PickTwo({ kind, keptId, onReview }: { kind: MergedKind; keptId: string | undefined; onReview: (pair: Pair) => void }) {
  const api = useApi();
  const { data: account } = useQuery({ ...accountNameQuery(api, keptId ?? ''), enabled: keptId !== undefined && kind === 'account' });
  const { data: person } = useQuery({ ...personNameQuery(api, keptId ?? ''), enabled: keptId !== undefined && kind === 'person' });
  const [chosen, setChosen] = useState<Picked | null>();
  const [loser, setLoser] = useState<Picked | null>(null);
  const given = kind === 'account' ? account : person;
  const winner = chosen === undefined ? (given ? { id: given.id, name: given.name ?? '' } : null) : chosen;
  const Picker = kind === 'account' ? AccountPicker : PersonPicker;
  return (
    <Section title={text.pick} note={text.pickNote}>
      <form
        className={classes.pick}
        onSubmit={(event) => {
          event.preventDefault();
          if (winner && loser) onReview({ kind, winnerId: winner.id, loserId: loser.id });
        }}
      >
        <Picker label={text.keep} description={text.keepHint} value={winner} onChange={setChosen} without={loser ? [loser.id] : []} />
        <Picker label={text.lose} description={text.loseHint} value={loser} onChange={setLoser} without={winner ? [winner.id] : []} />
        <Button type="submit" disabled={!winner || !loser}>
          {text.review}
        </Button>
      </form>
    </Section>
  );
}

function Suggested({ kind, onReview }: { kind: MergedKind; onReview: (pair: Pair) => void }) {
  const api = useApi();
  const { workspace, may } = useHere();
  const { data, error, refetch } = useQuery(duplicatesQuery(api, workspace.id, kind));
  return (
    <Section title={text.suggested} note={text.suggestedNote[kind]}>
      {!data ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState />
        )
      ) : data.items.length === 0 ? (
        <p className={parts.empty}>{text.noneSuggested}</p>
      ) : (
        <ul className={parts.rows}>
          {distinctGroups(data.items).map((group) => (
            <GroupRow
              key={group.records.map((record) => record.id).join(' ')}
              kind={kind}
              group={group}
              canMerge={may('decide')}
              onReview={onReview}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The first stays; each of the others can go up in it. */
function GroupRow({
  kind,
  group,
  canMerge,
  onReview,
}: {
  kind: MergedKind;
  group: SuggestedGroup;
  canMerge: boolean;
  onReview: (pair: Pair) => void;
}) {
  const [first, ...others] = group.records;
  if (!first) return null;
  return (
    <li className={parts.row} style={{ alignItems: 'start' }}>
      <div className={parts.rowMain}>
        {[first, ...others].map((record) => (
          <div key={record.id} style={{ display: 'flex', gap: 10, alignItems: 'center', minHeight: 28 }}>
            <span style={{ flex: 1, minWidth: 0 }}>
              <EntityLink kind={kind} id={record.id}>
                {record.name}
              </EntityLink>{' '}
              {record.detail && <span className={parts.rowNote}>{record.detail}</span>}
            </span>
            {canMerge && record.id !== first.id && (
              <Button
                size="compact-sm"
                aria-label={text.reviewOf(first.name, record.name)}
                onClick={() => onReview({ kind, winnerId: first.id, loserId: record.id })}
              >
                {text.review}
              </Button>
            )}
          </div>
        ))}
        <div className={parts.rowNote}>
          {group.reasons.map((reason) => text.because[reason.because](reason.value)).join(', ')}
          {group.count > group.records.length && ` · ${text.more(group.count - group.records.length)}`}
        </div>
      </div>
    </li>
  );
}

/** Units  reasons why a merge stays that are told one by one. */
const reasonsShown = 8;

function Past() {
  const api = useApi();
  const { workspace, may } = useHere();
  const { data, error, refetch } = useQuery({ ...mergesQuery(api, workspace.id), ...withoutFlash });
  const [blocked, setBlocked] = useState<readonly ApiIssue[]>([]);
  const undo = useChange({
    send: (merge: MergeAnswer) => api.post(`/people-merges/${merge.id}/undo`),
    refresh: () => mergeRefresh,
    done: (merge) => text.undone(merge.loserName),
    isQuiet: true,
  });
  const takeBack = async (merge: MergeAnswer) => {
    setBlocked([]);
    try {
      await undo.mutateAsync(merge);
    } catch (failed) {
      if (isApiError(failed) && failed.issues.length > 0) setBlocked(failed.issues);
      else notifyError(failed);
    }
  };
  return (
    <Section title={text.past} note={text.pastNote}>
      {blocked.length > 0 && (
        <Alert color="danger" role="alert" title={text.blockedTitle} withCloseButton onClose={() => setBlocked([])} mb="sm">
          {text.blocked}
          <ul className={classes.moves}>
            {[...new Set(blocked.map((issue) => issue.message))].slice(0, reasonsShown).map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
          {blocked.length > reasonsShown && text.andMore(blocked.length - reasonsShown)}
        </Alert>
      )}
      {!data ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState />
        )
      ) : data.items.length === 0 ? (
        <p className={parts.empty}>{text.nonePast}</p>
      ) : (
        <ul className={parts.rows}>
          {data.items.map((merge) => (
            <Row
              key={merge.id}
              isDimmed={merge.undoneAt !== null}
              title={
                <span style={{ fontWeight: 400 }}>
                  {merge.loserName} →{' '}
                  <EntityLink kind={merge.kind} id={merge.winnerId}>
                    {merge.winnerName}
                  </EntityLink>
                </span>
              }
              note={
                <>
                  {merge.madeBy} <RelativeDate value={merge.madeAt} />
                  {merge.undoneBy && ` · ${text.undoneBy(merge.undoneBy)}`}
                </>
              }
              end={
                may('decide') &&
                merge.undoneAt === null && (
                  <Button
                    size="compact-sm"
                    aria-label={text.undoOf(merge.loserName, merge.winnerName)}
                    loading={undo.isPending && undo.variables?.id === merge.id}
                    onClick={() => void takeBack(merge)}
                  >
                    {text.undo}
                  </Button>
                )
              }
            />
          ))}
        </ul>
      )}
    </Section>
  );
}
