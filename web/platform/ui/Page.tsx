import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import classes from './Page.module.css';
import { uiText as text } from './ui.text.ts';

export interface PageProps {
  /** The heading; also the title of the browser's tab. */
  title: string;
  /** The tab's title when the heading is not enough ("Acme · Accounts"). */
  documentTitle?: string;
  /** From the list down to here, without the page itself. */
  breadcrumbs?: readonly { label: string; href: string }[];
  /** Beside the title: a status, a chip. */
  badge?: ReactNode;
  /** Under the title, one quiet line. */
  lead?: ReactNode;
  /** Where the lens switch stands. */
  lens?: ReactNode;
  actions?: ReactNode;
  /** Tabs, filters: stay while the content scrolls. */
  toolbar?: ReactNode;
  /** `reading` keeps lines short; `wide` uses the width; `fill` gives the content the rest of the height (a list that scrolls itself). */
  layout?: 'reading' | 'wide' | 'fill';
  children: ReactNode;
}

/** Every page: breadcrumbs, one heading, lens, actions, then content. */
export function Page({
  title,
  documentTitle,
  breadcrumbs = [],
  badge,
  lead,
  lens,
  actions,
  toolbar,
  layout = 'wide',
  children,
}: PageProps) {
  useDocumentTitle(`${documentTitle ?? title} · Bifocal`);
  return (
    <div className={classes.page} data-layout={layout}>
      <header className={classes.head}>
        {breadcrumbs.length > 0 && (
          <nav aria-label={text.breadcrumbs} className={classes.crumbs}>
            {breadcrumbs.map((crumb) => (
              <Fragment key={crumb.href}>
                <Link to={crumb.href}>{crumb.label}</Link>
                <span aria-hidden>/</span>
              </Fragment>
            ))}
          </nav>
        )}
        <div className={classes.line}>
          <h1 className={classes.title} tabIndex={-1}>
            {title}
          </h1>
          {badge}
          <div className={classes.end}>
            {lens}
            {actions}
          </div>
        </div>
        {lead && <p className={classes.lead}>{lead}</p>}
        {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  );
}

/** A titled part of a page. */
export function Section({ title, actions, children, note }: { title: string; actions?: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {note && <span className={classes.note}>{note}</span>}
        {actions && <div className={classes.end}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
