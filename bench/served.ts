// The product as it is started, with its first member, for a benchmark to ask.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBifocal } from '../test/support/bifocal-process.ts';

export type Seat = { dataDirectory: string; databaseUrl: string | null };

/** Where a benchmark keeps its data; removed when the process ends. */
export function newSeat(databaseUrl: string | null = null): Seat {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'bifocal-bench-'));
  process.once('exit', () => rmSync(dataDirectory, { recursive: true, force: true }));
  return { dataDirectory, databaseUrl };
}

export type Member = { workspaceId: string; cookie: string };

export type Served = {
  url: string;
  startMs: number;
  /** The token for the first member, while there is none. */
  token: string | undefined;
  stop: () => Promise<void>;
};

export async function serve({ dataDirectory, databaseUrl }: Seat): Promise<Served> {
  const startedMs = performance.now();
  const server = await startBifocal({
    BIFOCAL_DATA: dataDirectory,
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  });
  return {
    url: server.url,
    startMs: performance.now() - startedMs,
    token: server.token,
    async stop() {
      await server.stop();
    },
  };
}

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

export async function becomeFirstMember({ url, token }: Served): Promise<Member> {
  const answer = await fetch(`${url}/api/v1/first-member`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, workspaceName: 'Bench', name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }),
  });
  if (answer.status !== 201) throw new Error(`first member: ${answer.status} ${await answer.text()}`);
  const { workspaceId } = (await answer.json()) as { workspaceId: string };
  return { workspaceId, cookie: cookieOf(answer) };
}

/** Asks an address below the workspace and reads the whole answer. */
export async function call<T>(served: Served, member: Member, method: string, address: string, body?: unknown): Promise<T> {
  const isText = typeof body === 'string';
  const answer = await fetch(`${served.url}/api/v1/workspaces/${member.workspaceId}${address}`, {
    method,
    headers: {
      cookie: member.cookie,
      origin: served.url,
      ...(body === undefined ? {} : { 'content-type': isText ? 'text/csv' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text.slice(0, 500)}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Resident memory of every process of the server below this one, in MB; without the engine of the facts, which counts by itself. */
export const residentMb = (): number => memoryOf((pid) => commandOf(pid).includes('server/cli.ts'));

/** The same of everything below this process, the engine of the facts too. */
export const residentOfAllMb = (): number => memoryOf(() => true);

function memoryOf(isMeant: (pid: number) => boolean): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const status = statusOf(Number(name));
    if (status) parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === process.pid || isBelow(parent));
  };
  const meant = [...parents.keys()].filter((pid) => isBelow(pid) && isMeant(pid));
  const kB = meant.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid) ?? '')?.[1] ?? 0));
  return kB.reduce((sum, value) => sum + value, 0) / 1024;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // The process has just ended.
  }
}
const statusOf = (pid: number) => read(`/proc/${pid}/status`);
const commandOf = (pid: number) => read(`/proc/${pid}/cmdline`) ?? '';
