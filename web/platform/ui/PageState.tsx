import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { Icon } from '../routing/area.ts';
import classes from './PageState.module.css';

export interface PageStateProps {
  icon?: Icon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** The whole page: then the title is the page's heading. */
  isPage?: boolean;
  role?: 'alert' | 'status';
}

/** A place that has nothing else to show: empty, failed, forbidden, missing. */
export function PageState({ icon: Glyph, title, children, actions, isPage = false, role }: PageStateProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <div className={classes.state} data-page={isPage || undefined} role={role}>
      {isPage && <DocumentTitle title={title} />}
      {Glyph && (
        <span className={classes.icon}>
          <Glyph size={22} strokeWidth={1.5} aria-hidden />
        </span>
      )}
      <Heading className={classes.title} tabIndex={isPage ? -1 : undefined}>
        {title}
      </Heading>
      {children && <div className={classes.body}>{children}</div>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}

function DocumentTitle({ title }: { title: string }) {
  useDocumentTitle(`${title} · Bifocal`);
  return null;
}
