import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Folders that hold no source: installed, built, or a running server's data. */
const notSource = new Set(['node_modules', 'build', 'data', 'coverage', '.git']);

/** Every file under `root` whose name ends in one of `endings`, as sorted paths with forward slashes, relative to `root`. */
export const listSources = (root: string, endings: readonly string[]): string[] => {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (notSource.has(entry.name)) continue;
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      else if (endings.some((ending) => name.endsWith(ending))) found.push(name);
    }
  };
  walk('');
  return found.sort();
};
