import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CsvEncoding, csvEncodings, type ImportAnswer, type ImportPreviewAnswer } from '../../contract/exchange/import.ts';
import {
  type DateOrder,
  dateOrders,
  type FieldMapping,
  type Mapping,
  mapping as mappingSchema,
  type ValueOptions,
} from '../../contract/exchange/mapping.ts';
import { findField, kindRules, type RecordKind, recordKinds } from '../../contract/exchange/record-kind.ts';
import { type Caller, perform } from '../platform/action.ts';
import { CommandFailed, CommandMisused, examples, type OpenedApplication, type Shell } from '../platform/commands/shell.ts';
import { ask } from '../platform/query.ts';
import { commandCaller, findWorkspace, withApplication } from './command-place.command.ts';
import { checkImport, runImport, setImportMapping } from './import.actions.ts';
import { workOnImport } from './import.jobs.ts';
import { browseRowProblems, readImport } from './import.query.ts';
import { readyMappings } from './mapping/index.ts';
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
  sheet?: string;
  encoding?: CsvEncoding;
  delimiter?: keyof typeof delimiters;
  header: boolean;
  skipLines?: number;
  dateOrder?: DateOrder;
  decimal?: keyof typeof decimals;
  dryRun?: true;
};

const delimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
const decimals = { point: '.', comma: ',' } as const;

/** Row problems that are printed; the page and the file of the import have all. */
const shownProblems = 20;

