// What happened, in ClickHouse: one way to ask and to write, for the embedded engine and for a server or cluster.
import { Agent, type AgentOptions } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { type ClickHouseClient, ClickHouseLogLevel, createClient, drainStream } from '@clickhouse/client';
import type { Log } from '../log.ts';
import { type EngineProcess, socketPathOf, startEngine } from './engine-process.ts';
import { streamPrefix } from './engine-request.ts';
import { cancelled, refusalOf } from './facts-errors.ts';

export type FactsValue = string | number | boolean | readonly (string | number)[];

export type FactsAnswer<Row> = {
  rows: Row[];
  /** What the engine had to read for it. */
  rowsRead: number;
  bytesRead: number;
  elapsedMs: number;
};

export type AskOptions = {
  signal?: AbortSignal;
  /** Units: seconds. */
  maxSeconds?: number;
  /** For upkeep that looks at all workspaces at once; every other question names `{workspace:UInt32}`. */
  everyWorkspace?: true;
};

/** Tables, statements and limits are the same embedded and on a server. */
export type Facts = {
  isEmbedded: boolean;
  /** Whether the engine runs in another process of this machine; known once something was asked. */
  isJoined: boolean;
  /** The cluster that tables are made on; null for one server. */
  cluster: string | null;
  /**
   * Asks. Values go in as placeholders (`{from:DateTime64(3)}`), never as text.
   *
   * Errors  facts_unavailable, facts_busy, took_too_long, too_much_memory, cancelled.
   */
  rows: <Row>(sql: string, values?: Readonly<Record<string, FactsValue>>, options?: AskOptions) => Promise<FactsAnswer<Row>>;
  /**
   * Writes rows; they are on disk when it returns.
   *
   * Shape   `lines`: a JSON object each, with a line break between them.
   */
  insert: (table: string, lines: string | Buffer) => Promise<void>;
  /** Changes tables or rows: definitions, deletions, `insert … select`. */
  command: (sql: string, values?: Readonly<Record<string, FactsValue>>, options?: { maxSeconds?: number }) => Promise<void>;
  /** Rows as text, one JSON object a line, without holding them all. */
  stream: (sql: string, values?: Readonly<Record<string, FactsValue>>, options?: AskOptions) => Promise<AsyncIterable<string>>;
  /** Whether it answers now. */
  answers: () => Promise<boolean>;
  /** Of the embedded engine. */
  pid: () => number | undefined;
  close: () => Promise<void>;
};

const secondsMost = 20;
const commandSecondsMost = 3_600;
const memoryBytesMost = 400 * 1024 * 1024;
const statementBytesMost = 4 * 1024 * 1024;
const spillBytes = 150 * 1024 * 1024;
const connectionsMost = 16;
const requestTimeoutMs = 3_700_000;

// The same names with each request: a session of the embedded engine remembers them.
const settingsOf = (maxSeconds: number) =>
  ({
    max_execution_time: maxSeconds,
    timeout_before_checking_execution_speed: 0,
    max_memory_usage: String(memoryBytesMost),
    // The members of a segment stand in the statement.
    max_query_size: String(statementBytesMost),
    max_bytes_before_external_group_by: String(spillBytes),
    max_bytes_before_external_sort: String(spillBytes),
    join_use_nulls: 0,
    session_timezone: 'UTC',
    output_format_json_quote_64bit_integers: 0,
    date_time_output_format: 'iso',
    mutations_sync: '1',
  }) as const;

// Waits until the rows are on disk; a row of this product never has names or values that the table does not know.
const insertSettings = {
  async_insert: 0,
  wait_for_async_insert: 1,
  date_time_input_format: 'best_effort',
  input_format_skip_unknown_fields: 0,
  // A history brings years at once.
  max_partitions_per_insert_block: '0',
  parallel_view_processing: 0,
  // Texts stay texts, whatever they look like: a property that holds a day in one event and a word in the next has one type.
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  // {"a.b": 1, "a": {"b": 2}} is one path twice: the first one counts, instead of refusing every row beside it.
  type_json_skip_duplicated_paths: 1,
} as const;

/**
 * Opens the facts of an installation: the server at `url`, or the embedded engine on `directory`. Where another process of this machine
 * runs the engine on that directory, its engine is asked.
 *
 * Errors  when the embedded engine can neither be started nor joined.
 */
