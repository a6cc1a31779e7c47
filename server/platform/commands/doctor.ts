// Looks at everything that a start needs and says what to do about each thing that is wrong.
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import type { Settings } from '../config.ts';
import { MailServerTrouble } from '../mail/mailer.ts';
import { mailerOf } from '../mail/mailer-of.ts';
import type { Database } from '../postgres/database.ts';
import { preparedDirectory } from '../postgres/embedded.ts';
import { findPending } from '../postgres/pending.ts';
import type { Finding } from './finding.ts';
import { CommandFailed, examples, type Shell } from './shell.ts';

const neededNode = 24;
const freeMb = { wrong: 200, note: 1000 };
const oldestServer = 150_000;

export function doctorCommand(shell: Shell): Command {
  return new Command('doctor')
    .description('check everything that a start needs, and say what to do')
    .addHelpText('after', examples('bifocal doctor', 'bifocal doctor --data /var/lib/bifocal --json'))
    .action(async () => {
      const settings = shell.settings();
      const findings = [
        checkNode(),
        ...checkFiles(settings),
        ...(await checkDatabase(shell, settings)),
        await checkFacts(shell, settings),
        await checkMail(settings),
      ];
      const mark = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };
      const lines = findings.map(
        ({ state, what, text, advice }) => `${mark[state]}  ${what}: ${text}${advice ? `\n       → ${advice}` : ''}`,
      );
      shell.answer(lines.join('\n'), findings);
      const wrong = findings.filter(({ state }) => state === 'wrong').length;
      if (wrong > 0) throw new CommandFailed(wrong === 1 ? 'One thing is wrong.' : `${wrong} things are wrong.`);
    });
}

function checkNode(): Finding {
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= neededNode;
  return {
    what: 'Node',
    state: isNewEnough ? 'ok' : 'wrong',
    text: process.versions.node,
    ...(isNewEnough ? {} : { advice: `Start it as \`npx bifocal\` or \`npm start\`, or install Node ${neededNode}.` }),
  };
}

function checkFiles(settings: Settings): Finding[] {
  const { dataDirectory, webDirectory } = settings;
  const isThere = existsSync(dataDirectory);
  const writable = isWritable(isThere ? dataDirectory : dirname(dataDirectory));
  const data: Finding = writable
    ? { what: 'data directory', state: 'ok', text: isThere ? dataDirectory : `${dataDirectory} will be made at the first start` }
    : {
        what: 'data directory',
        state: 'wrong',
        text: `${dataDirectory} cannot be written`,
        advice: 'Give it to the account that runs Bifocal, or name another with --data.',
      };
  const web: Finding = existsSync(join(webDirectory, 'index.html'))
    ? { what: 'web application', state: 'ok', text: 'built' }
    : { what: 'web application', state: 'wrong', text: 'not built', advice: 'Run `npm run build:web`.' };
  const prepared: Finding = existsSync(preparedDirectory)
    ? { what: 'prepared database', state: 'ok', text: 'there' }
    : {
        what: 'prepared database',
        state: 'note',
        text: 'missing: the first start takes some seconds longer',
        advice: 'Run `npm run prepare:database`.',
      };
  return [data, ...(writable ? [checkSpace(isThere ? dataDirectory : dirname(dataDirectory))] : []), web, prepared];
}

function checkSpace(directory: string): Finding {
  const { bavail, bsize } = statfsSync(directory);
  const mb = Math.floor((bavail * bsize) / 1e6);
  const state = mb < freeMb.wrong ? 'wrong' : mb < freeMb.note ? 'note' : 'ok';
  return {
    what: 'disk space',
    state,
    text: `${mb} MB free`,
    ...(state === 'ok' ? {} : { advice: 'Make room: backups and the log of the database need it.' }),
  };
}

