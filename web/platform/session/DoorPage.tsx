import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './DoorPage.module.css';
import { sessionText as text } from './session.text.ts';

/** A page in front of the house: one card, nothing else. */
export function DoorPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  useDocumentTitle(`${title} · ${text.product}`);
  return (
    <main className={classes.door}>
      <div className={classes.card}>
        <p className={classes.brand}>
          <img src="/icon.svg" alt="" width={22} height={22} /> {text.product}
        </p>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
