/** The only place that speaks HTTP. Pages use it through queries (`query.ts`) and `useApi()` (`session/place.ts`). */

import type { SessionAnswer } from '../../contract/platform/session.ts';
import type { AnswerOf, BodyOf, ItemOf, Known, Operation, QueryOf } from './api-types.ts';

export interface ApiIssue {
  path: string;
  code: string;
  message: string;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export type { ProductSummary as SessionProduct, SessionAnswer as Session } from '../../contract/platform/session.ts';

export type SessionWorkspace = SessionAnswer['workspaces'][number];

/**
 * A refusal or a failure, with the stable code of the problem details (RFC 9457).
 *
 * Shape   `status` 0 means that no answer came (`code` `network`); `issues` is empty unless fields were refused.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly issues: readonly ApiIssue[];
  readonly requestId: string | undefined;

  constructor(problem: { status: number; code: string; title: string; detail?: string; issues?: readonly ApiIssue[]; requestId?: string }) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail ?? '';
    this.issues = problem.issues ?? [];
    this.requestId = problem.requestId;
  }
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;
export const isForbidden = (error: unknown): boolean => isApiError(error) && error.status === 403;
export const isNotFound = (error: unknown): boolean => isApiError(error) && error.status === 404;
export const isSignedOut = (error: unknown): boolean => isApiError(error) && error.status === 401;
/** Somebody else changed it first: load again, then ask. */
export const isStale = (error: unknown): boolean => isApiError(error) && (error.status === 409 || error.status === 412);
/** Worth asking again: the network or the server failed, nothing was refused. */
export const isPassing = (error: unknown): boolean =>
  isApiError(error) && (error.status === 0 || error.status === 429 || error.status >= 500);

/** Refused fields as `@mantine/form` wants them: `form.setErrors(fieldErrors(error))`. */
export const fieldErrors = (error: unknown): Record<string, string> =>
  isApiError(error) ? Object.fromEntries(error.issues.map((issue) => [issue.path, issue.message])) : {};

export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

export interface RequestOptions<Query = Readonly<Record<string, QueryValue>>> {
  query?: Query;
  signal?: AbortSignal;
  /** The version that was read; the server refuses with 412 when it is no longer the newest. */
  ifMatch?: number;
}

export interface ListOptions<Query = RequestOptions['query']> extends RequestOptions<Query> {
  /** Rows asked for at once. */
  pageSize?: number;
  /** Where reading stops, so that no page can ask without end. */
  most?: number;
}

/**
 * What a form or the page's address holds, as it was typed: a date may be empty, a choice any text. The server judges it and names each field
 * that it refuses; the path and the answer are still those of the description.
 */
export const asTyped = (values: object): never => values as never;

export type WorkspaceBase = '/api/v1/workspaces/{}';

/** Nobody said what the answer is. */
declare const untold: unique symbol;
type Untold = typeof untold;

/**
 * The older way, for calls that the description cannot follow (a path that came as text): the caller says what the answer is, and
 * nothing is checked. Without the answer's type it does not compile, so that no call falls through to it.
 */
type OlderPath<Answer> = [Answer] extends [Untold] ? never : string;

type Sends<Base extends string, Method extends string> = {
  <const Path extends string, One = Operation<Base, Method, Path>>(
    path: Path & Known<Base, Method, Path>,
    ...rest: undefined extends BodyOf<One> ? [body?: BodyOf<One>, options?: RequestOptions] : [body: BodyOf<One>, options?: RequestOptions]
  ): Promise<AnswerOf<One>>;
  <Answer = Untold>(path: OlderPath<Answer>, body?: unknown, options?: RequestOptions): Promise<Answer>;
};

type Asks<Base extends string, Method extends string> = {
  <const Path extends string, One = Operation<Base, Method, Path>>(
    path: Path & Known<Base, Method, Path>,
    options?: RequestOptions<QueryOf<One>>,
  ): Promise<AnswerOf<One>>;
  <Answer = Untold>(path: OlderPath<Answer>, options?: RequestOptions): Promise<Answer>;
};

/**
 * A client of all operations below `Base`. Path, query, body and answer are those of the API's description (`api-routes.generated.ts`):
 * a path that it does not know, a field too many and a field of another type do not compile.
 */
export interface Api<Base extends string = WorkspaceBase> {
  get: Asks<Base, 'GET'>;
  post: Sends<Base, 'POST'>;
  put: Sends<Base, 'PUT'>;
  patch: Sends<Base, 'PATCH'>;
  delete: Asks<Base, 'DELETE'>;
  /** Follows the cursor to the end. Shape: in the server's order, at most `most` (default 20,000) items. */
  listAll<const Path extends string, One = Operation<Base, 'GET', Path>>(
    path: Path & Known<Base, 'GET', Path>,
    options?: ListOptions<QueryOf<One>>,
  ): Promise<ItemOf<One>[]>;
  listAll<Item = Untold>(path: OlderPath<Item>, options?: ListOptions): Promise<Item[]>;
  /** The address of a path, for links that download. */
  href(path: string, query?: RequestOptions['query']): string;
}

export const queryString = (query: RequestOptions['query'] = {}): string => {
  const entries = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === '') return [];
    return Array.isArray(value) ? value.map((one) => [name, String(one)]) : [[name, String(value)]];
  });
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries as [string, string][])}`;
};

const titleOfStatus: Readonly<Record<number, [code: string, title: string]>> = {
  401: ['not_signed_in', 'You are signed out'],
  403: ['not_allowed', 'You may not do this'],
  404: ['not_found', 'Not found'],
  413: ['too_large', 'Too large'],
  429: ['too_many_requests', 'Too many requests, wait a moment'],
};

async function errorOf(response: Response): Promise<ApiError> {
  const [code, title] = titleOfStatus[response.status] ?? ['server_failed', 'The server could not answer'];
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const body: unknown = await response.json().catch(() => undefined);
  const given = typeof body === 'object' && body !== null ? (body as Partial<ApiError>) : {};
  return new ApiError({
    status: response.status,
    code: typeof given.code === 'string' ? given.code : code,
    title: typeof given.title === 'string' ? given.title : title,
    ...(typeof given.detail === 'string' ? { detail: given.detail } : {}),
    issues: Array.isArray(given.issues) ? (given.issues as ApiIssue[]) : [],
    ...((given.requestId ?? requestId) ? { requestId: given.requestId ?? requestId } : {}),
  } as ConstructorParameters<typeof ApiError>[0]);
}

const isRaw = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob;

/**
 * Makes a client for every path under `base`.
 *
 * Errors  every method throws `ApiError`, or the signal's own reason when it was aborted.
 */
export function createApi<Base extends string>(base: string, send: typeof fetch = (...args) => fetch(...args)): Api<Base> {
  const href: Api['href'] = (path, query) => `${base}${path}${queryString(query)}`;

  async function request<Answer>(method: string, path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body !== undefined && !isRaw(body)) headers['content-type'] = 'application/json';
    if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
    let response: Response;
    try {
      response = await send(href(path, options.query), {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch (cause) {
      if (options.signal?.aborted) throw cause;
      throw new ApiError({
        status: 0,
        code: 'network',
        title: 'No connection to the server',
        detail: 'Check the connection, then try again.',
      });
    }
    if (!response.ok) throw await errorOf(response);
    if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as Answer;
    return (await response.json()) as Answer;
  }

  const client = {
    href,
    get: (path: string, options?: RequestOptions) => request('GET', path, undefined, options),
    post: (path: string, body?: unknown, options?: RequestOptions) => request('POST', path, body, options),
    put: (path: string, body?: unknown, options?: RequestOptions) => request('PUT', path, body, options),
    patch: (path: string, body?: unknown, options?: RequestOptions) => request('PATCH', path, body, options),
    delete: (path: string, options?: RequestOptions) => request('DELETE', path, undefined, options),
    async listAll<Item>(path: string, { pageSize = 500, most = 20_000, query, ...options }: ListOptions = {}) {
      const items: Item[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<Item> = await request('GET', path, undefined, { ...options, query: { ...query, limit: pageSize, cursor } });
        items.push(...page.items);
        cursor = page.items.length === 0 ? null : page.nextCursor;
      } while (cursor !== null && items.length < most);
      return items.slice(0, most);
    },
  };
  // The types come from the description, of which nothing is left when it runs.
  return client as unknown as Api<Base>;
}

const root = '/api/v1';

/** Paths outside a workspace: `/session`, sign-in, invitations. */
export const api = createApi<typeof root>(root);

/** Paths inside a workspace: `workspaceApi(id).get('/problems/prb_…')`. Pages take it from `useApi()`. */
export const workspaceApi = (workspaceId: string): Api => createApi<WorkspaceBase>(`${root}/workspaces/${encodeURIComponent(workspaceId)}`);
