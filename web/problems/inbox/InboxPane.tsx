import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InboxItem } from '../../../contract/problems/inbox.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { Keys } from '../../platform/ui/Keys.tsx';
import { AccountQuestion } from '../evidence/AccountQuestion.tsx';
import { EvidenceView } from '../evidence/EvidenceView.tsx';
import { evidenceQuery, suggestionsQuery } from '../evidence/evidence.api.ts';
import { ThenAndNow } from '../evidence/ThenAndNow.tsx';
import { ValuePicker } from '../evidence/ValuePicker.tsx';
import classes from './InboxPane.module.css';
import { inboxKeys } from './inbox.api.ts';
import { inboxText as text } from './inbox.text.ts';
import { SuggestionList } from './SuggestionList.tsx';
import type { Wish } from './triage.ts';

export interface InboxPaneProps {
  /** Stands in the head, before the actions; on a phone the actions stand at the foot, under the thumb. */
  head?: React.ReactNode;
  item: InboxItem;
  /** False while somebody runs through the list: what is at hand is shown, no more is read. */
  isAtRest: boolean;
  /** How many the actions take: the selected, or this one. */
  count: number;
  wish: Wish;
  onWish: (wish: Wish) => void;
  onAttach: (problem: { id: string; title: string }) => void;
  onLink: () => void;
  onNewProblem: () => void;
  onPark: () => void;
  onReopen: () => void;
  /** Selects these with the one in focus. */
  onTakeAlong: (evidenceIds: readonly string[]) => void;
}

/** The evidence in focus, what it may belong to, and the ways out of the inbox. */
export function InboxPane({
  head,
  item,
  isAtRest,
  count,
  wish,
  onWish,
  onAttach,
  onLink,
  onNewProblem,
  onPark,
  onReopen,
  onTakeAlong,
}: InboxPaneProps) {
  const api = useApi();
  const may = useMay();
  const { data: evidence, error, refetch } = useQuery({ ...evidenceQuery(api, item.id), enabled: isAtRest });
  const { data: suggestions } = useQuery({ ...suggestionsQuery(api, item.id), enabled: isAtRest });
  // The list knows the beginning of the words: it is there at once, and the whole follows.
  const shown = evidence ?? { ...item, body: item.quote };
  const isParked = item.triage === 'parked';
  const actions = may('capture') && (
    <div className={classes.actions}>
      <Button variant="filled" onClick={onLink} rightSection={<Keys keys="l" isQuiet />}>
        {text.link}
      </Button>
      {may('edit') && (
        <Button onClick={onNewProblem} rightSection={<Keys keys="n" isQuiet />}>
          {text.newProblem}
        </Button>
      )}
      <Button onClick={isParked ? onReopen : onPark} rightSection={<Keys keys="d" isQuiet />}>
        {isParked ? text.reopen : text.park}
      </Button>
    </div>
  );
  return (
    <div className={classes.pane}>
      {head && (
        <div className={classes.head}>
          {head}
          {actions}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <section className={classes.scroller} tabIndex={0} aria-label={item.title}>
        <EvidenceView evidence={shown} />
        {error && !evidence && <ErrorState error={error} onRetry={() => void refetch()} />}
        {isParked && (
          <p className={classes.reason}>
            {text.parkedBecause}: {item.parkedReason}
          </p>
        )}
        {item.accountUnclear && item.person && (
          <AccountQuestion
            evidenceId={item.id}
            speaker={item.person.name}
            choices={item.accountChoices}
            refresh={[inboxKeys.list(item.productId), inboxKeys.counts(item.productId)]}
          />
        )}
        <div className={classes.decide}>
          {may('capture') && (
            <ValuePicker importance={wish.importance} reason={wish.reason} assumed={suggestions?.assumed} onChange={onWish} />
          )}
          <SuggestionList
            suggestions={suggestions}
            {...(count > 1 ? { note: text.forAll(count) } : {})}
            onChoose={may('capture') ? onAttach : undefined}
            onTakeAlong={may('capture') ? onTakeAlong : undefined}
          />
        </div>
        <ThenAndNow evidence={shown} />
      </section>
      {!head && actions && <div className={classes.foot}>{actions}</div>}
    </div>
  );
}
