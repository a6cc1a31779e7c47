// Serves the built web application: files by name, and the page itself for every address that a person may open.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../errors.ts';

const page = 'index.html';
const notBuilt =
  '<!doctype html><html lang="en"><title>Bifocal</title><body><h1>The web application is not built</h1><p>Run <code>npm run build:web</code> and start the server again. The API answers under <code>/api/v1</code>.</p></body></html>';

/** Must be mounted before the error handlers of the areas matter: whatever no other route takes comes here. */
export async function serveWeb(app: FastifyInstance, directory: string): Promise<void> {
  const files = new Set(existsSync(directory) ? listFiles(directory) : []);
  // The names are known, so no path of a request ever reaches the file system.
  const open = { schema: { hide: true }, config: { access: 'public' as const } };
  if (!files.has(page)) {
    app.get('/*', open, async (request, reply) => {
      if (!wantsPage(request)) throw unknown(request);
      return reply.status(503).type('text/html; charset=utf-8').send(notBuilt);
    });
    return;
  }
  await app.register(fastifyStatic, { root: directory, serve: false, index: false, cacheControl: false, preCompressed: true });
  app.get('/*', open, async (request, reply) => {
    const name = decodeURIComponent(pathOf(request)).slice(1);
    if (name !== page && files.has(name)) return send(reply, name);
    if (!wantsPage(request)) throw unknown(request);
    return send(reply, page);
  });
}

function send(reply: FastifyReply, name: string): FastifyReply {
  // Names under assets/ carry a hash of their content; everything else may change with the next version.
  reply.header('cache-control', name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
  return reply.sendFile(name);
}

/** A person's browser opening an address, not a program or a script asking for a file that is gone. */
function wantsPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  if (path === '/api' || path.startsWith('/api/') || path.startsWith('/assets/')) return false;
  const accepts = request.headers.accept ?? '';
  return accepts.includes('text/html') || (path === '/' && (accepts === '' || accepts.includes('*/*')));
}

const pathOf = (request: FastifyRequest) => request.url.split('?')[0] ?? '/';
const unknown = (request: FastifyRequest) => notFound('route', pathOf(request).slice(0, 200));

function listFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
