import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that a page of somebody else made the browser send. Browsers say where a request comes from by
 * Sec-Fetch-Site, older ones by Origin on every cross-site POST; a program that says neither carries no stolen cookie.
 *
 * Errors  not_allowed (cross_site).
 * Source  Filippo Valsorda, "Cross-Site Request Forgery" (2025): what Go's net/http.CrossOriginProtection does.
 */
export function refuseCrossSite(request: FastifyRequest, ownOrigin: string): void {
  if (safeMethods.has(request.method)) return;
  const { origin } = request.headers;
  if (origin === ownOrigin) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
  } else if (origin === undefined || hostOf(origin) === request.headers.host) return;
  throw new Refusal('not_allowed', 'cross_site', 'This request came from another site.');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
