import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  // The gallery of parts exists where parts are looked at (`vite`, `vite build --mode gallery`), never in what is shipped.
  define: { __GALLERY__: JSON.stringify(mode !== 'production') },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: {
    outDir: '../build/web',
    emptyOutDir: true,
    target: 'es2023',
    cssCodeSplit: true,
    assetsInlineLimit: 2048,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Changes rarely, is needed by every page: one file that browsers keep across upgrades.
            { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\// },
            {
              name: 'tanstack',
              test: /node_modules\/@tanstack\/(?:react-router|router-core|history|react-query|query-core|react-store|store)\//,
            },
            // One lazy file for pictures; nothing of it may reach the first load.
            { name: 'echarts', test: /node_modules\/(?:echarts|zrender)\// },
          ],
        },
      },
    },
  },
}));
