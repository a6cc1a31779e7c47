export { type CompiledMapping, compileMapping, type MappableRow, type MappedRow, type MappingIssue, type SkipReason } from './apply.ts';
export { type GuessInput, guessMapping, profileFile } from './guess.ts';
export { readingOf } from './reading.ts';
export { readyMappings, recogniseFile } from './ready/recognise.ts';
export { headerSignature } from './signature.ts';
