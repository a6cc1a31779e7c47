// A session of the engine does one thing at a time: one writes, some read, one is kept free to end what others asked.
import type { Session } from 'chdb';
import type { EngineRequest, EngineSettings } from './engine-request.ts';

export type EngineAnswer = { body: Uint8Array; summary: { read_rows: string; read_bytes: string; elapsed_ns: string } };

const readersCount = 3;
// Who comes after these is told to come again: a queue without end is a memory without end.
const waitingMost = 64;

type Lane = { sessions: Session[]; free: Session[]; waiting: (() => void)[] };

export function openSessions(open: () => Session) {
  const control = open();
  const lanes = { insert: laneOf([open()]), statement: laneOf(Array.from({ length: readersCount }, open)) };

  const onLane = async <T>(lane: Lane, work: (session: Session) => Promise<T>): Promise<T> => {
    if (lane.free.length === 0) {
      if (lane.waiting.length >= waitingMost)
        throw new Error('Code: 202. DB::Exception: too many questions wait. (TOO_MANY_SIMULTANEOUS_QUERIES)');
      await new Promise<void>((resolve) => lane.waiting.push(resolve));
    }
    const session = lane.free.pop();
    if (!session) throw new Error('no session is free');
    try {
      return await work(session);
    } finally {
      lane.free.push(session);
      lane.waiting.shift()?.();
    }
  };
  const kill = (id: string) => control.queryAsync(`kill query where Settings['log_comment'] = ${quoted(id)} async`);

  return {
    run: (asked: EngineRequest, signal: AbortSignal): Promise<EngineAnswer> =>
      onLane(lanes[asked.kind], async (session) => {
        if (signal.aborted) throw cancelled();
        if (asked.kind === 'insert') return insertInto(session, asked);
        const onAbort = () => void kill(asked.id).catch(() => undefined);
        signal.addEventListener('abort', onAbort, { once: true });
        try {
          // The comment is how the list of what runs is searched: the embedded engine gives its statements ids of its own.
          const settings = settingStatement({ ...asked.settings, log_comment: asked.id });
          const result = await session.queryAsync(`${settings}${asked.sql}`);
          return { body: result.bytes(), summary: summaryOf(result) };
        } finally {
          signal.removeEventListener('abort', onAbort);
        }
      }),
    async close() {
      for (const session of [...lanes.insert.sessions, ...lanes.statement.sessions, control]) session.close();
    },
  };
}

const laneOf = (sessions: Session[]): Lane => ({ sessions, free: [...sessions], waiting: [] });
const cancelled = () => new Error('Code: 394. DB::Exception: Query was cancelled. (QUERY_WAS_CANCELLED)');

async function insertInto(session: Session, asked: Extract<EngineRequest, { kind: 'insert' }>): Promise<EngineAnswer> {
  const { rowsWritten, bytesWritten, elapsed } = await session.insert({
    table: asked.table,
    values: asked.rows,
    format: asked.format,
    ...(asked.columns ? { columns: asked.columns } : {}),
    settings: { ...asked.settings },
  });
  return { body: new Uint8Array(), summary: summaryOf({ rowsRead: rowsWritten, bytesRead: bytesWritten, elapsed }) };
}

/**
 * What stands before a statement. A session remembers what was set, so the client sends the same names with each request. Values of
 * placeholders are set in the same way: the library's own call for them lets one statement run at a time.
 */
function settingStatement(settings: EngineSettings): string {
  const words = Object.entries(settings).map(([name, value]) => {
    if (!/^\w+$/.test(name)) throw new Error(`Code: 115. DB::Exception: no setting is called ${name}. (UNKNOWN_SETTING)`);
    return `${name} = ${quoted(value)}`;
  });
  return `set ${words.join(', ')}; `;
}

const quoted = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const summaryOf = (result: { rowsRead: number; bytesRead: number; elapsed: number }): EngineAnswer['summary'] => ({
  read_rows: String(result.rowsRead),
  read_bytes: String(result.bytesRead),
  elapsed_ns: String(Math.round(result.elapsed * 1e9)),
});
