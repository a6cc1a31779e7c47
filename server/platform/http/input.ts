import type { FastifyRequest } from 'fastify';
import { invalid, preconditionFailed } from '../errors.ts';

/**
 * One object from path, query string, body and If-Match. A name may come from one place only.
 *
 * Errors  invalid; precondition_failed for an If-Match that no answer of ours gave.
 */
export function mergedInput(request: FastifyRequest): Record<string, unknown> {
  const { workspaceId: _, ...fromPath } = (request.params ?? {}) as Record<string, string>;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const body = isRead || request.body === undefined || request.body === null ? {} : request.body;
  if (typeof body !== 'object' || Array.isArray(body))
    throw invalid([{ path: '', code: 'invalid_type', message: 'The body must be a JSON object.' }]);
  const input: Record<string, unknown> = { ...(body as Record<string, unknown>) };
  for (const [place, fields] of [
    ['query string', request.query],
    ['path', fromPath],
  ] as const) {
    for (const [name, value] of Object.entries(fields as Record<string, unknown>)) {
      if (Object.hasOwn(input, name))
        throw invalid([{ path: name, code: 'unrecognized_keys', message: `${name} stands in the ${place} already.` }]);
      input[name] = value;
    }
  }
  const expected = request.headers['if-match'];
  if (expected !== undefined && !isRead) input['expectedVersion'] = versionOf(expected);
  return input;
}

function versionOf(etag: string): number {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(etag.trim());
  if (!match) throw preconditionFailed();
  return Number(match[1]);
}
