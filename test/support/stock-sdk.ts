// The SDKs that others ship, as their users run them: a program of its own, or a page's script.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const packages = path.resolve(import.meta.dirname, '../../node_modules');

/** Runs work on a folder of somebody else's project, in which the code is a file and the packages are installed. */
async function inProject<T>(code: string, work: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bifocal-sdk-'));
  try {
    symlinkSync(packages, path.join(folder, 'node_modules'));
    const file = path.join(folder, 'main.mjs');
    writeFileSync(file, code);
    return await work(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs code as a program; answers when it has ended. */
export const runProgram = (code: string): Promise<{ code: number | null; output: string }> =>
  inProject(
    code,
    (file, folder) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [file], { cwd: folder, timeout: 60_000, killSignal: 'SIGKILL' });
        let output = '';
        const hear = (part: Buffer) => {
          output += part.toString();
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
        child.once('error', reject);
        child.once('close', (code) => resolve({ code, output }));
      }),
  );

/** Code as a script for a page, with the packages that it imports. */
export const bundleForPage = (code: string): Promise<string> =>
  inProject(code, async (file, folder) => {
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        target: 'esnext',
        rolldownOptions: { input: file, output: { format: 'es', codeSplitting: false } },
      },
    });
    const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
    const [script, ...more] = outputs.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
    if (script === undefined || more.length > 0) throw new Error(`expected one script, got ${more.length + 1}`);
    return script;
  });

export type Relayed = { url: string; headers: IncomingHttpHeaders; status: number };

/** Stands between a sender and the product: hears what is sent, and may answer in the product's place. */
export async function openRelay(to: string): Promise<{
  url: string;
  heard: Relayed[];
  /** What happens to the next request: `lost`, the product takes it and the sender is told otherwise; `refused`, the product never sees it. */
  next: ({ is: 'lost' | 'refused'; status: number; headers: Record<string, string> } | undefined)[];
  close: () => Promise<void>;
}> {
  const heard: Relayed[] = [];
  const next: Awaited<ReturnType<typeof openRelay>>['next'] = [];
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const fate = next.shift();
    const { host: _, connection: __, 'transfer-encoding': ___, 'content-length': ____, ...headers } = request.headers;
    let status = fate?.status ?? 0;
    let answer = '';
    if (fate?.is !== 'refused') {
      const passed = await fetch(`${to}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        body,
      });
      answer = await passed.text();
      status = fate?.status ?? passed.status;
    }
    heard.push({ url: request.url ?? '', headers: request.headers, status });
    reply.writeHead(status, fate?.headers ?? {}).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    next,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
