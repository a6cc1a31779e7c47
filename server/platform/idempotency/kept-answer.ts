// A write that is sent again because its answer got lost must not happen again: IETF draft-ietf-httpapi-idempotency-key-header.
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';

/** What a repeated request gets without running again. A null body with a status other than 204 was not kept. */
export type KeptAnswer = { status: number; etag: string | null; body: string | null };

/** One request that is to happen once. `fingerprint` tells whether a later one with this key is the same. */
export type OnceRequest = { key: string; fingerprint: string };

export const keptHours = 24;
/** Longer answers are not kept; the key is, so that the request still happens once. */
export const keptBytesMax = 65_536;

/** The draft has the key in double quotes; many clients send it bare. Visible ASCII without quotes and backslashes, nothing to escape. */
const bareKey = /^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/;

/**
 * The key of a request; undefined without one.
 *
 * Errors  malformed (idempotency_key_malformed).
 */
export function onceRequestOf(request: FastifyRequest): OnceRequest | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const text = String(header).trim();
  const key = /^".*"$/.test(text) ? text.slice(1, -1) : text;
  if (!bareKey.test(key))
    throw new Refusal('malformed', 'idempotency_key_malformed', 'An Idempotency-Key is 1 to 255 visible ASCII characters, without spaces.');
  const said = [request.method, request.url, request.headers['if-match'] ?? null, inOneOrder(request.body ?? null)];
  return { key, fingerprint: fingerprint(JSON.stringify(said)) };
}

/** Two bodies that say the same in another order of fields are the same request. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return fields.map(([name, inner]) => [name, inOneOrder(inner)]);
}

export const keyReused = () =>
  new Refusal('refused', 'idempotency_key_reused', 'This Idempotency-Key was used for another request. Take a new one for each request.');
export const keyInUse = () =>
  new Refusal('conflict', 'idempotency_key_in_use', 'The first request with this Idempotency-Key still runs. Ask again in a moment.');
export const answerNotKept = () =>
  new Refusal('conflict', 'idempotency_answer_not_kept', 'This was done before, and its answer is not kept. Read what came of it instead.');
