import fc from 'fast-check';

/**
 * Every run of `npm test` tries the same cases: whether a change may go to main is not a matter of luck. `npm run soak` draws others, and
 * more of them; the seed that it prints brings the same cases again.
 */
const seed = Number(process.env['BIFOCAL_TEST_SEED'] ?? 20_260_101);
/** How many times the usual number of cases is tried. */
const factor = Number(process.env['BIFOCAL_TEST_FACTOR'] ?? 1);

/** For properties that say their own number of cases, being slow ones: `{ numRuns: cases(40) }`. */
export const cases = (usual: number): number => Math.ceil(usual * factor);

fc.configureGlobal({
  seed,
  numRuns: cases(100),
  // A soak tries what fits into its time.
  ...(factor > 1 ? { interruptAfterTimeLimit: 50_000, markInterruptAsFailure: false } : {}),
});

export { fc };
