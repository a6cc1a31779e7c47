// `npm run dev`: the server, restarted when its files change, and the web application with hot reloading in front of it.
import { type ChildProcess, spawn } from 'node:child_process';

const apiPort = process.env['BIFOCAL_PORT'] ?? '4000';
const start = (args: string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });

const parts = [
  start(['--watch', '--watch-preserve-output', 'server/cli.ts', 'start'], { BIFOCAL_PORT: apiPort }),
  start(['node_modules/.bin/vite', 'web']),
];
const stop = (): void => {
  for (const part of parts) part.kill('SIGTERM');
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
// One without the other is of no use.
for (const part of parts) part.once('exit', stop);
