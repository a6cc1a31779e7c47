// For whoever watches the server: does the process live, may it get requests.
import type { FastifyInstance } from 'fastify';
import type { Database } from '../postgres/database.ts';

const answerWithinMs = 2_000;

/**
 * `/health` says that the process lives: restart it when not. `/ready` says that it can serve: send no requests when not.
 * The server listens after its migrations, so whoever answers has them.
 */
export function mountHealth(app: FastifyInstance, options: { database: Database; isStopping: () => boolean }): void {
  const open = { schema: { hide: true }, config: { access: 'public' as const, rateLimit: false } };
  app.get('/health', open, async (_request, reply) => reply.header('cache-control', 'no-store').send('{"status":"alive"}'));
  app.get('/ready', open, async (_request, reply) => {
    const reason = options.isStopping() ? 'stopping' : (await answers(options.database)) ? null : 'database';
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
    return reason === null ? reply.send('{"status":"ready"}') : reply.status(503).send(JSON.stringify({ status: 'not_ready', reason }));
  });
}

async function answers(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), answerWithinMs);
  });
  const asked = database.pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}
