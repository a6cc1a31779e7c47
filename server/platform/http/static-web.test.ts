import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toProblem } from './problem.ts';
import { serveWeb } from './static-web.ts';

let directory: string;
let app: FastifyInstance;
const script = 'console.log("hello");'.repeat(100);

async function serve(from: string): Promise<FastifyInstance> {
  const made = fastify();
  made.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request.id);
    return reply.status(problem.status).send(problem);
  });
  await serveWeb(made, from);
  return made;
}

beforeAll(async () => {
  const outside = mkdtempSync(join(tmpdir(), 'bifocal-web-'));
  directory = join(outside, 'web');
  mkdirSync(join(directory, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Bifocal</title>');
  writeFileSync(join(directory, 'icon.svg'), '<svg/>');
  writeFileSync(join(directory, 'assets/main-abc123.js'), script);
  writeFileSync(join(directory, 'assets/main-abc123.js.br'), brotliCompressSync(script));
  app = await serve(directory);
});
afterAll(async () => {
  await app.close();
  rmSync(join(directory, '..'), { recursive: true, force: true });
});

const person = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test.each(['/', '/problems/prb_1', '/first-member?token=abc', '/a/b/c.d'])(
  'a person who opens %s gets the page, and asks again next time',
  async (url) => {
    const answer = await app.inject({ url, headers: person });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-cache');
  },
);

test('a file with a hash in its name is kept for ever, and sent as it was compressed at the build', async () => {
  const answer = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'br' });
  expect(answer.headers['content-type']).toContain('javascript');
  expect((await app.inject({ url: '/assets/main-abc123.js' })).body).toBe(script);
  expect((await app.inject({ url: '/icon.svg' })).headers['cache-control']).toBe('no-cache');
});

test.each(['/api/v1/nothing', '/api', '/assets/gone-000.js'])(
  '%s is no page: a program gets a 404 with a code, also when it accepts everything',
  async (url) => {
    const answer = await app.inject({ url, headers: person });
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'route_not_found' });
  },
);

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/%00',
  '/assets/main-abc123.js.br',
])('%s shows nothing that was not built', async (url) => {
  const answer = await app.inject({ url });
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain('secret"');
});

test('a write to an address of the page is refused', async () => {
  expect((await app.inject({ method: 'POST', url: '/problems', headers: person })).statusCode).toBe(404);
});

test('without a build, people are told what to do', async () => {
  const bare = await serve(join(directory, 'nowhere'));
  const answer = await bare.inject({ url: '/', headers: person });
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain('npm run build:web');
  await bare.close();
});
