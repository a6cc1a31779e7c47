import { Command, InvalidArgumentError } from 'commander';
import { sampleEvents, sampleSeed } from '../../contract/exchange/sample.ts';
import { perform } from '../platform/action.ts';
import { CommandFailed, CommandMisused, examples, type OpenedApplication, type Shell } from '../platform/commands/shell.ts';
import { ask } from '../platform/query.ts';
import { commandCaller, findWorkspace, withApplication } from './command-place.command.ts';
import { askToRemoveSample, readSample, type SampleFounder, startSample } from './sample.actions.ts';
import { loadSample, removeSampleRows } from './sample.jobs.ts';

type Options = { workspaceName?: string; member?: string; seed: number; events: number };

export function sampleCommand(shell: Shell): Command {
  const command = new Command('seed')
    .description('load the sample company into a workspace of its own')
    .option('--workspace-name <name>', 'what its workspace is called; the company’s name when left out')
    .option('--member <email>', 'who gets in as its admin; needed when several people can sign in')
    .option('--seed <number>', 'another number makes another company of the same kind', toSeed, 1)
    .option('--events <number>', 'how many events its people leave behind in two years, nearly', toEvents, 1_000_000)
    .addHelpText(
      'after',
      examples(
        'bifocal seed',
        'bifocal seed --workspace-name "Try me" --seed 7 --json',
        'bifocal seed --events 0',
        'bifocal seed remove "Try me"',
      ),
    )
    .action((options: Options) => withApplication(shell, (application) => load(shell, application, options)));
  command
    .command('remove')
    .description('remove a sample company and its workspace, without a trace')
    .argument('<workspace>', 'id or name of its workspace')
    .addHelpText('after', examples('bifocal seed remove "Try me"', 'bifocal seed remove wsp_01hzx0c5v9r3t8w2k6mq'))
    .action((workspace: string) => withApplication(shell, (application) => remove(shell, application, workspace)));
  return command;
}

async function load(shell: Shell, application: OpenedApplication, { member, seed, workspaceName, events }: Options): Promise<void> {
  const { ports } = application;
  const founder = await chooseFounder(application, member);
  const caller = commandCaller('');
  const { workspaceId, workspaceName: name } = await startSample(ports, founder, caller.origin, { workspaceName, seed, events });
  let told = '';
  const status = await loadSample(ports, workspaceId, ({ phase, done, total }) => {
    // Most phases are over in a moment; events take a minute.
    if (phase !== told || (phase === 'Events' && done % 10 === 0)) shell.note(`${phase} … ${done} of ${total} steps`);
    told = phase;
  });
  if (status !== 'ready') throw new CommandFailed(`The sample company did not load (${status ?? 'removed'}). The log says why.`);
  const sample = await ask(ports, readSample, commandCaller(workspaceId), {});
  shell.answer(`“${name}” is loaded; ${founder.email} may enter it (${workspaceId}).`, sample);
}

async function remove(shell: Shell, application: OpenedApplication, wanted: string): Promise<void> {
  const { ports } = application;
  const workspaceId = await findWorkspace(application, wanted);
  await perform(ports, askToRemoveSample, commandCaller(workspaceId), {}).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'sample_not_found')
      throw new CommandFailed(`${wanted} holds no sample company.`);
    throw error;
  });
  await removeSampleRows(ports, workspaceId);
  shell.answer(`The sample company in ${wanted} is removed.`, { workspaceId, removed: true });
}

/** Errors  CommandFailed when nobody can sign in, or not the one named; CommandMisused when several can and none is named. */
async function chooseFounder({ auth }: OpenedApplication, wanted: string | undefined): Promise<SampleFounder> {
  const users = (await auth.listUsers()).map(({ id, name, email }) => ({ userId: id, name, email }));
  if (wanted !== undefined) {
    const found = users.find(({ email }) => email === wanted.toLowerCase());
    if (!found) throw new CommandFailed(`Nobody signs in with ${wanted}.`);
    return found;
  }
  const [only, ...others] = users;
  if (!only) throw new CommandFailed('Nobody can sign in yet: run `bifocal start` and open the link it prints, then seed.');
  if (others.length > 0) throw new CommandMisused('Several people can sign in: name one with --member.');
  return only;
}

function toSeed(text: string): number {
  const parsed = sampleSeed.safeParse(Number(text));
  if (!parsed.success || text.trim() === '') throw new InvalidArgumentError('A seed is a whole number from 0 on.');
  return parsed.data;
}

function toEvents(text: string): number {
  const parsed = sampleEvents.safeParse(Number(text));
  if (!parsed.success || text.trim() === '') throw new InvalidArgumentError('Events are a whole number from 0 to 2,000,000.');
  return parsed.data;
}
