import { Button, Menu } from '@mantine/core';
import { Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../format.ts';
import { uiText as text } from '../ui/ui.text.ts';
import type { Column } from './column.ts';
import classes from './DataTable.module.css';

interface TableBarProps<Row> {
  /** Filters and views; give way to what can be done with selected rows. */
  tools: ReactNode;
  bulk: { count: number; actions: ReactNode; onClear: () => void } | undefined;
  /** How many rows there are, in words. */
  count: string;
  columns: readonly Column<Row>[];
  hiddenIds: readonly string[];
  onToggleColumn: (id: string) => void;
  /** An address, or what writes the rows at hand. */
  csv: string | (() => void) | undefined;
  isPhone: boolean;
}

/** What stands above the rows. */
export function TableBar<Row>({ tools, bulk, count, columns, hiddenIds, onToggleColumn, csv, isPhone }: TableBarProps<Row>) {
  const canHide = columns.filter((column) => column.canHide ?? !column.isTitle);
  return (
    <div className={classes.bar}>
      {bulk ? (
        <div className={classes.bulk} role="toolbar" aria-label={text.selected(formatNumber(bulk.count))}>
          <strong>{text.selected(formatNumber(bulk.count))}</strong>
          {bulk.actions}
          <Button size="compact-sm" variant="subtle" onClick={bulk.onClear}>
            {text.clearSelection}
          </Button>
        </div>
      ) : (
        <div className={classes.tools}>{tools}</div>
      )}
      <div className={classes.own}>
        <span className={classes.count} role="status">
          {count}
        </span>
        {canHide.length > 0 && !isPhone && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-sm" variant="subtle" leftSection={<Columns3 size={14} aria-hidden />}>
                {text.columns}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
              {canHide.map((column) => (
                <Menu.CheckboxItem key={column.id} checked={!hiddenIds.includes(column.id)} onChange={() => onToggleColumn(column.id)}>
                  {column.header}
                </Menu.CheckboxItem>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        {csv !== undefined && !isPhone && <CsvButton csv={csv} />}
      </div>
    </div>
  );
}

function CsvButton({ csv }: { csv: string | (() => void) }) {
  const look = { size: 'compact-sm', variant: 'subtle', leftSection: <Download size={14} aria-hidden /> } as const;
  const words = (
    <>
      CSV<span className="sr-only">: {text.downloadCsv}</span>
    </>
  );
  return typeof csv === 'string' ? (
    <Button {...look} component="a" href={csv} download>
      {words}
    </Button>
  ) : (
    <Button {...look} onClick={csv}>
      {words}
    </Button>
  );
}
