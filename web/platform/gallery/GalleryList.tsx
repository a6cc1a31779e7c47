import { Button } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { notify } from '../toast.tsx';
import { Because } from '../ui/Because.tsx';
import { WithDetail } from '../ui/DetailPanel.tsx';
import { EntityAnchor } from '../ui/EntityLink.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { Money, NumberValue, RelativeDate } from '../ui/Value.tsx';
import { type SampleProblem, sampleChain, sampleProblems, sampleStatuses } from './samples.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const now = new Date('2026-06-01T12:00:00Z');

const sections = [
  { id: 'scored', title: '', has: (row: SampleProblem) => row.effort !== null },
  { id: 'open', title: 'Valued, not estimated', note: 'Give an effort to rank them.', has: (row: SampleProblem) => row.effort === null },
];

/** Ten thousand rows with everything a list can do. */
export function GalleryList({ height, count = 10_000, toolbar }: { height: 'fill' | number; count?: number; toolbar?: ReactNode }) {
  const [rows, setRows] = useState(() => sampleProblems(count));
  const [peeked, setPeeked] = useState<SampleProblem>();
  const columns = useMemo<Column<SampleProblem>[]>(() => {
    const change = async (id: string, patch: Partial<SampleProblem>) => {
      await wait(250);
      setRows((before) => before.map((row) => (row.id === id ? { ...row, ...patch } : row)));
    };
    return [
      {
        id: 'title',
        header: 'Problem',
        value: (row) => row.title,
        cell: (row) => <EntityAnchor href={`/gallery?problem=${row.id}`}>{row.title}</EntityAnchor>,
        isTitle: true,
        grows: true,
        width: 280,
      },
      {
        id: 'status',
        header: 'Status',
        value: (row) => sampleStatuses[row.status]?.label,
        cell: (row) => <StatusBadge {...(sampleStatuses[row.status] ?? { shape: 'empty', label: row.status })} />,
        width: 130,
      },
      {
        id: 'business',
        header: 'Cost of delay',
        help: 'Money per week, divided by the weeks of work',
        value: (row) => row.scoreBusiness,
        cell: (row) =>
          row.scoreBusiness === null ? null : (
            <Because label={`score of ${row.title}`} why={sampleChain} side="business">
              <NumberValue value={row.scoreBusiness} digits={0} />
            </Because>
          ),
        isNumber: true,
        side: 'business',
        width: 140,
      },
      {
        id: 'consumer',
        header: 'RICE',
        value: (row) => row.scoreConsumer,
        cell: (row) =>
          row.scoreConsumer === null ? null : (
            <Because label={`score of ${row.title}`} why={sampleChain} side="consumer">
              <NumberValue value={row.scoreConsumer} digits={0} />
            </Because>
          ),
        isNumber: true,
        side: 'consumer',
        width: 90,
      },
      {
        id: 'revenue',
        header: 'Revenue',
        value: (row) => row.revenueMinor,
        cell: (row) => <Money amountMinor={row.revenueMinor} currency="EUR" isCompact />,
        isNumber: true,
        side: 'business',
        width: 100,
      },
      {
        id: 'reach',
        header: 'Reach',
        value: (row) => row.reach,
        cell: (row) => <NumberValue value={row.reach} side="consumer" />,
        isNumber: true,
        side: 'consumer',
        width: 90,
        footer: '2,031,402',
      },
      {
        id: 'impact',
        header: 'Impact',
        value: (row) => row.impact,
        cell: (row) => (row.impact === null ? <NumberValue value={1} mark="assumed" /> : <NumberValue value={row.impact} />),
        isNumber: true,
        width: 84,
        edit: {
          kind: 'select',
          value: (row) => (row.impact === null ? null : String(row.impact)),
          options: ['0.25', '0.5', '1', '2', '3'].map((value) => ({ value, label: value })),
          clearLabel: 'not set',
          save: (row, value) => change(row.id, { impact: value === null ? null : Number(value) }),
        },
      },
      {
        id: 'effort',
        header: 'Effort',
        help: 'Person-weeks',
        value: (row) => row.effort,
        isNumber: true,
        width: 84,
        edit: {
          kind: 'number',
          value: (row) => row.effort,
          least: 0.1,
          most: 500,
          canClear: true,
          save: (row, value) => change(row.id, { effort: value }),
        },
      },
      {
        id: 'updated',
        header: 'Changed',
        value: (row) => row.updatedAt,
        cell: (row) => <RelativeDate value={row.updatedAt} now={now} />,
        width: 120,
        isHiddenOnPhone: true,
      },
    ];
  }, []);
  const table = (
    <DataTable
      name="gallery"
      toolbar={toolbar}
      label="Problems"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      sections={sections}
      height={height}
      onOpen={(row) => notify(`Opened ${row.title}`)}
      onPeek={setPeeked}
      peekedId={peeked?.id}
      isDimmed={(row) => row.status === 'parked'}
      bulk={(selected, clear) => (
        <Button
          size="compact-sm"
          onClick={() => {
            notify(`${selected.length} parked`, { undo: () => {} });
            clear();
          }}
        >
          Park
        </Button>
      )}
    />
  );
  return (
    <WithDetail opened={peeked !== undefined} onClose={() => setPeeked(undefined)} title={peeked?.title ?? ''} detail={<p>{peeked?.id}</p>}>
      {table}
    </WithDetail>
  );
}
