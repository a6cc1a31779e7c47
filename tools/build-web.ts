// Builds the web application into build/web. `--if-stale` does nothing when the sources have not changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from './sources.ts';

const root = path.resolve(import.meta.dirname, '..');
const stamp = path.join(root, 'build/web.stamp');
/** Which built file needs which others. Beside the application, since it is nothing to serve. */
export const webManifest = path.join(root, 'build/web.manifest.json');

/** What the built application depends on. A hash of contents, since checkouts and containers do not keep times. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  const files = [...listFiles(root, 'web'), ...listFiles(root, 'contract'), 'package-lock.json', 'tools/build-web.ts'];
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
};

/** Builds the web application. Says whether it had to. */
export const buildWeb = async ({ onlyWhenStale }: { onlyWhenStale: boolean }): Promise<'built' | 'fresh' | 'no sources'> => {
  if (!existsSync(path.join(root, 'web/index.html'))) return 'no sources';
  const wanted = fingerprint();
  const isFresh = existsSync(path.join(root, 'build/web/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh && onlyWhenStale) return 'fresh';
  const { build } = await import('vite');
  // A build that breaks half-way must not look fresh.
  rmSync(stamp, { force: true });
  const before = process.env['NODE_ENV'];
  // Where this says anything else (a test runner says `test`), the libraries' slow and heavy variants for developers would be built.
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ root: path.join(root, 'web'), configFile: path.join(root, 'web/vite.config.ts'), logLevel: 'warn', mode: 'production' });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  renameSync(path.join(root, 'build/web/manifest.json'), webManifest);
  for (const compressed of globSync(path.join(root, 'build/web/manifest.json.*'))) rmSync(compressed);
  writeFileSync(stamp, wanted);
  return 'built';
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const startedMs = performance.now();
  const outcome = await buildWeb({ onlyWhenStale: process.argv.includes('--if-stale') });
  if (outcome === 'built') console.log(`Built the web application in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`);
}
