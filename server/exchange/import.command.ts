import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { ImportAnswer } from '../../contract/exchange/import.ts';
import { type FieldMapping, type Mapping, mapping as mappingSchema } from '../../contract/exchange/mapping.ts';
import { findField, kindRules, type RecordKind, recordKinds } from '../../contract/exchange/record-kind.ts';
import { type Caller, perform } from '../platform/action.ts';
import { CommandFailed, CommandMisused, examples, type OpenedApplication, type Shell } from '../platform/commands/shell.ts';
import { ask } from '../platform/query.ts';
import { commandCaller, findWorkspace, withApplication } from './command-place.command.ts';
import { checkImport, runImport, setImportMapping } from './import.actions.ts';
import { workOnImport } from './import.jobs.ts';
import { browseRowProblems, readImport } from './import.query.ts';
import { previewImport } from './preview.actions.ts';
import { receiveFile } from './upload.actions.ts';
import { listProductsNamed } from './workspace.query.ts';

type Options = {
  workspace?: string;
  product?: string;
  kind?: RecordKind;
  mapping: string;
  source?: string;
  currency?: string;
  dryRun?: true;
};

/** Row problems that are printed; the page and the file of the import have all. */
const shownProblems = 20;

export function importCommand(shell: Shell): Command {
  return new Command('import')
    .description('bring a CSV file into a workspace')
    .argument('<file>', 'the file')
    .option('--workspace <id>', 'needed when there are several: id or name')
    .option('--product <id>', 'to which the rows belong: id or name')
    .addOption(new Option('--kind <kind>', 'what the rows are, for a guessed mapping').choices(recordKinds))
    .option(
      '--mapping <file>',
      'what the columns mean: a JSON file, `remembered` (of the last file with these headers) or `guessed`',
      'remembered',
    )
    .option('--source <name>', 'of the ids, for a guessed mapping: files of one system find each other’s records by it')
    .option('--currency <code>', 'of amounts without one, for a guessed mapping')
    .option('--dry-run', 'only say what would become of the rows')
    .addHelpText(
      'after',
      examples(
        'bifocal import accounts.csv --kind account --source crm --mapping guessed --dry-run',
        'bifocal import subscriptions.csv --product Ledger --source crm --currency EUR --mapping guessed',
        'bifocal import tickets.csv --product Ledger --mapping tickets.mapping.json',
      ),
    )
    .action((file: string, options: Options) =>
      withApplication(shell, (application) => bringFile(shell, application, resolve(file), options)),
    );
}

async function bringFile(shell: Shell, application: OpenedApplication, file: string, options: Options): Promise<void> {
  if (!existsSync(file)) throw new CommandMisused(`There is no file ${file}.`);
  const given = readMapping(options.mapping);
  const { ports } = application;
  const workspaceId = await findWorkspace(application, options.workspace);
  const caller = commandCaller(workspaceId);
  const productId = options.product === undefined ? undefined : await findProduct(application, workspaceId, options.product);
  const about = { fileName: basename(file).slice(0, 300), ...(productId ? { productId } : {}) };
  const { id: importId } = await receiveFile(ports, caller, about, createReadStream(file));
  const mapping = given ?? (await chooseMapping(shell, application, caller, importId, options));
  const mapped = productId ? { ...mapping, productId } : mapping;
  await perform(ports, setImportMapping, caller, { importId, mapping: mapped });
  await perform(ports, options.dryRun ? checkImport : runImport, caller, { importId });
  const ended = await workToTheEnd(shell, application, caller, importId);
  await tellEnd(shell, application, caller, ended);
}

