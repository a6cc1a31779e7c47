// The command line. Commands live in platform/commands; this file gives them the environment and the application.
import { startServer } from './main.ts';
import { readSettings } from './platform/config.ts';
import { createLog } from './platform/log.ts';

const settings = readSettings(process.env);
const log = createLog({ level: settings.logLevel });
const server = await startServer(settings, {
  log,
  onFatal: (message) => {
    console.error(message);
    process.exit(1);
  },
});
console.log(`Bifocal runs at ${server.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop().then(() => process.exit(0)));
