// Where the command line starts. Compiled code is kept between starts, which halves the time of each.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Where the directory cannot be written, everything works as well, only later.
enableCompileCache(join(import.meta.dirname, '../build/compiled'));
const { runCommandLine } = await import('./command-line.ts');
await runCommandLine(process.argv, process.env);
