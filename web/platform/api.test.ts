import { describe, expect, test } from 'vitest';
import { ApiError, createApi, fieldErrors, isPassing, isStale, queryString } from './api.ts';

interface Call {
  url: string;
  init: RequestInit;
}

const server = (...answers: (Response | Error)[]) => {
  const calls: Call[] = [];
  const send = async (url: unknown, init?: RequestInit) => {
    calls.push({ url: String(url), init: init ?? {} });
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no more answers');
    return answer;
  };
  return { calls, api: createApi('/api/v1', send as typeof fetch) };
};

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await promise.then(() => undefined).catch((caught: unknown) => caught);
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError');
  return error;
};

test('a query leaves out what is not given and repeats lists', () => {
  expect(queryString({ q: 'a b', empty: '', none: undefined, off: null, no: false, n: 0, tag: ['x', 'y'] })).toBe(
    '?q=a+b&no=false&n=0&tag=x&tag=y',
  );
  expect(queryString()).toBe('');
});

test('a change sends JSON and the version that was read', async () => {
  const { api, calls } = server(json({ version: 4 }));
  await api.patch<unknown>('/problems/prb_1', { title: 'x' }, { ifMatch: 3 });
  expect(calls[0]?.url).toBe('/api/v1/problems/prb_1');
  expect(calls[0]?.init).toMatchObject({
    method: 'PATCH',
    body: '{"title":"x"}',
    headers: { 'if-match': '"3"', 'content-type': 'application/json' },
  });
});

test('an answer without content is undefined', async () => {
  const { api } = server(new Response(null, { status: 204 }));
  expect(await api.delete<unknown>('/problems/prb_1')).toBeUndefined();
});

describe('a refusal', () => {
  test('carries code, detail and the refused fields', async () => {
    const { api } = server(
      json(
        {
          status: 422,
          code: 'invalid',
          title: 'Invalid',
          detail: 'Two fields',
          issues: [{ path: 'name', code: 'too_short', message: 'Give a name' }],
          requestId: 'r1',
        },
        422,
      ),
    );
    const error = await failure(api.post<unknown>('/accounts', {}));
    expect(error).toMatchObject({ status: 422, code: 'invalid', detail: 'Two fields', requestId: 'r1' });
    expect(fieldErrors(error)).toEqual({ name: 'Give a name' });
  });

  test('that is not JSON still has a code and a title', async () => {
    const { api } = server(new Response('<html>', { status: 502 }));
    const error = await failure(api.get<unknown>('/session'));
    expect(error).toMatchObject({ status: 502, code: 'server_failed' });
    expect(isPassing(error)).toBe(true);
  });

  test('of a version says that it is stale', async () => {
    const { api } = server(json({ code: 'version_mismatch', title: 'Changed meanwhile' }, 412));
    expect(isStale(await failure(api.patch<unknown>('/x', {})))).toBe(true);
  });
});

test('no connection is an error of status 0', async () => {
  const { api } = server(new TypeError('fetch failed'));
  expect(await failure(api.get<unknown>('/session'))).toMatchObject({ status: 0, code: 'network' });
});

test('an aborted request is no error of the network', async () => {
  const stop = new AbortController();
  stop.abort();
  const { api } = server(new DOMException('stopped', 'AbortError'));
  await expect(api.get<unknown>('/session', { signal: stop.signal })).rejects.toThrow('stopped');
});

describe('reading a whole list', () => {
  test('follows the cursor to the end', async () => {
    const { api, calls } = server(json({ items: [1, 2], nextCursor: 'b' }), json({ items: [3], nextCursor: null }));
    expect(await api.listAll<unknown>('/problems', { query: { sort: 'rank' }, pageSize: 2 })).toEqual([1, 2, 3]);
    expect(calls.map((call) => call.url)).toEqual(['/api/v1/problems?sort=rank&limit=2', '/api/v1/problems?sort=rank&limit=2&cursor=b']);
  });

  test('stops at its limit and at an empty page', async () => {
    const { api } = server(json({ items: [1, 2], nextCursor: 'b' }), json({ items: [3, 4], nextCursor: 'c' }));
    expect(await api.listAll<unknown>('/problems', { most: 3 })).toEqual([1, 2, 3]);
    const { api: looping } = server(json({ items: [], nextCursor: 'b' }));
    expect(await looping.listAll<unknown>('/problems')).toEqual([]);
  });
});
