// What holds for every request: headers, limits, request ids, one line in the log.
import helmet from '@fastify/helmet';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AskedTooOften } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Log } from '../log.ts';

export type SecurityOptions = {
  log: Log;
  /** True behind https: browsers are told to stay there. */
  isSecure: boolean;
  /** For each API key, each browser, and each address that shows neither. */
  requestsPerMinute: number;
};

/** Must be awaited before any route is mounted. */
export async function secure(app: FastifyInstance, options: SecurityOptions): Promise<void> {
  await app.register(helmet, headersFor(options.isSecure));
  await app.register(rateLimit, {
    global: false,
    max: options.requestsPerMinute,
    timeWindow: windowS * 1000,
    cache: 10_000,
    keyGenerator: whoCounts,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  // As a hook of the application it runs before the caller is looked up, and for addresses that do not exist as well.
  const count = app.createRateLimit();
  app.addHook('onRequest', async (request, reply) => {
    // Events are counted by write key and not by request, where they are taken in.
    if (request.routeOptions.config.access !== 'write_key') tellLimit(reply, await count(request));
  });
  logRequests(app, options.log);
}

const windowS = 60;

type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers-10, which the plug-in does not know: it writes those of the drafts until 07.
 *
 * Errors  too_many (too_many_requests).
 */
function tellLimit(reply: FastifyReply, counted: Counted): void {
  // No address is let by without counting.
  if (counted.isAllowed) return;
  const { max, remaining, ttlInSeconds, isExceeded } = counted;
  reply.header('ratelimit-policy', `"minute";q=${max};w=${windowS}`);
  reply.header('ratelimit', `"minute";r=${remaining};t=${ttlInSeconds}`);
  if (isExceeded) throw new AskedTooOften(`More than ${max} requests in a minute. Try again in ${ttlInSeconds} seconds.`, ttlInSeconds);
}

const requestIdPattern = /^[\w.-]{8,64}$/;

/** The id that a proxy in front gave, if it is one; otherwise our own. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && requestIdPattern.test(header) ? header : crypto.randomUUID();
}

/** Everything comes from our own origin. The component kit sets sizes by style attributes, which is why styles may stand inline. */
const headersFor = (isSecure: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      scriptSrcAttr: ["'none'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'same-origin' as const },
  xFrameOptions: { action: 'deny' as const },
});

/** One browser or key counts by itself, so that a whole office behind one address is not one. */
function whoCounts(request: FastifyRequest): string {
  const { authorization, cookie } = request.headers;
  const shown = request.headers['x-api-key'] ?? authorization ?? /bifocal\.session_token=([^;]+)/.exec(cookie ?? '')?.[1];
  return shown === undefined ? normalizeIP(request.ip) : fingerprint(String(shown));
}

/** The route's pattern, never the address itself: paths and queries may hold tokens and names. */
function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime),
        workspaceId: request.caller?.workspaceId,
        actorId: request.caller?.actor.id,
      },
      'request',
    );
  });
}
