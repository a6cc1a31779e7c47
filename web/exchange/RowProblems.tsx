import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useSearchPatch } from '../platform/filters.ts';
import { formatNumber } from '../platform/format.ts';
import { cursorQuery, useRows } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import type { Column } from '../platform/table/column.ts';
import { DataTable } from '../platform/table/DataTable.tsx';
import { Section } from '../platform/ui/Page.tsx';
import { StatusBadge } from '../platform/ui/StatusBadge.tsx';
import classes from './Exchange.module.css';
import { exchangeKeys, type ImportAnswer, type RowProblem } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';

const columns: Column<RowProblem & { id: string }>[] = [
  { id: 'line', header: text.line, value: (row) => row.line, isNumber: true, width: 80, canSort: false },
  {
    id: 'severity',
    header: text.severity,
    value: (row) => text.severities[row.severity],
    cell: (row) => (
      <StatusBadge
        shape={row.severity === 'error' ? 'cross' : 'warning'}
        label={text.severities[row.severity]}
        isDanger={row.severity === 'error'}
      />
    ),
    width: 110,
    canSort: false,
  },
  { id: 'column', header: text.column, value: (row) => row.column, width: 150, canSort: false },
  {
    id: 'message',
    header: text.message,
    value: (row) => row.message,
    cell: (row) => <span title={row.message}>{row.message}</span>,
    isTitle: true,
    grows: true,
    width: 320,
    canSort: false,
  },
  { id: 'field', header: text.field, value: (row) => row.field, width: 120, canSort: false, isHiddenAtFirst: true, isHiddenOnPhone: true },
  { id: 'code', header: text.code, value: (row) => row.code, width: 160, canSort: false, isHiddenAtFirst: true, isHiddenOnPhone: true },
];

/** Every remark of the dry run or the run, by line of the file. */
export function RowProblems({ one }: { one: ImportAnswer }) {
  const { workspace } = useHere();
  const api = useApi();
  const patch = useSearchPatch();
  const { errors, warnings } = one.rowProblems;
  const { problems: asked } = useSearch({ strict: false }) as { problems?: 'all' | 'error' | 'warning' };
  // A few errors must not drown in warnings.
  const shown = asked ?? (errors > 0 && warnings > 0 ? 'error' : 'all');
  const severity = shown === 'all' ? undefined : shown;
  const query = { severity };
  const found = useRows(
    useInfiniteQuery({
      ...cursorQuery<RowProblem>(
        api,
        [...exchangeKeys.details(workspace.id, one.id, 'problems'), query],
        `/imports/${one.id}/problems`,
        query,
        100,
      ),
      enabled: errors + warnings > 0,
    }),
  );
  // One line can have several remarks, and the same one twice.
  const rows = found.rows?.map((row, index) => ({ ...row, id: `${row.line} ${index}` }));
  if (errors + warnings === 0) {
    return (
      <Section title={text.rowProblems}>
        <p className={classes.quiet}>{text.noRowProblems}</p>
      </Section>
    );
  }
  return (
    <Section
      title={text.rowProblems}
      note={text.rowProblemsNote(formatNumber(errors), formatNumber(warnings))}
      actions={
        <>
          <SegmentedControl
            aria-label={text.which}
            value={shown}
            onChange={(which) => patch({ problems: which })}
            data={[
              { value: 'all', label: text.all },
              { value: 'error', label: text.errors },
              { value: 'warning', label: text.warnings },
            ]}
          />
          <Button
            component="a"
            href={api.href(`/imports/${one.id}/problems.csv`)}
            download
            leftSection={<Download size={14} aria-hidden />}
          >
            {text.downloadProblems}
          </Button>
        </>
      }
    >
      <DataTable
        name="import-problems"
        label={text.rowProblems}
        columns={columns}
        {...found}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `${text.line} ${row.line}`}
        isOrderedByServer
        isFiltered={severity !== undefined}
        csvName={false}
        height={460}
      />
    </Section>
  );
}
