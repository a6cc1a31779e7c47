// `npm run check`: everything that must be in order before a change is shown to others. One line a step; warnings are errors.
// `--no-tests` leaves the tests out, for whoever has just run them.
import { spawn } from 'node:child_process';

interface Step {
  name: string;
  command: string[];
}

const node = process.execPath;
const bin = (name: string): string => `node_modules/.bin/${name}`;
const tsc = (project: string): string[] => [node, bin('tsc'), '--noEmit', '-p', project];

/** Format and lint are one program, which reads each file once. */
const steps: Step[] = [
  { name: 'format and lint', command: [bin('biome'), 'ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=50', '.'] },
  { name: 'types of the server', command: tsc('tsconfig.json') },
  { name: 'types of the web', command: tsc('tsconfig.web.json') },
  { name: 'types of the journeys', command: tsc('tsconfig.journeys.json') },
  { name: 'boundaries', command: [node, 'tools/boundaries.ts'] },
  { name: 'unused code', command: [node, bin('knip'), '--no-progress'] },
  { name: 'documents', command: [node, 'tools/check-docs.ts'] },
];
const tests: Step = { name: 'tests', command: [node, 'tools/test.ts'] };

/** Two programs at a time: more only take turns on a small machine. */
const atOnce = 2;

const run = ({ name, command: [program = '', ...args] }: Step, show: boolean): Promise<boolean> =>
  new Promise((resolve) => {
    const startedMs = performance.now();
    const output: string[] = [];
    const child = spawn(program, args, { stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    const close = (ok: boolean): void => {
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(6);
      console.log(`${ok ? 'ok  ' : 'FAIL'} ${seconds} s  ${name}`);
      if (!ok && output.length > 0) console.log(`${output.join('').trimEnd().replace(/^/gm, '    ')}\n`);
      resolve(ok);
    };
    child.once('error', (error) => {
      output.push(String(error));
      close(false);
    });
    child.once('close', (code) => close(code === 0));
  });

const waiting = [...steps];
let failed = 0;
const work = async (): Promise<void> => {
  for (let step = waiting.shift(); step; step = waiting.shift()) if (!(await run(step, false))) failed += 1;
};
await Promise.all(Array.from({ length: atOnce }, work));
if (!process.argv.includes('--no-tests') && !(await run(tests, true))) failed += 1;
console.log(failed === 0 ? 'Everything is in order.' : `${failed} of the steps above failed.`);
process.exitCode = failed === 0 ? 0 : 1;
