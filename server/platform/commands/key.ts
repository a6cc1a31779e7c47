import { Command, InvalidArgumentError } from 'commander';
import { type Permission, permission, permissions } from '../../../contract/platform/permission.ts';
import { type Caller, perform } from '../action.ts';
import { browseApiKeys, revokeApiKey } from '../auth/api-key.actions.ts';
import type { UserOfServer } from '../auth/caller.query.ts';
import { systemActor } from '../outbox.ts';
import { ask } from '../query.ts';
import { CommandFailed, CommandMisused, examples, type OpenedApplication, type Shell } from './shell.ts';

// A person who has more keys than this reads them on the page.
const listedMax = 200;

type WorkspaceOption = { workspace?: string };
type NewKeyOptions = WorkspaceOption & { member: string; name: string; scopes: Permission[]; expires?: Date };

export function keyCommand(shell: Shell): Command {
  const command = new Command('key').description('keys for programs');
  command
    .command('create')
    .description('make a key that acts for a member; its secret is shown this once')
    .requiredOption('--member <email>', 'the member it acts for: address or id')
    .requiredOption('--name <text>', 'what it is for')
    .option('--scopes <list>', `what it may do at most, of ${permissions.join(', ')}`, toScopes, ['read'])
    .option('--expires <date>', 'the day it ends, as 2027-01-31; never when left out', toDate)
    .option('--workspace <id>', 'needed when there are several')
    .addHelpText('after', examples('bifocal key create --member ada@example.com --name "nightly import" --scopes read,import'))
    .action((options: NewKeyOptions) =>
      within(shell, async (application) => {
        const place = await findMember(application, options.member, options.workspace);
        const { name, scopes, expires } = options;
        const made = await application.auth.createKey({ ...place, name, scopes, expiresAt: expires?.toISOString() ?? null });
        shell.answer(`Key ${made.id} for ${options.member} (${scopes.join(', ')}):\n${made.secret}`, made);
      }),
    );
  command
    .command('list')
    .description('list the keys of a workspace')
    .option('--workspace <id>', 'needed when there are several')
    .addHelpText('after', examples('bifocal key list', 'bifocal key list --json'))
    .action((options: WorkspaceOption) =>
      within(shell, async (application) => {
        const caller = callerIn(await findWorkspace(application, options.workspace));
        const page = await ask(application.ports, browseApiKeys, caller, { limit: listedMax });
        const lines = page.items.map((it) => `${it.id}  ${it.start}…  ${it.name}  ${it.scopes.join(',')}  ${it.expiresAt ?? 'no end'}`);
        shell.answer(lines.join('\n') || 'No keys.', page.items);
      }),
    );
  command
    .command('revoke')
    .description('refuse a key from now on')
    .argument('<id>', 'the key, as `bifocal key list` shows it')
    .option('--workspace <id>', 'needed when there are several')
    .addHelpText('after', examples('bifocal key revoke key_01hzx0c5v9r3t8w2k6mq'))
    .action((apiKeyId: string, options: WorkspaceOption) =>
      within(shell, async (application) => {
        const caller = callerIn(await findWorkspace(application, options.workspace));
        const revoked = await perform(application.ports, revokeApiKey, caller, { apiKeyId });
        shell.answer(`The key ${revoked.id} is refused from now on.`, revoked);
      }),
    );
  return command;
}

async function within(shell: Shell, work: (application: OpenedApplication) => Promise<void>): Promise<void> {
  const application = await shell.openApplication(shell.settings());
  try {
    await work(application);
  } finally {
    await application.close();
  }
}

const callerIn = (workspaceId: string): Caller => ({
  workspaceId,
  actor: systemActor('command line'),
  origin: { requestId: crypto.randomUUID(), address: null, via: 'cli' },
});

async function findWorkspace(application: OpenedApplication, wanted: string | undefined): Promise<string> {
  const known = new Map((await application.auth.listUsers()).flatMap((user) => user.workspaces.map((it) => [it.id, it.name])));
  if (wanted !== undefined) {
    if (!known.has(wanted)) throw new CommandFailed(`There is no workspace ${wanted}.`);
    return wanted;
  }
  const [only, ...more] = known.keys();
  if (only === undefined) throw new CommandFailed('There is no workspace yet.');
  if (more.length > 0)
    throw new CommandMisused(
      `There are several workspaces: name one with --workspace.\n${[...known].map(([id, name]) => `${id}  ${name}`).join('\n')}`,
    );
  return only;
}

async function findMember(
  application: OpenedApplication,
  wanted: string,
  workspace: string | undefined,
): Promise<{ workspaceId: string; memberId: string }> {
  const workspaceId = await findWorkspace(application, workspace);
  const users = await application.auth.listUsers();
  const memberOf = (user: UserOfServer) => user.workspaces.find((it) => it.id === workspaceId && !it.isArchived)?.memberId;
  const found = users.find((user) => memberOf(user) !== undefined && (user.email === wanted.toLowerCase() || memberOf(user) === wanted));
  const memberId = found && memberOf(found);
  if (!memberId) throw new CommandFailed(`${wanted} is no member of the workspace ${workspaceId}.`);
  return { workspaceId, memberId };
}

function toScopes(text: string): Permission[] {
  return text.split(',').map((word) => {
    const parsed = permission.safeParse(word.trim());
    if (!parsed.success) throw new InvalidArgumentError(`A scope is one of ${permissions.join(', ')}.`);
    return parsed.data;
  });
}

function toDate(text: string): Date {
  const date = new Date(`${text}T23:59:59Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime())) throw new InvalidArgumentError('A day is written as 2027-01-31.');
  return date;
}
