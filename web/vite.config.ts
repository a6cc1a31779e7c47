import { globSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { rooms } from './rooms.ts';

/** Puts `.br` and `.gz` beside every text file that is worth it, so that the server never compresses the same file twice. */
const precompress = (): Plugin => ({
  name: 'bifocal-precompress',
  apply: 'build',
  // From the disk and at the very end: before that, chunks still carry Vite's placeholders.
  async writeBundle({ dir }) {
    if (dir === undefined) return;
    for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:js|css|html|svg|json|webmanifest)$/.test(entry.name)) continue;
      const file = path.join(entry.parentPath, entry.name);
      const body = await readFile(file);
      if (body.length < 1024) continue;
      const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
      await writeFile(`${file}.br`, brotliCompressSync(body, brotli));
      await writeFile(`${file}.gz`, gzipSync(body, { level: 9 }));
    }
  },
});

const kit = path.resolve(import.meta.dirname, '../node_modules/@mantine');

/**
 * The styles of the component kit, without those of components that nobody uses (half of the first load's CSS). Follows the kit's own
 * imports from the names that the pages import; each component's module names the classes that its style file holds.
 */
const usedKitStyles = (): Plugin => ({
  name: 'bifocal-used-kit-styles',
  apply: 'build',
  enforce: 'pre',
  transform(css, id) {
    if (!id.endsWith('/@mantine/core/styles.css')) return undefined;
    const importing = [
      ...globSync(`${import.meta.dirname}/**/*.{ts,tsx}`),
      ...globSync(`${kit}/{dates,modals,notifications,spotlight}/esm/**/*.mjs`),
    ];
    const wanted = new Set(importing.flatMap((file) => namesImported(readFileSync(file, 'utf8'))));
    const classes = classesReached(wanted);
    const styles = globSync(`${kit}/core/styles/*.css`).filter((file) => !file.endsWith('.layer.css'));
    return styles
      .map((file) => ({
        text: readFileSync(file, 'utf8'),
        own: [...readFileSync(file, 'utf8').matchAll(/\.(m_[0-9a-f]+)/g)].map((match) => match[1] ?? ''),
      }))
      .filter(({ own }) => own.length === 0 || own.some((name) => classes.has(name)))
      .sort((a, b) => css.indexOf(a.own[0] ?? '') - css.indexOf(b.own[0] ?? ''))
      .map(({ text }) => text)
      .join('\n');
  },
});

const namesImported = (source: string): string[] =>
  [...source.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]@mantine\/core['"]/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map((name) => name.trim().split(/\s+/)[0] ?? ''),
  );

/** Every class of every component that the named ones lead to. */
function classesReached(names: ReadonlySet<string>): Set<string> {
  const index = readFileSync(`${kit}/core/esm/index.mjs`, 'utf8');
  const open = [...index.matchAll(/import\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)"/g)].flatMap(([, exported = '', file = '']) =>
    exported.split(',').some((name) => names.has(name.trim())) ? [path.resolve(kit, 'core/esm', file)] : [],
  );
  const seen = new Set(open);
  const classes = new Set<string>();
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const source = readFileSync(file, 'utf8');
    if (file.endsWith('.module.mjs')) for (const [name] of source.matchAll(/m_[0-9a-f]+/g)) classes.add(name);
    for (const [, to = ''] of source.matchAll(/from\s*"(\.[^"]+)"/g)) {
      const next = path.resolve(path.dirname(file), to);
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return classes;
}

const contract = path.resolve(import.meta.dirname, '../contract');

/**
 * Lets a page take a word from the contract (`evidenceKinds`) without taking the schemas beside it, and the schema library with them: a
 * bundler keeps a value that nobody uses when calls make it, unless the calls are said to do nothing else. The contract's never do.
 */
const schemasOnDemand = (): Plugin => ({
  name: 'bifocal-schemas-on-demand',
  apply: 'build',
  enforce: 'post',
  transform(code, id) {
    if (!id.startsWith(contract)) return undefined;
    const made = this.parse(code)
      .body.map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
      .flatMap((statement) => (statement?.type === 'VariableDeclaration' ? statement.declarations : []))
      .flatMap(({ init }) => (init && !/^(?:Literal|ArrayExpression|.*FunctionExpression)$/.test(init.type) ? [init] : []));
    let marked = code;
    for (const { start, end } of made.toReversed())
      marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
    return { code: marked, map: null };
  },
});

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react(), usedKitStyles(), schemasOnDemand(), precompress()],
  // The gallery of parts exists where parts are looked at (`vite`, `vite build --mode gallery`), never in what is shipped.
  define: { __GALLERY__: JSON.stringify(mode !== 'production') },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    target: 'es2023',
    cssCodeSplit: true,
    // Which file needs which others: what a page weighs is counted from it.
    manifest: 'manifest.json',
    assetsInlineLimit: 2048,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: rooms },
      },
    },
  },
}));
