// In which workspace a command works, and as whom.
import type { Caller } from '../platform/action.ts';
import { CommandFailed, CommandMisused, type OpenedApplication, type Shell } from '../platform/commands/shell.ts';
import { newId } from '../platform/id.ts';
import { systemActor } from '../platform/outbox.ts';
import { listWorkspaces } from './workspace.query.ts';

export const commandCaller = (workspaceId: string): Caller => ({
  workspaceId,
  actor: systemActor('command line'),
  origin: { requestId: newId('imp'), address: null, via: 'cli' },
});

/** Errors  CommandFailed when there is none; CommandMisused when there are several and none is named. */
export async function findWorkspace({ ports }: OpenedApplication, wanted: string | undefined): Promise<string> {
  const all = await listWorkspaces(ports);
  if (wanted !== undefined) {
    const found = all.find(({ id, name }) => id === wanted || name === wanted);
    if (!found) throw new CommandFailed(`There is no workspace ${wanted}.`);
    return found.id;
  }
  const [only, ...others] = all;
  if (!only) throw new CommandFailed('There is no workspace yet.');
  if (others.length > 0) {
    const list = all.map(({ id, name }) => `${id}  ${name}`).join('\n');
    throw new CommandMisused(`There are several workspaces: name one with --workspace.\n${list}`);
  }
  return only.id;
}

export async function withApplication<T>(shell: Shell, work: (application: OpenedApplication) => Promise<T>): Promise<T> {
  const application = await shell.openApplication(shell.settings());
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}
