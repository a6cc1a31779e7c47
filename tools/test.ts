// `npm test`: every test there is. Arguments go to vitest (`npm test -- server/people`, `npm test -- --project journeys`).
// The last line is for machines: "N passed, N failed, N skipped".
import { parseCLI, startVitest, type TestModule } from 'vitest/node';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const countTests = (modules: readonly TestModule[]): Count => {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    let tests = 0;
    for (const test of module.children.allTests()) {
      tests += 1;
      const { state } = test.result();
      // A test that never ran ("pending") was not proved either.
      count[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1;
    }
    // A file that cannot be loaded, or whose set-up breaks, has no failed test of its own.
    if (module.state() === 'failed' && (tests === 0 || module.errors().length > 0)) count.failed += 1;
  }
  return count;
};

const say = ({ passed, failed, skipped }: Count): string => `${passed} passed, ${failed} failed, ${skipped} skipped`;

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
const startedMs = performance.now();
const vitest = await startVitest(filter, { ...options, run: true, watch: false });
const modules = vitest.state.getTestModules();
const broken = vitest.state.getUnhandledErrors().length;
await vitest.close();

console.log('');
for (const name of new Set(vitest.projects.map((project) => project.name))) {
  console.log(`${name.padEnd(16)} ${say(countTests(modules.filter((module) => module.project.name === name)))}`);
}
const total = countTests(modules);
// A run that proved nothing, or whose set-up broke before any test, has failed as well.
const exitCode = Number(process.exitCode ?? 0);
const unseen = total.failed + broken === 0 && (exitCode !== 0 || total.passed === 0) ? 1 : 0;
const withErrors = { ...total, failed: total.failed + broken + unseen };
console.log(`${((performance.now() - startedMs) / 1000).toFixed(0)} s${broken > 0 ? `, ${broken} errors outside of tests` : ''}`);
console.log(say(withErrors));
process.exit(withErrors.failed === 0 ? 0 : 1);
