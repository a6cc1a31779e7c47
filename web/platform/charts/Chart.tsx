import { Button, SegmentedControl } from '@mantine/core';
import { Download } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useIsLookedAt } from '../at-rest.ts';
import { formatNumber } from '../format.ts';
import { downloadCsv, toCsv } from '../table/csv.ts';
import { uiText as text } from '../ui/ui.text.ts';
import classes from './Chart.module.css';
import type { DrawingProps } from './Drawing.tsx';
import { countOf, type Picture, tableOf } from './picture.ts';

const Drawing = lazy(() => import('./Drawing.tsx').then((file) => ({ default: file.Drawing })));

export interface ChartProps {
  title: string;
  /** What is to be seen, in a sentence ("Export fails has the highest value for little effort"). */
  description: string;
  /** Keep it stable between renders (useMemo): a new one is drawn again. */
  picture: Picture;
  height?: number;
  /** A bubble or bar was pressed. The same must be reachable in the table or list beside it. */
  onSelect?: (id: string) => void;
  csvName?: string;
  /** Only the picture: its table and its file stand beside it already. */
  isBare?: boolean;
}

/** A picture, its table and its CSV. The drawing library, half as heavy as all the rest, comes only when a picture is looked at. */
export function Chart({ title, description, picture, height = 360, onSelect, csvName = title, isBare = false }: ChartProps) {
  const [form, setForm] = useState<'picture' | 'table'>('picture');
  const isEmpty = countOf(picture) === 0;
  return (
    <figure className={classes.chart}>
      <figcaption className={isBare ? 'sr-only' : classes.head}>
        <span className={classes.title}>{title}</span>
        {!isEmpty && !isBare && (
          <span className={classes.tools}>
            <SegmentedControl
              aria-label={text.chartShowAs(title)}
              value={form}
              onChange={(next) => setForm(next as 'picture' | 'table')}
              data={[
                { value: 'picture', label: text.chartPicture },
                { value: 'table', label: text.chartTable },
              ]}
            />
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Download size={14} aria-hidden />}
              onClick={() => {
                const table = tableOf(picture);
                downloadCsv(csvName, toCsv(table.heads, table.rows));
              }}
            >
              CSV<span className="sr-only">: {text.downloadCsv}</span>
            </Button>
          </span>
        )}
      </figcaption>
      {isEmpty ? (
        <p className={classes.empty}>{text.chartEmpty}</p>
      ) : form === 'table' ? (
        <PictureTable picture={picture} label={title} height={height} />
      ) : (
        <Picturing picture={picture} description={`${title}. ${description}`} height={height} onSelect={onSelect} />
      )}
    </figure>
  );
}

/** The drawing, and what stands in its room until then: whoever hears the page hears what it shows at once. */
function Picturing(props: DrawingProps) {
  const [place, isLookedAt] = useIsLookedAt();
  const room = <div ref={place} role="img" aria-label={props.description} style={{ height: props.height }} />;
  return isLookedAt ? (
    <Suspense fallback={room}>
      <Drawing {...props} />
    </Suspense>
  ) : (
    room
  );
}

/** The most rows shown; the CSV has all. */
const mostRows = 500;

function PictureTable({ picture, label, height }: { picture: Picture; label: string; height: number }) {
  const table = useMemo(() => tableOf(picture), [picture]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section className={classes.scroller} style={{ maxHeight: height }} aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.heads.map((head, column) => (
              <th key={head} scope="col" data-end={table.isNumber[column] || undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, mostRows).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a picture have no identity
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={table.heads[column]} data-end={table.isNumber[column] || undefined}>
                  {typeof cell === 'number' ? formatNumber(cell) : (cell ?? '–')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
