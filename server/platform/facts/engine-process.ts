// Keeps the embedded engine running: started with the server, started again when it falls, ended with the server.
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../log.ts';

export type EngineProcess = {
  socketPath: string;
  /** Of the process that runs now. */
  pid: () => number | undefined;
  close: () => Promise<void>;
};

export type EngineOptions = { directory: string; log: Log; memoryMb?: number };

// The kernel's limit for a unix socket's path is 107 bytes.
const longestSocketPath = 100;
const restartAfterMs = { first: 50, most: 5_000 };
const readyWithinMs = 30_000;

/** Errors  when the engine cannot start the first time: what it said. */
export async function startEngine({ directory, log, memoryMb = 600 }: EngineOptions): Promise<EngineProcess> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const socketPath = socketPathOf(directory);
  let child: ChildProcess;
  let isClosing = false;
  let hasRun = false;
  let pauseMs = restartAfterMs.first;
  let restart: NodeJS.Timeout | undefined;

  const launch = async () => {
    child = fork(new URL('./engine.ts', import.meta.url), [directory, socketPath, String(memoryMb)], {
      env: { PATH: process.execPath, UV_THREADPOOL_SIZE: '8' },
      execArgv: ['--max-semi-space-size=8'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-4_000);
    });
    child.once('exit', (code, signal) => {
      if (isClosing || !hasRun) return;
      log.error({ code, signal, said }, 'the engine of the facts stopped; it is started again');
      restart = setTimeout(
        () => void launch().catch((error: unknown) => log.error({ err: error }, 'the engine of the facts did not start')),
        pauseMs,
      );
      pauseMs = Math.min(pauseMs * 2, restartAfterMs.most);
    });
    await ready(child, () => said);
    hasRun = true;
    pauseMs = restartAfterMs.first;
  };
  await launch();
  return {
    socketPath,
    pid: () => child.pid,
    async close() {
      isClosing = true;
      clearTimeout(restart);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.send('close', () => undefined);
      await gone;
      rmSync(socketPath, { force: true });
    },
  };
}

function ready(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => reject(new Error(`the engine of the facts did not answer: ${said()}`)), readyWithinMs);
    child.once('message', () => {
      clearTimeout(tooLate);
      resolve();
    });
    child.once('exit', () => {
      clearTimeout(tooLate);
      reject(new Error(`the engine of the facts cannot start: ${said()}`));
    });
  });
}

/** Where the engine of a directory listens; commands join a running server through it. */
export function socketPathOf(directory: string): string {
  const inside = `${directory}.socket`;
  if (inside.length <= longestSocketPath) return inside;
  return join(tmpdir(), `bifocal-facts-${createHash('sha256').update(inside).digest('hex').slice(0, 16)}`);
}
