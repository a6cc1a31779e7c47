#!/usr/bin/env node
// Runs the command line under the Node that came with the installation, whatever Node started this file. Plain JavaScript, since an
// older Node must be able to read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const needed = 24;
const cli = fileURLToPath(new URL('../server/cli.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= needed) {
  process.argv[1] = cli;
  await import('../server/cli.ts');
} else {
  const carried = [
    `../node_modules/node-linux-${process.arch}/bin/node`,
    // Installed as a dependency of another project, npm puts the packages beside this one.
    `../../node-linux-${process.arch}/bin/node`,
  ]
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(place));
  if (!carried) {
    console.error(
      `Bifocal needs Node ${needed} or newer; this is ${process.versions.node}. Install it from https://nodejs.org and try again.`,
    );
    process.exit(1);
  }
  // As in package.json: without them the heap grows to gigabytes of garbage before anybody looks.
  const memory = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
  const child = spawn(carried, [...memory, cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The child decides when and how to stop; a terminal sends its signals to both.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`Could not start ${carried}: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
