// The command line. Commands live in platform/commands and in the areas; this file gives them the environment and the application.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { listProductsWith } from './app.ts';
import { areaModules, migrationOrder } from './area-modules.ts';
import { migrateWithBackup, programVersion, startServer } from './main.ts';
import { createAuth } from './platform/auth/auth.ts';
import { backupCommand } from './platform/commands/backup.ts';
import { doctorCommand } from './platform/commands/doctor.ts';
import { keyCommand } from './platform/commands/key.ts';
import { migrateCommand } from './platform/commands/migrate.ts';
import { restoreCommand } from './platform/commands/restore.ts';
import { type CommandDatabase, CommandFailed, CommandMisused, type OpenedApplication, type Shell } from './platform/commands/shell.ts';
import { startCommand } from './platform/commands/start.ts';
import { userCommand } from './platform/commands/user.ts';
import { readSettings, type Settings, SettingsError } from './platform/config.ts';
import { Refusal } from './platform/errors.ts';
import { openJobQueue } from './platform/jobs/job-queue.ts';
import { createLog } from './platform/log.ts';
import type { Ports } from './platform/ports.ts';
import { DirectoryInUse } from './platform/postgres/lock.ts';
import { findMigrations } from './platform/postgres/migrate.ts';
import { joinEmbedded, openDatabase } from './platform/postgres/open.ts';
import { findPending } from './platform/postgres/pending.ts';

const exitCodes = { failure: 1, usage: 2 };
// Whoever stops a server waits; after this a request that hangs is not worth waiting for.
const stopWithinMs = 15_000;

const program = new Command('bifocal')
  .description('Product management seen through two lenses.')
  .version(programVersion)
  .option('--data <directory>', 'the data directory (BIFOCAL_DATA; ./data)')
  .option('--json', 'print the result as JSON')
  .showHelpAfterError('(bifocal --help lists the commands)')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 called in a wrong way.\n');

const shell: Shell = {
  settings(options = {}) {
    const { data } = program.opts<{ data?: string }>();
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    return readSettings(process.env, { ...given, ...(data === undefined ? {} : { dataDirectory: resolve(data) }) });
  },
  answer: (text, value) => console.log(program.opts<{ json?: true }>().json ? JSON.stringify(value) : text),
  note: (text) => console.error(text),
  log: ({ logLevel }) => createLog({ level: logLevel ?? 'warn', toStderr: true }),
  now: () => new Date(),
  program: programVersion,
  migrations: () => findMigrations(migrationOrder),
  openDatabase: openForCommand,
  openApplication,
  migrate: (database, settings) => migrateWithBackup(database, settings, shell.log(settings)),
  serve,
};

async function openForCommand(settings: Settings): Promise<CommandDatabase> {
  const onFatal = (message: string) => fail(message);
  const options = { log: shell.log(settings), onFatal };
  if (settings.databaseUrl !== null) return { ...(await openDatabase(settings, options)), isJoined: true };
  if (!existsSync(join(settings.dataDirectory, 'postgres')))
    throw new CommandFailed(
      `There is no database in ${settings.dataDirectory} yet: run \`bifocal start\`, or name another directory with --data.`,
    );
  try {
    return { ...(await openDatabase(settings, options)), isJoined: false };
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    return { ...joinEmbedded(settings, options), isJoined: true };
  }
}

async function openApplication(settings: Settings): Promise<OpenedApplication> {
  const { database, close } = await openForCommand(settings);
  try {
    const pending = await findPending(database.pool, shell.migrations());
    if (pending.length > 0) throw new CommandFailed(`The database waits for ${pending.length} migrations: run \`bifocal migrate\` first.`);
    const log = shell.log(settings);
    const ports: Ports = {
      database,
      clock: () => new Date(),
      log,
      // A running server finds by polling what is written here.
      outboxFilled: () => undefined,
      async sendJob(...job) {
        const definitions = areaModules.flatMap((module) => module.jobs ?? []);
        const queue = await openJobQueue({ database, log, definitions, isWorker: false, ports: () => ports });
        await queue.send(...job).finally(queue.stop);
      },
    };
    const auth = await createAuth({ ports, baseUrl: settings.publicUrl ?? 'http://127.0.0.1', listProductsOf: listProductsWith(ports) });
    return { ports, auth, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(settings: Settings): Promise<void> {
  // In a terminal a line for each request would bury the address.
  const log = createLog({ level: settings.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info') });
  const server = await startServer(settings, { log, onFatal: fail });
  const { url, firstMemberUrl } = server;
  const text = firstMemberUrl
    ? `Bifocal runs at ${url}\nOpen this link to make your workspace:\n${firstMemberUrl}`
    : `Bifocal runs at ${url}`;
  shell.answer(text, { url, firstMemberUrl });
  await new Promise<void>((resolve) => {
    let isStopping = false;
    const stop = () => {
      if (isStopping) fail('Stopped without waiting.');
      isStopping = true;
      setTimeout(() => fail('Something did not end in time.'), stopWithinMs).unref();
      server.stop().then(resolve, (error: unknown) => fail(String(error)));
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

function fail(message: string, code = exitCodes.failure): never {
  console.error(message);
  process.exit(code);
}

function failWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : exitCodes.usage); // it has said why
  if (error instanceof SettingsError || error instanceof CommandMisused) fail(error.message, exitCodes.usage);
  if (error instanceof Refusal && error.kind === 'invalid')
    fail(error.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'), exitCodes.usage);
  fail(error instanceof Error ? error.message : String(error));
}

const commands = [
  startCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
  doctorCommand,
  userCommand,
  keyCommand,
  ...areaModules.flatMap((module) => module.commands ?? []),
];
for (const make of commands) program.addCommand(make(shell));
// Sub-commands made apart do not take this over by themselves.
const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];
for (const command of everyCommand(program)) command.exitOverride();

try {
  await program.parseAsync();
  process.exit(0);
} catch (error) {
  failWith(error);
}
