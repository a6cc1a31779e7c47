export { CsvError, type CsvErrorCode } from './csv-error.ts';
export type { CsvLimits } from './limits.ts';
export { type CsvPlace, type CsvReadOptions, type CsvRow, type CsvRowFault, type OpenCsv, openCsv } from './read.ts';
export { sampleRows } from './sample.ts';
export { type SniffedCsv, sniffCsvStream } from './sniff.ts';
export { type CsvCell, csvLine } from './write.ts';
