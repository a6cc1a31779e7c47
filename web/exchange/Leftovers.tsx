import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cursorQuery, useChange, useRows } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import type { Column } from '../platform/table/column.ts';
import { DataTable } from '../platform/table/DataTable.tsx';
import { EntityLink } from '../platform/ui/EntityLink.tsx';
import { Section } from '../platform/ui/Page.tsx';
import classes from './Exchange.module.css';
import { exchangeKeys, type ImportAnswer, type UndoLeftover } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';

/** What an undo did not touch, because somebody had used it since: a member decides for each. */
export function Leftovers({ one }: { one: ImportAnswer }) {
  const { workspace } = useHere();
  const api = useApi();
  const path = `/imports/${one.id}/leftovers` as const;
  const found = useRows(
    useInfiniteQuery(cursorQuery<UndoLeftover>(api, exchangeKeys.details(workspace.id, one.id, 'leftovers'), path, {}, 100)),
  );
  const answer = useChange({
    send: ({ row, say }: { row: UndoLeftover; say: 'keep' | 'undo' }) => api.post(`${path}/${row.id}`, { answer: say }),
    refresh: () => [exchangeKeys.one(workspace.id, one.id)],
  });
  const { mutate, isPending } = answer;
  const columns = useMemo<Column<UndoLeftover>[]>(
    () => [
      {
        id: 'name',
        header: text.leftoverName,
        value: (row) => row.name,
        cell: (row) => (
          <EntityLink kind={row.kind} id={row.id}>
            {row.name}
          </EntityLink>
        ),
        isTitle: true,
        grows: true,
        width: 180,
        canSort: false,
      },
      { id: 'kind', header: text.what, value: (row) => text.kinds[row.kind], width: 120, canSort: false, isHiddenOnPhone: true },
      {
        id: 'why',
        header: text.leftoverWhy,
        value: (row) => `${text.leftoverBecause[row.because]}: ${row.detail}`,
        cell: (row) => (
          <span title={row.detail}>
            {text.leftoverBecause[row.because]}
            <span className={classes.quiet}> {row.detail}</span>
          </span>
        ),
        grows: true,
        width: 220,
        canSort: false,
      },
      {
        id: 'answer',
        header: text.decided,
        value: (row) => (row.answer === null ? null : row.answer === 'keep' ? text.leftoverKept : text.leftoverUndone),
        cell: (row) =>
          row.answer === null && row.because !== 'gone' ? (
            <Group gap={6} wrap="nowrap">
              <Button
                size="compact-sm"
                disabled={isPending}
                onClick={() => mutate({ row, say: 'keep' })}
                aria-label={text.leftoverKeepOf(row.name)}
              >
                {text.leftoverKeep}
              </Button>
              <Button
                size="compact-sm"
                disabled={isPending}
                onClick={() => mutate({ row, say: 'undo' })}
                aria-label={text.leftoverUndoOf(row.name)}
              >
                {text.leftoverUndo}
              </Button>
            </Group>
          ) : (
            <span className={classes.quiet}>
              {row.answer === 'undo' ? text.leftoverUndone : row.answer === 'keep' ? text.leftoverKept : ''}
            </span>
          ),
        width: 190,
        canSort: false,
      },
    ],
    [mutate, isPending],
  );
  if (one.leftovers === 0 && (found.rows?.length ?? 0) === 0) return null;
  return (
    <Section title={text.leftovers} note={text.leftoversNote(one.leftovers)}>
      <DataTable
        name="import-leftovers"
        label={text.leftovers}
        columns={columns}
        {...found}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        isOrderedByServer
        csvName={false}
        isDimmed={(row) => row.answer !== null}
        height={460}
      />
    </Section>
  );
}
