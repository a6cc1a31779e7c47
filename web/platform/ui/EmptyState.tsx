import type { ReactNode } from 'react';
import type { Icon } from '../routing/area.ts';
import classes from './EmptyState.module.css';
import { PageState } from './PageState.tsx';
import { uiText as text } from './ui.text.ts';

export interface EmptyStateProps {
  icon?: Icon;
  title: string;
  /** What this is, in a sentence or two. */
  children: ReactNode;
  /** The one thing to do now. */
  action?: ReactNode;
  /** One example of what will stand here, in the customer's words. */
  example?: ReactNode;
}

/** Teaches: what this is, one action, one example. */
export function EmptyState({ icon, title, children, action, example }: EmptyStateProps) {
  return (
    <PageState {...(icon ? { icon } : {})} title={title} actions={action}>
      {children}
      {example && (
        <figure className={classes.example}>
          <figcaption>{text.example}</figcaption>
          {example}
        </figure>
      )}
    </PageState>
  );
}
