import { startPostgresServer } from './postgres-server.ts';

/** One Postgres for the whole run; every test file makes a database of its own in it. */
export const setup = async (): Promise<() => Promise<void>> => {
  const server = await startPostgresServer();
  process.env['BIFOCAL_TEST_POSTGRES_URL'] = server.url;
  return () => server.stop();
};
