/** Units: cell in characters, record in bytes. */
export const csvLimits = {
  cellLength: 1_048_576,
  /** Bounds the memory that a quote which never closes can take; two cells of the largest size still fit. */
  recordBytes: 8_388_608,
  columns: 500,
  rows: 5_000_000,
} as const;

export type CsvLimits = { readonly [K in keyof typeof csvLimits]: number };
