/**
 * What a workbook may make us do. Every one is far above what spreadsheets write, and bounds what a hostile file can ask for.
 *
 * Units   partBytes: inflated bytes of one part (a sheet of 1,048,576 rows and 20 columns has about 800 MB). ratio: inflated to packed bytes, from
 *         `ratioFrom` inflated bytes on; measured: 7 for a real sheet, 12–25 for equal rows, 353 for equal rows whose cells leave out their
 *         addresses; a bomb has 1,000. sharedCharacters: of all shared texts together.
 *         timeMs: of one conversion. heapMb: of the thread that does it.
 */
export const workbookLimits = {
  entries: 10_000,
  partBytes: 1_610_612_736,
  smallPartBytes: 67_108_864,
  ratio: 400,
  ratioFrom: 16_777_216,
  sharedCharacters: 150_000_000,
  sheets: 255,
  columns: 500,
  rows: 1_048_576,
  merges: 50_000,
  cellCharacters: 1_048_577,
  tableBytes: 1_073_741_824,
  timeMs: 300_000,
  heapMb: 1024,
} as const;

export type WorkbookLimits = { readonly [K in keyof typeof workbookLimits]: number };
