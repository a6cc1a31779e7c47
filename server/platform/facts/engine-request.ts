// One request of the ClickHouse HTTP interface, as a client sends it: settings and parameters in the address, statement or rows in the body.

export type EngineRequest =
  | { kind: 'insert'; id: string; table: string; columns: string[] | null; format: 'JSONEachRow'; rows: Buffer; settings: EngineSettings }
  | { kind: 'statement'; id: string; sql: string; settings: EngineSettings };

/** Settings, and the values of placeholders as `param_…`. */
export type EngineSettings = Readonly<Record<string, string>>;

/** A statement with such an id is answered part by part. A server does so with all. */
export const streamPrefix = 'stream-';

const notSettings = new Set(['query', 'query_id', 'database', 'session_id', 'session_timeout', 'role']);
// Of the connection, not of the engine.
const httpOnly = /^(http_|send_progress|wait_end_of_query|enable_http|buffer_size|add_http|cancel_http|compress|decompress|default_format)/;
const insertPattern = /^\s*insert\s+into\s+([\w.]+)\s*(?:\(([^)]*)\))?\s*format\s+(\w+)\s*$/i;

/** Errors  throws for rows in a format that nobody here sends. */
export function readEngineRequest(search: URLSearchParams, body: Buffer): EngineRequest {
  const id = search.get('query_id') ?? crypto.randomUUID();
  const settings: Record<string, string> = {};
  for (const [name, value] of search) {
    if (!notSettings.has(name) && !httpOnly.test(name)) settings[name] = value;
  }
  const inAddress = search.get('query');
  const insert = inAddress === null ? null : insertPattern.exec(inAddress);
  if (insert) {
    if (insert[3] !== 'JSONEachRow')
      throw new Error(`Code: 73. DB::Exception: rows come as JSONEachRow, not ${insert[3]}. (UNKNOWN_FORMAT)`);
    const columns = insert[2]?.split(',').map((column) => column.trim().replaceAll('`', '')) ?? null;
    return { kind: 'insert', id, table: insert[1] ?? '', columns, format: 'JSONEachRow', rows: body, settings };
  }
  const sql = inAddress ? `${inAddress}\n${body.toString()}` : body.toString();
  return { kind: 'statement', id, sql, settings };
}
