// A session of the engine does one thing at a time: one writes, some read, one is kept free to end what others asked.
import type { Session } from 'chdb';
import { formatThatTells, readRows, withoutFormat } from './engine-answer.ts';
import type { EngineRequest } from './engine-request.ts';

export type EngineAnswer = { body: Uint8Array; summary: { read_rows: string; read_bytes: string; elapsed_ns: string } };

const readersCount = 3;
const killAgainMs = 200;
// Who comes after these is told to come again: a queue without end is a memory without end.
const waitingMost = 64;

type Statement = Extract<EngineRequest, { kind: 'statement' }>;
type Lane = { sessions: Session[]; free: Session[]; waiting: ((session: Session) => void)[] };

export function openSessions(open: () => Session) {
  const control = open();
  const lanes = { insert: laneOf([open()]), statement: laneOf(Array.from({ length: readersCount }, open)) };

  const take = async (lane: Lane): Promise<Session> => {
    const free = lane.free.pop();
    if (free) return free;
    if (lane.waiting.length >= waitingMost)
      throw new Error('Code: 202. DB::Exception: too many questions wait. (TOO_MANY_SIMULTANEOUS_QUERIES)');
    return new Promise((resolve) => lane.waiting.push(resolve));
  };
  // Handed on from one to the next, so that nobody comes in between.
  const giveBack = (lane: Lane, session: Session): void => {
    const next = lane.waiting.shift();
    if (next) next(session);
    else lane.free.push(session);
  };
  const onLane = async <T>(lane: Lane, work: (session: Session) => Promise<T>): Promise<T> => {
    const session = await take(lane);
    try {
      return await work(session);
    } catch (error) {
      await emptied(session);
      throw error;
    } finally {
      giveBack(lane, session);
    }
  };
  /** What a statement had told before it failed stays in its session, and would stand before the next answer: somebody else's. */
  const emptied = (session: Session) => session.queryAsync('select 1 format Null').catch(() => undefined);
  const kill = (id: string) => control.queryAsync(`kill query where Settings['log_comment'] = ${quoted(id)} async`);

  /** Runs a statement that ends when nobody waits for it any more. */
  const endable = async <T>(id: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    if (signal.aborted) throw cancelled();
    let killing: NodeJS.Timeout | undefined;
    // Again until it has ended: one that is only about to begin is not in the list yet.
    const onAbort = () => {
      void kill(id).catch(() => undefined);
      killing = setTimeout(onAbort, killAgainMs);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await work();
    } finally {
      signal.removeEventListener('abort', onAbort);
      clearTimeout(killing);
    }
  };

  return {
    run: (asked: EngineRequest, signal: AbortSignal): Promise<EngineAnswer> =>
      onLane(lanes[asked.kind], (session) =>
        endable(asked.id, signal, async () => {
          if (asked.kind === 'insert') return insertInto(session, asked);
          const sql = withoutFormat(asked.sql);
          const words = sql === null ? asked.sql : `${sql}\nformat ${formatThatTells}`;
          const result = await session.queryAsync(`${settingStatement(asked)}${words}`);
          if (sql === null) return { body: result.bytes(), summary: summaryOf(result) };
          const { body, ...read } = readRows(result.bytes());
          return { body, summary: summaryOf({ ...read, elapsed: result.elapsed }) };
        }),
      ),
    /** Hands an answer on part by part, for those that are larger than the memory; `write` says when it can take more. */
    stream: (asked: Statement, signal: AbortSignal, write: (part: Uint8Array) => Promise<void>): Promise<void> =>
      onLane(lanes.statement, (session) =>
        endable(asked.id, signal, async () => {
          await session.queryAsync(settingStatement(asked));
          for await (const part of session.queryStream(withoutFormat(asked.sql) ?? asked.sql, { format: 'JSONEachRow', signal }))
            await write(part.raw());
        }),
      ),
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
function settingStatement({ id, settings }: Statement): string {
  // The comment is how the list of what runs is searched: the embedded engine gives its statements ids of its own.
  const words = Object.entries({ ...settings, log_comment: id }).map(([name, value]) => {
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
