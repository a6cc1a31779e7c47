// After `npm ci`: builds the web application and the prepared database, so that the first start takes seconds.
// A part that is not there is left out: a container installs packages before it has the sources.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const parts = [
  { what: 'the web application', needs: 'web/index.html', command: ['tools/build-web.ts', '--if-stale'] },
  { what: 'the prepared database', needs: 'tools/prepare-database.ts', command: ['tools/prepare-database.ts'] },
];

for (const { what, needs, command } of parts) {
  if (!existsSync(path.join(root, needs))) continue;
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status === 0) continue;
  console.error(`Could not make ${what}: run \`npm run postinstall\` again when the message above is mended.`);
  process.exitCode = 1;
}
