// Commands live in platform/commands and in the areas; this file gives them the environment and the application.
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
import { factsOf } from './platform/facts/open-facts.ts';
import { openJobQueue } from './platform/jobs/job-queue.ts';
import { createLog } from './platform/log.ts';
import { openOutside } from './platform/outside/outside.ts';
import { patienceOfReaders } from './platform/patience.ts';
import type { Ports } from './platform/ports.ts';
import { DirectoryInUse } from './platform/postgres/lock.ts';
import { findMigrations } from './platform/postgres/migrate.ts';
import { joinEmbedded, type OpenedDatabase, openDatabase } from './platform/postgres/open.ts';
import { findPending } from './platform/postgres/pending.ts';

const exitCodes = { failure: 1, usage: 2 };
// Whoever stops a server waits; after this a request that hangs is not worth waiting for.
const stopWithinMs = 15_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs one command and ends the process with its exit code. */
export async function runCommandLine(argv: readonly string[], environment: Environment): Promise<never> {
  const program = describeProgram();
  const shell = openShell(program, environment);
  for (const make of commands) program.addCommand(make(shell));
  // Commands made apart do not take this over by themselves.
  for (const command of everyCommand(program)) command.exitOverride();
  try {
    await program.parseAsync(argv);
    process.exit(0);
  } catch (error) {
    failWith(error);
  }
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

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)];

const describeProgram = () =>
  new Command('bifocal')
    .description('Product management seen through two lenses.')
    .version(programVersion)
    .option('--data <directory>', 'the data directory (BIFOCAL_DATA; ./data)')
    .option('--json', 'print the result as JSON')
    .showHelpAfterError('(bifocal --help lists the commands)')
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 called in a wrong way.\n');

const migrations = () => findMigrations(migrationOrder);
const logOf = ({ logLevel }: Settings) => createLog({ level: logLevel ?? 'warn', toStderr: true });
const say = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);

function openShell(program: Command, environment: Environment): Shell {
  const answer: Shell['answer'] = (text, value) => say(program.opts<{ json?: true }>().json ? JSON.stringify(value) : text);
  return {
    settings(options = {}) {
      const { data } = program.opts<{ data?: string }>();
      const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
      return readSettings(environment, { ...given, ...(data === undefined ? {} : { dataDirectory: resolve(data) }) });
    },
    answer,
    note: complain,
    log: logOf,
    now: () => new Date(),
    program: programVersion,
    migrations,
    check: async (checked) => (await Promise.all(areaModules.map((module) => module.checks?.(checked) ?? []))).flat(),
    openDatabase: openForCommand,
    openFacts: (settings) => ({
      facts: openFactsFor(settings),
      kept: areaModules.flatMap((module) => module.keptFacts ?? []),
    }),
    openApplication,
    migrate: (database, settings) => migrateWithBackup(database, settings, logOf(settings)),
    serve: (settings) => serve(settings, answer),
  };
}

async function openForCommand(settings: Settings): Promise<CommandDatabase> {
  const onFatal = (message: string) => fail(message);
  const options = { log: logOf(settings), onFatal };
  if (settings.databaseUrl !== null) return { ...(await openDatabase(settings, options)), isJoined: true };
  if (!existsSync(join(settings.dataDirectory, 'postgres')))
    throw new CommandFailed(
      `There is no database in ${settings.dataDirectory} yet: run \`bifocal start\`, or name another directory with --data.`,
    );
  try {
    return { ...(await openDatabase(settings, options)), isJoined: false };
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    return { ...(await joinServer(settings)), isJoined: true };
  }
}

async function joinServer(settings: Settings): Promise<OpenedDatabase> {
  const joined = joinEmbedded(settings, { log: logOf(settings) });
  try {
    await joined.database.pool.query('select 1');
    return joined;
  } catch {
    await joined.close();
    throw new CommandFailed(`A process that starts or stops holds ${settings.dataDirectory}. Try again in a moment.`);
  }
}

const openFactsFor = (settings: Settings) =>
  factsOf(settings, { migrations: areaModules.flatMap((module) => module.factsMigrations ?? []), log: logOf(settings) });

async function openApplication(settings: Settings): Promise<OpenedApplication> {
  const { database, isJoined, close } = await openForCommand(settings);
  try {
    const pending = await findPending(database.pool, migrations());
    if (pending.length > 0) throw new CommandFailed(`The database waits for ${pending.length} migrations: run \`bifocal migrate\` first.`);
    const log = logOf(settings);
    const facts = openFactsFor(settings);
    const ports: Ports = {
      database,
      facts,
      clock: () => new Date(),
      log,
      // A running server finds by polling what is written here.
      outboxFilled: () => undefined,
      // Mails are sent by the server that finds them.
      mail: null,
      live: null,
      outside: openOutside({ isOpen: settings.callsInside }),
      patience: patienceOfReaders,
      async sendJob(...job) {
        const definitions = areaModules.flatMap((module) => module.jobs ?? []);
        const queue = await openJobQueue({ database, log, definitions, isWorker: false, ports: () => ports });
        await queue.send(...job).finally(queue.stop);
      },
    };
    const auth = await createAuth({ ports, baseUrl: settings.publicUrl ?? 'http://127.0.0.1', listProductsOf: listProductsWith(ports) });
    const closeAll = async () => {
      await facts.close();
      await close();
    };
    return { ports, auth, isJoined, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}

async function serve(settings: Settings, answer: Shell['answer']): Promise<void> {
  // In a terminal a line for each request would bury the address.
  const log = createLog({ level: settings.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info') });
  const server = await startServer(settings, { log, onFatal: fail });
  const { url, firstMemberUrl } = server;
  const text = firstMemberUrl
    ? `Bifocal runs at ${url}\nOpen this link to make your workspace:\n${firstMemberUrl}`
    : `Bifocal runs at ${url}`;
  answer(text, { url, firstMemberUrl });
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
  complain(message);
  process.exit(code);
}

function failWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : exitCodes.usage); // it has said why
  if (error instanceof SettingsError || error instanceof CommandMisused) fail(error.message, exitCodes.usage);
  if (error instanceof Refusal && error.kind === 'invalid')
    fail(error.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'), exitCodes.usage);
  fail(error instanceof Error ? error.message : String(error));
}
