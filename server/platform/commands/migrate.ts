import { Command } from 'commander';
import { examples, type Shell } from './shell.ts';

export function migrateCommand(shell: Shell): Command {
  return new Command('migrate')
    .description('bring the database up to date without starting a server (a start does it by itself)')
    .addHelpText('after', examples('bifocal migrate', 'DATABASE_URL=postgres://… bifocal migrate --json'))
    .action(async () => {
      const settings = shell.settings();
      const opened = await shell.openDatabase(settings);
      try {
        const { applied, backup } = await shell.migrate(opened.database, settings);
        const text = applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length} migrations:\n${applied.join('\n')}`;
        shell.answer(backup ? `${text}\nThe backup from before is ${backup}` : text, { applied, backup });
      } finally {
        await opened.close();
      }
    });
}
