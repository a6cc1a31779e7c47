import type { ImportCounts } from '../../contract/exchange/import.ts';
import { formatNumber } from '../platform/format.ts';
import classes from './Exchange.module.css';
import { exchangeText as text } from './exchange.text.ts';

const always: readonly (keyof ImportCounts)[] = ['created', 'updated', 'unchanged', 'refused'];
const order: readonly (keyof ImportCounts)[] = [
  'created',
  'updated',
  'unchanged',
  'refused',
  'skipped',
  'kept',
  'problemsCreated',
  'accountsCreated',
  'personsCreated',
];

/** What becomes of the rows, in figures. What does not occur is left out, except for the four that everybody asks for. */
export function CountTiles({ counts }: { counts: ImportCounts }) {
  return (
    <dl className={classes.counts}>
      {order
        .filter((count) => always.includes(count) || counts[count] > 0)
        .map((count) => (
          <div key={count} title={text.countMeans[count]} data-danger={(count === 'refused' && counts.refused > 0) || undefined}>
            <dt>{text.counts[count]}</dt>
            <dd>{formatNumber(counts[count])}</dd>
          </div>
        ))}
    </dl>
  );
}
