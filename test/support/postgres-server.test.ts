import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { startPostgresServer } from './postgres-server.ts';

test('the tests bring a real Postgres, which answers in UTF-8 and leaves nothing behind', async () => {
  const server = await startPostgresServer('');
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
            (select datcollate from pg_database where datname = 'template1') as collation, current_setting('data_directory') as folder`,
  );
  await client.query('create database another');
  await client.end();
  await server.stop();
  expect(rows[0]).toMatchObject({ encoding: 'UTF8', collation: 'C' });
  expect(rows[0].version).toBeGreaterThanOrEqual(150_000);
  expect(existsSync(rows[0].folder)).toBe(false);
});

test('a server that is named is used as it is', async () => {
  const server = await startPostgresServer('postgres://db.example/postgres');
  expect(server.url).toBe('postgres://db.example/postgres');
  await server.stop();
});
