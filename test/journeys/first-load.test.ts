// What comes over the line before a page can be used, counted from the build: the same on every machine, and in a moment.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { webManifest } from '../../tools/build-web.ts';

interface BuiltFile {
  file: string;
  /** The page, when it has a file of its own. */
  src?: string;
  /** Its room (web/rooms.ts), when it has not. */
  name?: string;
  imports?: string[];
  css?: string[];
}

const web = path.resolve(import.meta.dirname, '../../build/web');
const manifest = JSON.parse(readFileSync(webManifest, 'utf8')) as Record<string, BuiltFile>;

/** As `npm run bench` measures it, every page may weigh 300 kB; the rest is for the answers of the API. */
const mostKb = 280;
/** Headers of an answer, with the policies in them. */
const headBytes = 900;

const sizeOf = (file: string) => {
  const compressed = path.join(web, `${file}.br`);
  return statSync(existsSync(compressed) ? compressed : path.join(web, file)).size + headBytes;
};

function keyOf(page: string): string {
  const found = Object.entries(manifest).filter(([, { src, name }]) => src === page || (src === undefined && name === page));
  if (found.length !== 1) throw new Error(`${found.length} built files are "${page}"; there are ${Object.keys(manifest).join(', ')}`);
  return found[0]?.[0] ?? '';
}

/** All that the files stand on, each once. */
function filesOf(keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set(['index.html', 'ahead.js']);
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const built = manifest[key];
    if (!built || seen.has(key)) continue;
    seen.add(key);
    for (const file of [built.file, ...(built.css ?? [])]) files.add(file);
    open.push(...(built.imports ?? []));
  }
  return files;
}

const frame = 'frame';
test.each([
  ['sign-in', ['door']],
  ['ranking', [frame, 'ranking']],
  ['problem', [frame, 'problems/problem/ProblemPage.tsx']],
  ['account', [frame, 'record']],
  ['inbox', [frame, 'problems/inbox/InboxPage.tsx']],
  ['overview', [frame, 'overview/OverviewPage.tsx']],
])('the %s page is light enough for a slow line', (_page, parts) => {
  const files = filesOf(['index.html', ...parts.map(keyOf)]);
  const heaviest = [...files]
    .map((file) => `${Math.round(sizeOf(file) / 1000)} ${file}`)
    .toSorted((a, b) => parseInt(b, 10) - parseInt(a, 10));
  const kb = [...files].reduce((sum, file) => sum + sizeOf(file), 0) / 1000;
  expect(kb, `kB of each file:\n${heaviest.join('\n')}`).toBeLessThan(mostKb);
});
