import { Command, InvalidArgumentError, Option } from 'commander';
import { type Settings, settingNames } from '../config.ts';
import { examples, type Shell } from './shell.ts';

export function startCommand(shell: Shell): Command {
  return new Command('start')
    .description('start the server')
    .option('--host <address>', 'the address to listen on (BIFOCAL_HOST; 127.0.0.1)')
    .option('--port <number>', 'the port to listen on (BIFOCAL_PORT; 4000, or the next one that is free)', toPort)
    .addOption(new Option('--role <role>', 'what this server does (BIFOCAL_ROLE; all)').choices(['all', 'web', 'worker']))
    .addHelpText(
      'after',
      examples(
        'bifocal start',
        'bifocal start --data /var/lib/bifocal --port 8080',
        'DATABASE_URL=postgres://… bifocal start --host 0.0.0.0',
      ),
    )
    .addHelpText('after', `\nEnvironment: ${settingNames.join(', ')}\n`)
    .action((options: Partial<Pick<Settings, 'host' | 'port' | 'role'>>) => shell.serve(shell.settings(options)));
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