/** Null: to be looked for. Errors  CommandMisused. */
function readMapping(wanted: string): Mapping | null {
  if (wanted === 'remembered' || wanted === 'guessed') return null;
  if (!existsSync(wanted)) throw new CommandMisused(`There is no mapping ${wanted}.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(wanted, 'utf8'));
  } catch {
    throw new CommandMisused(`${wanted} is no JSON.`);
  }
  const parsed = mappingSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 10).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new CommandMisused(`${wanted} is no mapping:\n${issues.join('\n')}`);
}

async function findProduct({ ports }: OpenedApplication, workspaceId: string, wanted: string): Promise<string> {
  const [found, ...others] = await listProductsNamed(ports, workspaceId, wanted);
  if (!found) throw new CommandFailed(`There is no product ${wanted}.`);
  if (others.length > 0) throw new CommandMisused(`Several products are called ${wanted}: name one by its id.`);
  return found.id;
}

async function chooseMapping(
  shell: Shell,
  { ports }: OpenedApplication,
  caller: Caller,
  importId: string,
  { kind, mapping, source, currency }: Options,
): Promise<Mapping> {
  const preview = await previewImport(ports, caller, { importId, ...(kind ? { kind } : {}) });
  if (mapping === 'remembered') {
    if (preview.remembered) return preview.remembered;
    throw new CommandFailed('No file with these headers has come before. Give a mapping, or say --mapping guessed.');
  }
  const guessed = completed(preview.guess.mapping, { source, currency });
  const parsed = mappingSchema.safeParse(guessed);
  if (!parsed.success) throw new CommandMisused(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const open = preview.guess.questions.filter(({ code }) => currency === undefined || code !== 'currency_missing');
  for (const question of open) shell.note(`? ${question.column ?? question.field}: ${question.message}`);
  shell.note(
    `Guessed ${kindRules[guessed.kind].plural} from ${preview.columns.length} columns; their ids are those of “${guessed.source}”.`,
  );
  return parsed.data;
}

/** What a guess cannot know, said by whoever runs the command. */
function completed(guess: Mapping, { source, currency }: Pick<Options, 'source' | 'currency'>): Mapping {
  const inCurrency = ([key, field]: [string, FieldMapping]): [string, FieldMapping] => {
    if (currency === undefined || findField(guess.kind, key)?.type !== 'money') return [key, field];
    const sources = field.sources.map((one) => (one.is === 'column' ? { ...one, options: { currency, ...one.options } } : one));
    return [key, { ...field, sources }];
  };
  return {
    ...guess,
    ...(source === undefined ? {} : { source }),
    fields: Object.fromEntries(Object.entries(guess.fields).map(inCurrency)),
  };
}

/** Units: milliseconds. */
const askEvery = 500;

/** Beside a running server on the embedded database the server does the work; else this process does. */
async function workToTheEnd(shell: Shell, application: OpenedApplication, caller: Caller, importId: string): Promise<ImportAnswer> {
  const { ports, isJoined } = application;
  const read = () => ask(ports, readImport, caller, { importId });
  let told = 0;
  const isServers = isJoined && ports.database.isEmbedded;
  while (true) {
    const isMore = isServers ? await wait() : await workOnImport(ports, { workspaceId: caller.workspaceId, importId });
    const answer = await read();
    if (answer.rowsDone - told >= 10_000) {
      told = answer.rowsDone;
      shell.note(`${answer.rowsDone} rows …`);
    }
    if (answer.work === null) return answer;
    // A server on the same database was quicker, and works on it.
    if (!isMore && !isServers) await wait();
  }
}

const wait = (): Promise<true> => new Promise((done) => setTimeout(() => done(true), askEvery));

async function tellEnd(shell: Shell, { ports }: OpenedApplication, caller: Caller, ended: ImportAnswer): Promise<void> {
  const page = await ask(ports, browseRowProblems, caller, { importId: ended.id, limit: shownProblems });
  for (const one of page.items) shell.note(`line ${one.line}${one.column ? `, ${one.column}` : ''}: ${one.message}`);
  const { errors, warnings } = ended.rowProblems;
  if (errors + warnings > page.items.length) shell.note(`… and ${errors + warnings - page.items.length} more`);
  if (ended.failure)
    throw new CommandFailed(`${ended.failure.message} ${ended.rowsDone} rows were brought; resume or undo the import on its page.`);
  const { counts } = ended;
  const said = (['created', 'updated', 'unchanged', 'skipped', 'refused', 'kept', 'problemsCreated'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name === 'problemsCreated' ? 'problems made' : name}`);
  if (counts.rows > 0 && counts.refused === counts.rows) throw new CommandFailed(`None of ${counts.rows} rows could be brought.`);
  const verb = ended.status === 'checked' ? 'Would bring' : 'Brought';
  shell.answer(`${verb} ${counts.rows} rows: ${said.join(', ') || 'nothing to do'}.`, ended);
}
