// The Segment tracking API: past the one door for writes, without a session, for browsers of every site.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IntakeOptions } from '../../platform/area.ts';
import { limitAttempts } from '../../platform/auth/attempts.ts';
import { defaultEventsPerSecond } from '../../platform/config.ts';
import { AskedTooOften, Refusal } from '../../platform/errors.ts';
import { toProblem } from '../../platform/http/problem.ts';
import type { Ports } from '../../platform/ports.ts';
import { analyticsSettings } from './analytics-settings.ts';
import { readBody, tooLarge } from './body.ts';
import type { Batch } from './group.ts';
import type { CallType } from './identify-batch.ts';
import type { IntakeSource } from './intake-source.ts';
import { KeyBudget } from './key-budget.ts';
import { batchBytesMost } from './limits.ts';
import { groupByKey, hearItems, readSent } from './request.ts';
import { SourceBook } from './source-book.intake.ts';
import { sourceConfiguration } from './source-configuration.ts';
import { asKey, keyOfHeader } from './write-key.ts';
import { writerOf } from './writers.intake.ts';

/** The paths of the API, those that analytics.js uses, and that of RudderStack's beacons; null: a batch. */
const paths: Readonly<Record<string, CallType | null>> = {
  '/v1/identify': 'identify',
  '/v1/track': 'track',
  '/v1/page': 'page',
  '/v1/screen': 'screen',
  '/v1/group': 'group',
  '/v1/alias': 'alias',
  '/v1/batch': null,
  '/v1/import': null,
  '/v1/i': 'identify',
  '/v1/t': 'track',
  '/v1/p': 'page',
  '/v1/s': 'screen',
  '/v1/g': 'group',
  '/v1/a': 'alias',
  '/v1/b': null,
  '/beacon/v1/batch': null,
};

const json = 'application/json; charset=utf-8';
const wrongKeysPerMinute = 600;
const retryAfterS = 2;

export async function mountTrackingApi(app: FastifyInstance, ports: Ports, options: IntakeOptions): Promise<void> {
  await app.register(async (inner) => {
    const book = new SourceBook(ports);
    const budget = new KeyBudget(options.eventsPerSecond ?? defaultEventsPerSecond);
    const wrongKeys = limitAttempts({ max: wrongKeysPerMinute, windowMs: 60_000, clock: ports.clock });
    inner.addHook('onClose', async () => {
      book.close();
      await writerOf(ports).close();
    });
    readAsBytes(inner);
    answerErrors(inner, ports);

    const config = { access: 'write_key' } as const;
    for (const [path, type] of Object.entries(paths)) {
      inner.route({
        method: 'POST',
        url: path,
        bodyLimit: batchBytesMost,
        schema: { hide: true },
        config,
        handler: async (request, reply) => {
          const receivedMs = ports.clock().getTime();
          const batches = await readBatches(request, type, receivedMs);
          await Promise.all(batches.map((batch) => writerOf(ports).take(batch)));
          return reply.type(json).send('{"success":true}');
        },
      });
    }

    inner.route({
      method: 'GET',
      url: '/v1/projects/:writeKey/settings',
      schema: { hide: true },
      config,
      handler: async (request, reply) => {
        const { writeKey } = request.params as { writeKey: string };
        const key = asKey(writeKey);
        if (key === null || !(await book.find(key))) throw wrongKey(request.ip);
        reply.header('cache-control', 'public, max-age=60').type(json);
        return JSON.stringify(analyticsSettings(key, new URL(`${request.protocol}://${request.host}`)));
      },
    });

    for (const url of ['/sourceConfig', '/sourceConfig/'])
      inner.route({
        method: 'GET',
        url,
        schema: { hide: true },
        config,
        handler: async (request, reply) => {
          const key = keyOfRequest(request);
          const source = key === null ? null : await book.find(key);
          if (!source) throw wrongKey(request.ip);
          // The key is in a header: another key must not get this answer.
          reply.header('cache-control', 'private, max-age=60').header('vary', 'authorization').type(json);
          return JSON.stringify(sourceConfiguration(source));
        },
      });

    for (const url of ['/v1/*', '/beacon/v1/batch', '/sourceConfig', '/sourceConfig/'])
      inner.route({
        method: 'OPTIONS',
        url,
        schema: { hide: true },
        config,
        handler: async (request, reply) => {
          reply.header('access-control-allow-methods', 'GET, POST').header('access-control-max-age', '86400');
          const asked = request.headers['access-control-request-headers'];
          reply.header(
            'access-control-allow-headers',
            typeof asked === 'string' && headerNames.test(asked) ? asked : 'content-type, authorization',
          );
          return reply.status(204).send();
        },
      });

    async function readBatches(request: FastifyRequest, type: CallType | null, receivedMs: number): Promise<Batch[]> {
      const bytes = request.body instanceof Buffer ? request.body : Buffer.alloc(0);
      const sent = readSent(readBody(bytes), type);
      const groups = groupByKey(sent, keyOfRequest(request));
      // All keys are known before anything is taken: a request is taken in as a whole or not at all.
      const sources: { source: IntakeSource; items: { item: unknown; index: number }[] }[] = [];
      for (const [key, items] of groups) {
        const source = key === null ? null : await book.find(key);
        if (!source) throw wrongKey(request.ip);
        sources.push({ source, items });
      }
      for (const { source, items } of sources) {
        const waitS = budget.take(source.id, items.length, performance.now());
        if (waitS > 0) throw new AskedTooOften('This write key sends too many events. Send them again later.', waitS);
      }
      const share = sources.length;
      return sources.map(({ source, items }) => hearItems(items, sent, source, { ms: receivedMs, bytes: Math.ceil(bytes.length / share) }));
    }

    /** Answers what to throw; throws itself for who guesses. */
    function wrongKey(address: string): Refusal {
      wrongKeys.count(address);
      return new Refusal('not_signed_in', 'write_key_unknown', 'This write key belongs to no source.');
    }
  });
}

/** That of a header, or of the address, where beacons have it. */
const keyOfRequest = (request: FastifyRequest): string | null =>
  keyOfHeader(request.headers.authorization) ?? asKey((request.query as Record<string, unknown>)['writeKey']);

const headerNames = /^[\w, -]{1,500}$/;

/** Whatever the sender calls it: the body says itself what it is. */
function readAsBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: batchBytesMost }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request, reply) => {
    // Otherwise a type that is none would be refused before the body is seen.
    if (request.headers['content-type'] !== undefined) request.headers['content-type'] = 'application/octet-stream';
    // A key, no cookie, lets a page send: every site may.
    reply
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'retry-after')
      .header('cross-origin-resource-policy', 'cross-origin');
  });
}

/** Senders give up on most statuses: what is too large is 400 here, and what may be sent again says when. */
function answerErrors(app: FastifyInstance, ports: Ports): void {
  app.setErrorHandler((error, request, reply: FastifyReply) => {
    const isTooLarge = (error as { code?: unknown }).code === 'FST_ERR_CTP_BODY_TOO_LARGE';
    const problem = toProblem(isTooLarge ? tooLarge() : error, request.id);
    if (problem.status >= 500 && problem.status !== 503)
      ports.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed');
    if (error instanceof AskedTooOften) reply.header('retry-after', error.retryAfterS);
    else if (problem.status === 503) reply.header('retry-after', retryAfterS);
    return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
}
