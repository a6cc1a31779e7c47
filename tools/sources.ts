import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Folders that hold no source: installed, built, or a running server's data. */
const notSource = new Set(['node_modules', 'build', 'data', 'coverage', '.git']);

/** Every file in a folder of `root` and below, as sorted paths with forward slashes, relative to `root`. */
export const listFiles = (root: string, folder = ''): string[] => {
  const found: string[] = [];
  const walk = (inside: string): void => {
    for (const entry of readdirSync(path.join(root, inside), { withFileTypes: true })) {
      if (notSource.has(entry.name)) continue;
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      else found.push(name);
    }
  };
  if (existsSync(path.join(root, folder))) walk(folder);
  return found.sort();
};

/** The files whose name ends in one of `endings`. */
export const listSources = (root: string, endings: readonly string[]): string[] =>
  listFiles(root).filter((file) => endings.some((ending) => file.endsWith(ending)));
