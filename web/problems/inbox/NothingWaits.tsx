import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { useHere, useProduct } from '../../platform/session/here.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { StartHere } from '../evidence/StartHere.tsx';
import { inboxText as text } from './inbox.text.ts';

/** Nothing is there to read: all is done, nothing came yet, or the filters took it away. */
export function NothingWaits({
  isParked,
  isFiltered,
  done,
  onShowAll,
}: {
  isParked: boolean;
  isFiltered: boolean;
  done: number;
  onShowAll: () => void;
}) {
  const { workspace } = useHere();
  const product = useProduct();
  const navigate = useNavigate();
  if (isParked) {
    return (
      <EmptyState icon={Inbox} title={text.emptyParkedTitle}>
        {text.emptyParked}
      </EmptyState>
    );
  }
  if (isFiltered) {
    return (
      <EmptyState icon={Inbox} title={text.noMatchTitle} action={<Button onClick={onShowAll}>{text.takeFiltersAway}</Button>}>
        {text.noMatch}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Inbox}
      title={text.emptyTitle}
      {...(done > 0 ? {} : { example: text.example })}
      action={
        done > 0 ? (
          <Button onClick={() => void navigate({ href: `/w/${workspace.id}/p/${product.id}` })}>{text.toRanking}</Button>
        ) : (
          <StartHere />
        )
      }
    >
      {done > 0 ? text.emptyDone(done) : text.empty}
    </EmptyState>
  );
}
