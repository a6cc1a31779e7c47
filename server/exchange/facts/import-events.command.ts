import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { type FactImportAnswer, factMapping } from '../../../contract/analytics/fact-import.ts';
import { findSourceNamed } from '../../analytics/index.ts';
import { perform } from '../../platform/action.ts';
import { CommandFailed, CommandMisused, examples, type OpenedApplication, type Shell } from '../../platform/commands/shell.ts';
import { ask } from '../../platform/query.ts';
import { commandCaller, findWorkspace, withApplication } from '../command-place.command.ts';
import { readFactImport, runFactImport } from './fact-import.actions.ts';
import { workOnFactImport } from './fact-import.jobs.ts';
import { receiveFactFile } from './fact-upload.actions.ts';

type Options = {
  workspace?: string;
  source: string;
  event?: string;
  eventName?: string;
  time?: string;
  user?: string;
  anonymous?: string;
  group?: string;
  message?: string;
  properties?: string;
  dateOrder?: string;
  zone?: string;
};

export function importEventsCommand(shell: Shell): Command {
  return new Command('import-events')
    .description('bring events that happened before into a source: CSV, .ndjson or .parquet')
    .argument('<file>', 'the file')
    .requiredOption('--source <id>', 'id or name')
    .option('--workspace <id>', 'needed when there are several: id or name')
    .option('--event <column>', 'that names the event')
    .option('--event-name <name>', 'of all rows, where no column names it')
    .option('--time <column>', 'when it happened; without it lines of NDJSON are calls of the tracking API')
    .option('--user <column>', 'the userId')
    .option('--anonymous <column>', 'the anonymousId')
    .option('--group <column>', 'the groupId: the account')
    .option('--message <column>', 'the messageId, by which a row is known again')
    .option('--properties <columns>', 'separated by commas; all others when left out')
    .option('--date-order <order>', 'of dates such as 02/03/2024: ymd, dmy or mdy')
    .option('--zone <zone>', 'of times that name none, such as Europe/Berlin')
    .addHelpText(
      'after',
      examples(
        'bifocal import-events orders.csv --source Shop --event-name "Order placed" --time ordered_at --user customer_id',
        'bifocal import-events history.ndjson --source src_01hzx0c5v9r3t8w2k6mq',
      ),
    )
    .action((file: string, options: Options) => withApplication(shell, (application) => bring(shell, application, file, options)));
}

async function bring(shell: Shell, application: OpenedApplication, file: string, options: Options): Promise<void> {
  if (!existsSync(file)) throw new CommandMisused(`There is no file ${file}.`);
  const mapping = mappingOf(options);
  const { ports } = application;
  const workspaceId = await findWorkspace(application, options.workspace);
  const caller = commandCaller(workspaceId);
  const sources = await findSourceNamed(ports, workspaceId, options.source);
  const [sourceId, ...others] = sources;
  if (sourceId === undefined) throw new CommandFailed(`There is no source ${options.source}.`);
  if (others.length > 0) throw new CommandMisused(`Several sources are called ${options.source}: name one by its id.`);
  const { id } = await receiveFactFile(ports, caller, { sourceId, fileName: basename(file).slice(0, 300) }, createReadStream(file));
  await perform(ports, runFactImport, caller, { factImportId: id, mapping });
  const ended = await toTheEnd(shell, application, workspaceId, id);
  for (const { row, message } of ended.problems) shell.note(`row ${row}: ${message}`);
  if (ended.status !== 'done')
    throw new CommandFailed(`${ended.failure ?? `The import was ${ended.status}.`} ${ended.rowsDone} rows were read.`);
  const { taken, duplicates, rejected, unreadable, rowsDone } = ended;
  shell.answer(
    `Brought ${taken} of ${rowsDone} rows: ${duplicates} were there already, ${rejected} rejected, ${unreadable} unreadable.`,
    ended,
  );
}

/** Errors  CommandMisused. */
function mappingOf(options: Options) {
  const { event, eventName, time, user, anonymous, group, message, properties, dateOrder, zone } = options;
  if (time === undefined && event === undefined && eventName === undefined) return null;
  const parsed = factMapping.safeParse({
    event: event === undefined ? { name: eventName } : { column: event },
    time,
    userId: user,
    anonymousId: anonymous,
    groupId: group,
    messageId: message,
    properties: properties?.split(',').map((name) => name.trim()),
    dateOrder,
    zone,
  });
  if (parsed.success) return parsed.data;
  throw new CommandMisused(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}

/** Units: milliseconds. */
const askEvery = 500;

/** Beside a running server on the embedded database the server does the work; else this process does. */
async function toTheEnd(shell: Shell, application: OpenedApplication, workspaceId: string, importId: string): Promise<FactImportAnswer> {
  const { ports, isJoined } = application;
  let told = 0;
  while (true) {
    if (isJoined) await new Promise((done) => setTimeout(done, askEvery));
    else if (!(await workOnFactImport(ports, { workspaceId, importId }))) await new Promise((done) => setTimeout(done, askEvery));
    const answer = await ask(ports, readFactImport, commandCaller(workspaceId), { factImportId: importId });
    if (answer.rowsDone - told >= 50_000) {
      told = answer.rowsDone;
      shell.note(`${answer.rowsDone} rows …`);
    }
    if (answer.status !== 'running') return answer;
  }
}
