// The product as an operator runs it: real processes, real signals.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'server/cli.ts');
/** Those of `npm start`. */
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: { start: string } };
const memoryFlags = scripts.start.split(' ').filter((word) => word.startsWith('--max-'));
const withinMs = 60_000;

export type Environment = Record<string, string>;

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function launch(args: readonly string[], environment: Environment): { child: ChildProcess; ended: Promise<Ended> } {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:BIFOCAL_|DATABASE_URL$|NODE_OPTIONS$)/.test(name)));
  const child = spawn(process.execPath, [...memoryFlags, cli, ...args], {
    cwd: root,
    env: { ...clean, BIFOCAL_LOG: 'warn', ...environment },
  });
  running.add(child);
  const text = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text.stdout += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text.stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, ...text });
    });
  });
  return { child, ended };
}

/** Fails when `work` takes longer than it ever should: what a test waits for has a deadline. */
async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${withinMs} ms`)), withinMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Runs `bifocal …` to its end. */
export async function bifocal(args: readonly string[], environment: Environment = {}): Promise<Ended> {
  const { child, ended } = launch(args, environment);
  return inTime(`bifocal ${args[0]}`, ended).finally(() => child.kill('SIGKILL'));
}

export type RunningBifocal = {
  url: string;
  /** The token for the first member; undefined when there is one. */
  token: string | undefined;
  stop: (signal?: NodeJS.Signals) => Promise<Ended>;
  ended: Promise<Ended>;
};

/** Starts a server on a free port and waits until it says where it is. */
export async function startBifocal(environment: Environment, args: readonly string[] = []): Promise<RunningBifocal> {
  const { child, ended } = launch(['start', '--json', '--port', '0', ...args], environment);
  const said = new Promise<{ url: string; firstMemberUrl: string | null }>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: string) => {
      text += chunk;
      const line = text.split('\n').find((it) => it.startsWith('{"url"'));
      if (line) resolve(JSON.parse(line));
    });
    void ended.then(({ code, stdout, stderr }) => reject(new Error(`the server ended with ${code}: ${stdout}${stderr}`)));
  });
  const { url, firstMemberUrl } = await inTime('the start of the server', said);
  return {
    url,
    token: firstMemberUrl ? (new URL(firstMemberUrl).searchParams.get('token') ?? undefined) : undefined,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return inTime('the stop of the server', ended);
    },
  };
}