export function importCommand(shell: Shell): Command {
  return new Command('import')
    .description('bring a file into a workspace: CSV, a workbook (.xlsx) or a JSON list')
    .argument('<file>', 'the file')
    .option('--workspace <id>', 'needed when there are several: id or name')
    .option('--product <id>', 'to which the rows belong: id or name')
    .addOption(new Option('--kind <kind>', 'what the rows are, for a guessed mapping').choices(recordKinds))
    .option(
      '--mapping <file>',
      'what the columns mean: a JSON file, `remembered` (of the last file with these headers), `guessed`, or a ready one such as `hubspot-deals`',
      'remembered',
    )
    .option('--source <name>', 'of the ids, for a guessed mapping: files of one system find each other’s records by it')
    .option('--currency <code>', 'of amounts without one, for a guessed mapping')
    .option('--sheet <name>', 'of a workbook; without it the first that is not empty')
    .addOption(new Option('--encoding <name>', 'of the file, where the guess is wrong').choices(csvEncodings))
    .addOption(new Option('--delimiter <name>', 'between columns, where the guess is wrong').choices(Object.keys(delimiters)))
    .option('--no-header', 'the first line is data')
    .addOption(new Option('--skip-lines <count>', 'lines before the header').argParser(parseCount))
    .addOption(new Option('--date-order <order>', 'of all dates, for a guessed mapping').choices(dateOrders))
    .addOption(new Option('--decimal <sign>', 'of all numbers, for a guessed mapping').choices(Object.keys(decimals)))
    .option('--dry-run', 'only say what would become of the rows')
    .addHelpText(
      'after',
      examples(
        'bifocal import accounts.csv --kind account --source crm --mapping guessed --dry-run',
        'bifocal import subscriptions.csv --product Ledger --source crm --currency EUR --mapping guessed',
        'bifocal import tickets.csv --product Ledger --mapping tickets.mapping.json',
        'bifocal import customers.xlsx --sheet Customers --source crm --mapping guessed --dry-run',
        'bifocal import issues.json --product Ledger --mapping github-issues',
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
  const { sheet } = options;
  const about = { fileName: basename(file).slice(0, 300), ...(productId ? { productId } : {}), ...(sheet === undefined ? {} : { sheet }) };
  const { id: importId } = await receiveFile(ports, caller, about, createReadStream(file));
  const preview = await previewImport(ports, caller, { importId, ...said(options) });
  if (!given) tellFormat(shell, preview);
  const mapping = given ?? chooseMapping(shell, preview, options);
  const mapped = productId ? { ...mapping, productId } : mapping;
  await perform(ports, setImportMapping, caller, { importId, format: preview.format, mapping: mapped });
  await perform(ports, options.dryRun ? checkImport : runImport, caller, { importId });
  const ended = await workToTheEnd(shell, application, caller, importId);
  await tellEnd(shell, application, caller, ended);
}

/** Null: to be looked for. Errors  CommandMisused. */
function readMapping(wanted: string): Mapping | null {
  if (wanted === 'remembered' || wanted === 'guessed' || readyMappings.some(({ id }) => id === wanted)) return null;
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

/** What the command says of the file; the rest is guessed. */
const said = ({ kind, encoding, delimiter, header, skipLines }: Options) => ({
  ...(kind ? { kind } : {}),
  ...(encoding ? { encoding } : {}),
  ...(delimiter ? { delimiter: delimiters[delimiter] } : {}),
  ...(header ? {} : { header }),
  ...(skipLines === undefined ? {} : { skipLines }),
});

/** Errors  InvalidArgumentError. */
function parseCount(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100) throw new InvalidArgumentError('It must be a number from 0 to 100.');
  return Number(text);
}

/** How the file is read, and what was guessed of it. */
function tellFormat(shell: Shell, { format, formatReasons, reading }: ImportPreviewAnswer): void {
  const separator = Object.entries(delimiters).find(([, sign]) => sign === format.delimiter)?.[0];
  if (!format.made) shell.note(`Read as ${format.encoding.toUpperCase()}, separated by ${separator}. ${formatReasons.join(' ')}`);
  else shell.note(formatReasons.join(' '));
  const { dates, numbers } = reading;
  if (dates?.order && dates.order !== 'ymd') shell.note(`Dates such as ${dates.example} are read as ${dates.order}.`);
  if (numbers?.decimal)
    shell.note(`Numbers such as ${numbers.example} are read with a decimal ${numbers.decimal === ',' ? 'comma' : 'point'}.`);
}

function chooseMapping(shell: Shell, preview: ImportPreviewAnswer, options: Options): Mapping {
  const { mapping, currency } = options;
  if (mapping === 'remembered') {
    if (preview.remembered) return preview.remembered;
    const ready = preview.ready.map(({ id }) => `--mapping ${id}`).join(' or ');
    throw new CommandFailed(
      `No file with these headers has come before. Give a mapping, or say ${ready === '' ? '' : `${ready} or `}--mapping guessed.`,
    );
  }
  const ready = preview.ready.find(({ id }) => id === mapping);
  if (!ready && mapping !== 'guessed') throw new CommandFailed(`The file has not the headers of ${mapping}.`);
  if (ready?.testedWith === null) shell.note(`The mapping ${ready.id} is untested: look at the dry run before you bring the file.`);
  const guess = ready?.guess ?? preview.guess;
  const parsed = mappingSchema.safeParse(completed(guess.mapping, options));
  if (!parsed.success) throw new CommandMisused(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const answered = new Set([
    ...(currency === undefined ? [] : ['currency_missing']),
    ...(options.dateOrder === undefined ? [] : ['date_ambiguous']),
    ...(options.decimal === undefined ? [] : ['number_ambiguous']),
  ]);
  for (const question of guess.questions.filter(({ code }) => !answered.has(code)))
    shell.note(`? ${question.column ?? question.field}: ${question.message}`);
  const { kind, source } = parsed.data;
  const how = ready ? `${ready.name}:` : 'Guessed';
  shell.note(`${how} ${kindRules[kind].plural} from ${preview.columns.length} columns; their ids are those of “${source}”.`);
  return parsed.data;
}

/** What a guess cannot know, said by whoever runs the command. */
function completed(guess: Mapping, { source, currency, dateOrder, decimal }: Options): Mapping {
  const optionsOf = (key: string): ValueOptions => {
    const type = findField(guess.kind, key)?.type ?? 'text';
    const isNumber = ['money', 'decimal', 'share', 'integer', 'attributes'].includes(type);
    return {
      ...(dateOrder && ['day', 'instant', 'attributes'].includes(type) ? { dateOrder } : {}),
      ...(decimal && isNumber ? { decimal: decimals[decimal] } : {}),
    };
  };
  const complete = ([key, field]: [string, FieldMapping]): [string, FieldMapping] => {
    const money = currency !== undefined && findField(guess.kind, key)?.type === 'money' ? { currency } : {};
    const sources = field.sources.map((one) => {
      const options = { ...money, ...one.options, ...optionsOf(key) };
      return one.is === 'column' && Object.keys(options).length > 0 ? { ...one, options } : one;
    });
    return [key, { ...field, sources }];
  };
  return {
    ...guess,
    ...(source === undefined ? {} : { source }),
    fields: Object.fromEntries(Object.entries(guess.fields).map(complete)),
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
  const words = (['created', 'updated', 'unchanged', 'skipped', 'refused', 'kept', 'problemsCreated'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name === 'problemsCreated' ? 'problems made' : name}`);
  if (counts.rows > 0 && counts.refused === counts.rows) throw new CommandFailed(`None of ${counts.rows} rows could be brought.`);
  const verb = ended.status === 'checked' ? 'Would bring' : 'Brought';
  shell.answer(`${verb} ${counts.rows} rows: ${words.join(', ') || 'nothing to do'}.`, ended);
}
