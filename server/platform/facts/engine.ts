// The embedded engine of the facts, in a process of its own: answers the part of the ClickHouse HTTP interface that a client speaks, on a
// unix socket. Started by engine-process.ts; ends with the one who started it.

import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setPriority } from 'node:os';
import { Session } from 'chdb';
import { readEngineRequest, streamPrefix } from './engine-request.ts';
import { openSessions } from './engine-sessions.ts';

const [directory = '', socketPath = '', memoryMb = '600'] = process.argv.slice(2);

// The pages go first: a question that takes both cores must not make them wait.
const politeness = 5;
// Far above what a group commit brings.
const bodyBytesMost = 64 * 1024 * 1024;

setPriority(politeness);
const sessions = openSessions(
  () =>
    new Session(directory, {
      connectionArgs: [
        `--max_server_memory_usage=${Number(memoryMb) * 1024 * 1024}`,
        '--mark_cache_size=33554432',
        '--uncompressed_cache_size=0',
        '--index_uncompressed_cache_size=0',
        '--query_cache_max_size_in_bytes=0',
        // A server's own; inside a process it is two, and whoever deletes waits a tenth of a second for each part of a table.
        '--background_pool_size=16',
        '--background_schedule_pool_size=16',
      ],
    }),
);

// Values of placeholders come in the address. A server takes as much.
const addressBytesMost = 1024 * 1024;

const server = createServer({ maxHeaderSize: addressBytesMost }, (request, response) => {
  void serve(request, response).catch((error: unknown) => fail(response, error));
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://engine');
  if (url.pathname === '/ping') {
    response.end('Ok.\n');
    return;
  }
  const asked = readEngineRequest(url.searchParams, await bodyOf(request));
  const cancel = new AbortController();
  // Whoever goes away before the answer wants it no more.
  response.on('close', () => cancel.abort());
  if (asked.kind === 'statement' && asked.id.startsWith(streamPrefix)) {
    await sessions.stream(asked, cancel.signal, async (part) => {
      if (!response.write(part)) await once(response, 'drain', { signal: cancel.signal });
    });
    response.end();
    return;
  }
  const answer = await sessions.run(asked, cancel.signal);
  response.setHeader('x-clickhouse-query-id', asked.id);
  response.setHeader('content-type', asked.kind === 'insert' ? 'text/plain' : 'application/json; charset=UTF-8');
  response.setHeader('x-clickhouse-summary', JSON.stringify(answer.summary));
  response.end(answer.body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > bodyBytesMost) throw new Error('Code: 161. DB::Exception: the request is too large. (TOO_LARGE)');
    parts.push(part);
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

/** As a server answers: the code in a header, the words in the body. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const code = /Code: (\d+)\./.exec(message)?.[1];
  response.statusCode = code === undefined ? 503 : 500;
  if (code !== undefined) response.setHeader('x-clickhouse-exception-code', code);
  response.end(message);
}

server.keepAliveTimeout = 60_000;
server.requestTimeout = 0;
// The directory is ours by now: whatever lies there was left behind.
rmSync(socketPath, { force: true });
server.listen(socketPath, () => process.send?.('ready'));
// Whoever started this was killed. At once, without the library's own end: its threads may wait for each other there, and the next server
// for the directory. What was confirmed is on disk.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', (message) => {
  if (message !== 'close') return;
  server.close();
  server.closeIdleConnections();
  void sessions.close().then(() => process.exit(0));
});
// A terminal's Ctrl-C reaches the whole group; the server in front decides when this process may go.
process.on('SIGINT', () => undefined);
