import { formatNumber } from '../format.ts';
import type { TableSection } from './column.ts';
import classes from './DataTable.module.css';
import { sectionHeight } from './use-rows-in-sight.ts';

interface TableSectionHeadProps<Row> {
  section: TableSection<Row>;
  count: number;
  /** Undefined on a phone, where there are no columns. */
  columnCount: number | undefined;
  index: number;
  measure: ((element: HTMLElement | null) => void) | undefined;
}

/** The heading between two blocks of rows. */
export function TableSectionHead<Row>({ section, count, columnCount, index, measure }: TableSectionHeadProps<Row>) {
  const heading = (
    <>
      {section.title} <span className={classes.sectionCount}>{formatNumber(count)}</span>
      {section.note && <span className={classes.sectionNote}>{section.note}</span>}
    </>
  );
  return columnCount === undefined ? (
    <li className={classes.cardSection} data-index={index} ref={measure}>
      {heading}
    </li>
  ) : (
    <tr style={{ height: sectionHeight }}>
      <th colSpan={columnCount} scope="colgroup" className={classes.sectionCell}>
        {heading}
      </th>
    </tr>
  );
}
