/** The largest table that is taken from the clipboard. Units: characters. */
const longestPaste = 50_000_000;

/**
 * What a spreadsheet puts on the clipboard, as a file; undefined where it is no table.
 *
 * Shape   The HTML of a table first: it knows line breaks inside cells and how many columns a cell spans. Else text with tabs, which spreadsheets
 *         quote as they do in a file. One line without a tab is a text and no table.
 */
export function tableFromClipboard(given: { html: string; text: string }, name: string): File | undefined {
  const csv = given.html.length <= longestPaste ? csvOfHtml(given.html) : undefined;
  if (csv !== undefined) return new File([csv], name, { type: 'text/csv' });
  const text = given.text.replace(/\s+$/, '');
  const isTable = text.includes('\t') && text.length <= longestPaste;
  return isTable ? new File([`${text}\n`], name, { type: 'text/tab-separated-values' }) : undefined;
}

function csvOfHtml(html: string): string | undefined {
  if (!/<table[\s>]/i.test(html)) return undefined;
  // Parsed as a document of its own: nothing in it is loaded or run.
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (!table) return undefined;
  return csvOfCells([...table.rows].map((row) => [...row.cells].map((cell) => ({ text: textOf(cell), columns: cell.colSpan }))));
}

/** A table as CSV; undefined where it is one cell. `columns`: over how many a cell spans. */
export function csvOfCells(table: readonly (readonly { text: string; columns: number }[])[]): string | undefined {
  const rows = table.map((cells) =>
    cells.flatMap(({ text, columns }) => [text, ...Array.from({ length: Math.min(columns, widestSpan) - 1 }, () => '')]),
  );
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const isTable = filled.length > 1 || (filled[0]?.length ?? 0) > 1;
  return isTable ? rows.map((cells) => cells.map(quoted).join(',')).join('\r\n') : undefined;
}

/** Units: columns; what a spreadsheet can have. */
const widestSpan = 16_384;

function textOf(cell: HTMLTableCellElement): string {
  for (const lineBreak of cell.querySelectorAll('br')) lineBreak.replaceWith('\n');
  return (cell.textContent ?? '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
