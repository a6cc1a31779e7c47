import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../platform/session/here.ts';
import { peopleKeys } from '../people.api.ts';
import { peopleText as text } from '../people.text.ts';
import { MoreButton } from './MoreButton.tsx';
import classes from './parts.module.css';

interface RecordRowsProps<Row> {
  rows: readonly Row[];
  shown?: number;
  /** Said when there is none. */
  empty: ReactNode;
  children: (row: Row) => ReactNode;
  /** Where archived ones are listed: `/contracts?accountId=acc_…` without `archived`. */
  archived?: { path: string; query: Readonly<Record<string, string>> };
}

/** Far more than anybody reads of what was put away. */
const mostArchived = 200;

/** A short list of records, cut, with what was archived behind a button. */
export function RecordRows<Row extends { id: string }>({ rows, shown = 6, empty, children, archived }: RecordRowsProps<Row>) {
  const [isWhole, setIsWhole] = useState(false);
  const [hasArchived, setHasArchived] = useState(false);
  return (
    <>
      {rows.length === 0 ? (
        <p className={classes.empty}>{empty}</p>
      ) : (
        <ul className={classes.rows}>{rows.slice(0, isWhole ? undefined : shown).map((row) => children(row))}</ul>
      )}
      <MoreButton count={rows.length} shown={shown} isWhole={isWhole} onChange={setIsWhole} />
      {archived && (
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setHasArchived(!hasArchived)} aria-expanded={hasArchived}>
          {hasArchived ? text.hideArchived : text.showArchived}
        </Button>
      )}
      {archived && hasArchived && <ArchivedRows<Row> {...archived}>{children}</ArchivedRows>}
    </>
  );
}

function ArchivedRows<Row extends { id: string }>({
  path,
  query,
  children,
}: {
  path: string;
  query: Readonly<Record<string, string>>;
  children: (row: Row) => ReactNode;
}) {
  const api = useApi();
  const { data: rows } = useQuery({
    queryKey: [...peopleKeys.all, 'archived', path, query],
    queryFn: ({ signal }) =>
      api.listAll<unknown>(path, { query: { ...query, archived: true }, pageSize: 100, most: mostArchived, signal }) as Promise<Row[]>,
  });
  if (!rows) return null;
  if (rows.length === 0) return <p className={classes.empty}>{text.nothingArchived}</p>;
  return <ul className={classes.rows}>{rows.map((row) => children(row))}</ul>;
}
