import { Command } from 'commander';
import { Refusal } from '../errors.ts';
import { CommandFailed, examples, type Shell } from './shell.ts';

export function userCommand(shell: Shell): Command {
  const command = new Command('user').description('people who can sign in');
  command
    .command('list')
    .description('list them with their workspaces')
    .addHelpText('after', examples('bifocal user list', 'bifocal user list --json'))
    .action(async () => {
      const application = await shell.openApplication(shell.settings());
      try {
        const users = await application.auth.listUsers();
        const lines = users.map(({ email, name, workspaces }) => {
          const memberships = workspaces.map((it) => `${it.name} (${it.role}${it.isArchived ? ', archived' : ''}, ${it.id})`);
          return `${email}  ${name}  ${memberships.join(', ') || 'no workspace'}`;
        });
        shell.answer(lines.join('\n') || 'Nobody yet: start the server and open the link it prints.', users);
      } finally {
        await application.close();
      }
    });
  command
    .command('reset-password')
    .description('give somebody a new password and end their sessions')
    .argument('<email>', 'the address they sign in with')
    .addHelpText('after', examples('bifocal user reset-password ada@example.com'))
    .action(async (email: string) => {
      const application = await shell.openApplication(shell.settings());
      try {
        const reset = await application.auth.resetPassword(email).catch((error: unknown) => {
          if (error instanceof Refusal && error.kind === 'not_found') throw new CommandFailed(`Nobody signs in with ${email}.`);
          throw error;
        });
        shell.answer(
          `The new password of ${reset.email} is ${reset.temporaryPassword}\nThey are signed out everywhere; ask them to change it.`,
          reset,
        );
      } finally {
        await application.close();
      }
    });
  return command;
}
