import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import classes from './DetailPanel.module.css';
import { uiText as text } from './ui.text.ts';

const DetailDrawer = lazy(() => import('./DetailDrawer.tsx').then((file) => ({ default: file.DetailDrawer })));

export interface WithDetailProps {
  /** The list. */
  children: ReactNode;
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Actions in the panel's head ("Open page"). */
  actions?: ReactNode;
  detail: ReactNode;
}

/** A list and, beside it, one of its rows. The list keeps the focus and its place; on a phone the panel covers it. */
export function WithDetail({ children, opened, onClose, title, actions, detail }: WithDetailProps) {
  const isPhone = useMediaQuery('(max-width: 62em)') ?? false;
  const titleId = useId();
  return (
    <div className={classes.both}>
      <div className={classes.list}>{children}</div>
      {isPhone ? (
        <Suspense>
          <DetailDrawer opened={opened} onClose={onClose} title={title}>
            {actions}
            {detail}
          </DetailDrawer>
        </Suspense>
      ) : (
        opened && (
          <aside
            className={classes.panel}
            aria-labelledby={titleId}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.defaultPrevented) onClose();
            }}
          >
            <div className={classes.head}>
              <h2 id={titleId} className={classes.title}>
                {title}
              </h2>
              {actions}
              <ActionIcon aria-label={text.closeDetails} onClick={onClose}>
                <X size={16} aria-hidden />
              </ActionIcon>
            </div>
            {/* biome-ignore lint/a11y: a place that scrolls must be reached by keyboard */}
            <div className={classes.body} tabIndex={0} role="region" aria-labelledby={titleId}>
              {detail}
            </div>
          </aside>
        )
      )}
    </div>
  );
}
