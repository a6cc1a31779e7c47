export { CsvError, type CsvErrorCode } from './csv-error.ts';
export { guardFormula } from './formula.ts';
export { type CsvLimits, csvLimits } from './limits.ts';
export { type CsvPlace, type CsvReadOptions, type CsvRow, type CsvRowFault, type OpenCsv, openCsv, placeAfter } from './read.ts';
export { sampleRows } from './sample.ts';
export { type SniffedCsv, sniffCsv, sniffCsvStream } from './sniff.ts';
export { type CsvCell, type CsvWriteOptions, csvLine, csvWriter } from './write.ts';