export async function openFacts(options: { url: string | null; cluster: string | null; directory: string; log: Log }): Promise<Facts> {
  if (options.url !== null) return factsOver(clientOf({ url: options.url }), { isEmbedded: false, cluster: options.cluster });
  const deadlineMs = performance.now() + engineWithinMs;
  for (;;) {
    try {
      const engine = await startEngine({ directory: options.directory, log: options.log });
      return factsOver(clientOf(engine), { isEmbedded: true, cluster: null, engine });
    } catch (error) {
      if (!isInUse(error)) throw error;
      const client = clientOf({ socketPath: socketPathOf(options.directory) });
      // One that is on its way out may take a connection and never answer.
      if (await Promise.race([client.ping().then(({ success }) => success), setTimeout(pingWithinMs, false)]))
        return factsOver(client, { isEmbedded: true, cluster: null });
      await client.close();
      // The one that was killed a moment ago takes its engine along.
      if (performance.now() > deadlineMs) throw error;
      await setTimeout(engineAgainMs);
    }
  }
}

const engineWithinMs = 10_000;
const engineAgainMs = 100;
const pingWithinMs = 1_000;
const isInUse = (error: unknown) => error instanceof Error && error.message.includes('already running');

function clientOf(place: { url: string } | { socketPath: string }): ClickHouseClient {
  return createClient({
    url: 'url' in place ? place.url : 'http://127.0.0.1',
    request_timeout: requestTimeoutMs,
    max_open_connections: connectionsMost,
    // What goes wrong is thrown, and told once by whoever asked.
    log: { level: ClickHouseLogLevel.OFF },
    compression: { request: false, response: false },
    // Node's agent hands the path on to the socket; its types do not know.
    ...('socketPath' in place
      ? { http_agent: new Agent({ keepAlive: true, maxSockets: connectionsMost, socketPath: place.socketPath } as AgentOptions) }
      : {}),
  });
}

type Place = { isEmbedded: boolean; cluster: string | null; engine?: EngineProcess };

function factsOver(client: ClickHouseClient, { isEmbedded, cluster, engine }: Place): Facts {
  const named = (sql: string, options?: AskOptions) => {
    if (!options?.everyWorkspace && !sql.includes('{workspace:UInt32}')) throw new Error('a question of the facts names its workspace');
  };
  const asRefusal = (error: unknown): never => {
    throw refusalOf(error);
  };
  return {
    isEmbedded,
    isJoined: isEmbedded && engine === undefined,
    cluster,
    async rows<Row>(sql: string, values = {}, asked: AskOptions = {}) {
      named(sql, asked);
      const startedMs = performance.now();
      const orCancelled = (error: unknown): never => {
        throw asked.signal?.aborted ? cancelled() : refusalOf(error);
      };
      const result = await client
        .query({
          query: sql,
          query_params: values,
          format: 'JSONEachRow',
          clickhouse_settings: settingsOf(asked.maxSeconds ?? secondsMost),
          ...(asked.signal ? { abort_signal: asked.signal } : {}),
        })
        .catch(orCancelled);
      const rows = await result.json<Row>().catch(orCancelled);
      const summary = JSON.parse(String(result.response_headers['x-clickhouse-summary'] ?? '{}')) as {
        read_rows?: string;
        read_bytes?: string;
      };
      return {
        rows: rows as Row[],
        rowsRead: Number(summary.read_rows ?? 0),
        bytesRead: Number(summary.read_bytes ?? 0),
        elapsedMs: performance.now() - startedMs,
      };
    },
    async insert(table, lines) {
      // Sent as they are: the engine reads the text itself.
      const values = Readable.from([lines], { objectMode: false });
      const query = `insert into ${table} format JSONEachRow`;
      const { stream } = await client.exec({ query, values, clickhouse_settings: insertSettings }).catch(asRefusal);
      await drainStream(stream);
    },
    async command(sql, values = {}, asked = {}) {
      const clickhouse_settings = settingsOf(asked.maxSeconds ?? commandSecondsMost);
      await client.command({ query: sql, query_params: values, clickhouse_settings }).catch(asRefusal);
    },
    async stream(sql, values = {}, asked = {}) {
      named(sql, asked);
      const result = await client
        .query({
          query: sql,
          query_id: `${streamPrefix}${crypto.randomUUID()}`,
          query_params: values,
          format: 'JSONEachRow',
          clickhouse_settings: settingsOf(commandSecondsMost),
        })
        .catch(asRefusal);
      return linesOf(result.stream());
    },
    answers: async () => (await client.ping()).success,
    pid: () => engine?.pid(),
    async close() {
      await client.close();
      await engine?.close();
    },
  };
}

async function* linesOf(stream: AsyncIterable<readonly { text: string }[]>): AsyncIterable<string> {
  for await (const rows of stream) for (const { text } of rows) yield text;
}
