import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAreas } from '../routing/area.ts';
import { useHere } from '../session/here.ts';
import classes from './EntityLink.module.css';

/** A link of this site by its address; another site opens in a new tab and learns nothing about us. */
export function EntityAnchor({ href, children }: { href: string; children: ReactNode }) {
  if (/^https?:\/\//i.test(href)) {
    return (
      <a className={classes.link} href={href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    );
  }
  // Any other scheme (`javascript:`) came from data: it is shown, never followed.
  if (!href.startsWith('/')) return <span>{children}</span>;
  return (
    <Link className={classes.link} to={href}>
      {children}
    </Link>
  );
}

/** The address of anything by kind and id; undefined while the area that shows it is not there. */
export function useEntityHref(): (kind: string, id: string) => string | undefined {
  const areas = useAreas();
  const here = useHere();
  return (kind, id) => {
    for (const area of areas) {
      const href = area.entities?.[kind]?.(here, id);
      if (href !== undefined) return href;
    }
    return undefined;
  };
}

/** A thing by its name, linked to its page: `<EntityLink kind="account" id={account.id}>{account.name}</EntityLink>`. */
export function EntityLink({ kind, id, children }: { kind: string; id: string; children: ReactNode }) {
  const href = useEntityHref()(kind, id);
  return href === undefined ? <span>{children}</span> : <EntityAnchor href={href}>{children}</EntityAnchor>;
}
