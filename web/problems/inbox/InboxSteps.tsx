import { ActionIcon, Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, SquareArrowOutUpRight } from 'lucide-react';
import { formatNumber } from '../../platform/format.ts';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import classes from './InboxPage.module.css';
import { inboxText as text } from './inbox.text.ts';

/** To the one before and after, for those who have no keyboard at hand. */
export function InboxSteps({ at, of, hasMore, onMove }: { at: number; of: number; hasMore: boolean; onMove: (by: number) => void }) {
  return (
    <span className={classes.steps}>
      <ActionIcon aria-label={text.before} disabled={at <= 0} onClick={() => onMove(-1)}>
        <ChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={text.next} disabled={at >= of - 1} onClick={() => onMove(1)}>
        <ChevronRight size={16} aria-hidden />
      </ActionIcon>
      <span className={classes.position}>{text.position(at + 1, text.count(formatNumber(of), hasMore))}</span>
    </span>
  );
}

export function OpenPage({ id }: { id: string }) {
  const navigate = useNavigate();
  const href = useEntityHref()('evidence', id);
  if (href === undefined) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<SquareArrowOutUpRight size={13} aria-hidden />}
      component="a"
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {text.openPage}
    </Button>
  );
}
