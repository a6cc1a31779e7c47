export { type CompiledMapping, compileMapping, type MappableRow, type MappedRow, type MappingIssue, type SkipReason } from './apply.ts';
export { type GuessInput, guessMapping } from './guess.ts';
export { headerSignature } from './signature.ts';