async function checkDatabase(shell: Shell, settings: Settings): Promise<Finding[]> {
  const kind = settings.databaseUrl === null ? 'embedded database' : 'Postgres server';
  if (settings.databaseUrl === null && !existsSync(join(settings.dataDirectory, 'postgres')))
    return [{ what: kind, state: 'ok', text: 'will be made at the first start' }];
  const opened = await shell.openDatabase(settings).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  if (opened instanceof Error)
    return [
      {
        what: kind,
        state: 'wrong',
        text: opened.message,
        advice: 'Check DATABASE_URL, and that the server runs and lets this machine in.',
      },
    ];
  try {
    const { database, isJoined } = opened;
    const reached: Finding = {
      what: kind,
      state: 'ok',
      text: isJoined && database.isEmbedded ? 'answers; a server runs on it' : 'answers',
    };
    const migrations = await checkMigrations(shell, database);
    const isServed = database.isEmbedded ? isJoined : await hasServer(database);
    // An older schema may lack what an area would look at.
    const inAreas = migrations.state === 'ok' ? await shell.check({ database, now: shell.now(), isServed }) : [];
    return [reached, ...(await checkRights(database)), migrations, ...inAreas];
  } finally {
    await opened.close();
  }
}

async function hasServer(database: Database): Promise<boolean> {
  const found = await database.pool.query(
    "select from pg_stat_activity where datname = current_database() and application_name = 'bifocal' limit 1",
  );
  return found.rowCount === 1;
}

async function checkRights(database: Database): Promise<Finding[]> {
  const found = await database.pool.query<{ version: number; name: string; isAbove: boolean }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name, (rolsuper or rolbypassrls) as "isAbove" from pg_roles where rolname = current_user`,
  );
  const { version = 0, name = '', isAbove = false } = found.rows[0] ?? {};
  const age: Finding = {
    what: 'Postgres version',
    state: version >= oldestServer ? 'ok' : 'wrong',
    text: name,
    ...(version >= oldestServer ? {} : { advice: 'Use Postgres 15 or newer.' }),
  };
  const rights: Finding = isAbove
    ? { what: 'rights', state: 'ok', text: 'may look over all workspaces' }
    : {
        what: 'rights',
        state: 'wrong',
        text: 'row-level security applies to this account, so that the server would see no workspace',
        advice: 'As a superuser: alter role <account> bypassrls. Requests run under the role bifocal_app, which cannot bypass it.',
      };
  return [age, rights];
}

async function checkMigrations(shell: Shell, database: Database): Promise<Finding> {
  const pending = await findPending(database.pool, shell.migrations());
  if (pending.length === 0) return { what: 'migrations', state: 'ok', text: 'all applied' };
  return {
    what: 'migrations',
    state: 'note',
    text: `${pending.length} to apply`,
    advice: 'The next start applies them after a backup; or run `bifocal migrate`.',
  };
}

async function checkFacts(shell: Shell, settings: Settings): Promise<Finding> {
  const what = settings.clickhouseUrl === null ? 'embedded store of the facts' : 'ClickHouse server';
  if (settings.clickhouseUrl === null && !existsSync(join(settings.dataDirectory, 'facts')))
    return { what, state: 'ok', text: 'will be made at the first start' };
  const { facts } = shell.openFacts(settings);
  try {
    await facts.open();
    if (settings.clickhouseUrl === null && settings.databaseUrl !== null)
      return {
        what,
        state: 'note',
        text: 'answers; it lies in the data directory of this machine',
        advice: 'Servers on other machines need CLICKHOUSE_URL as well as DATABASE_URL, or each has facts of its own.',
      };
    return { what, state: 'ok', text: 'answers' };
  } catch (error) {
    const advice =
      settings.clickhouseUrl === null
        ? 'Everything but events and questions works without it. Free memory or disk space and start again, or restore a backup.'
        : 'Check CLICKHOUSE_URL, and that the server runs and lets this account make the database bifocal.';
    return {
      what,
      state: 'wrong',
      text: `does not answer: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      advice,
    };
  } finally {
    await facts.close();
  }
}

async function checkMail(settings: Settings): Promise<Finding> {
  const mailer = mailerOf(settings);
  const what = 'mail server';
  if (!mailer) return { what, state: 'ok', text: 'none: invitations are copied, notifications stay in the application' };
  try {
    await mailer.check();
    return { what, state: 'ok', text: 'answers and lets us in' };
  } catch (error) {
    const text = `cannot be used: ${error instanceof MailServerTrouble ? error.code : String(error)}`;
    return {
      what,
      state: 'wrong',
      text,
      advice: 'Check host, port, name and password in BIFOCAL_SMTP_URL, and that this machine may connect.',
    };
  }
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
