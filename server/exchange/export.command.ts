import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { type ExportFormat, exportFormats, exportNouns } from '../../contract/exchange/export.ts';
import { exportEvents } from '../analytics/index.ts';
import { CommandFailed, examples, type Shell } from '../platform/commands/shell.ts';
import { commandCaller, findWorkspace, withApplication } from './command-place.command.ts';
import { exportNoun } from './export.query.ts';

export function exportCommand(shell: Shell): Command {
  return new Command('export')
    .description('write everything of a workspace into a folder, a file for each noun')
    .argument('<folder>', 'where to; made when it is not there, and it must be empty')
    .option('--workspace <id>', 'needed when there are several: id or name')
    .addOption(new Option('--format <format>', 'of the files').choices(exportFormats).default('ndjson'))
    .addHelpText('after', examples('bifocal export ./everything', 'bifocal export ./sheets --format csv'))
    .action(async (folder: string, { workspace, format }: { workspace?: string; format: ExportFormat }) => {
      const target = resolve(folder);
      await mkdir(target, { recursive: true });
      if ((await readdir(target)).length > 0) throw new CommandFailed(`${target} is not empty. Name another folder.`);
      await withApplication(shell, async (application) => {
        const workspaceId = await findWorkspace(application, workspace);
        const caller = commandCaller(workspaceId);
        const rows: Record<string, number> = {};
        for (const noun of exportNouns) {
          let count = 0;
          async function* texts() {
            for await (const page of exportNoun(application.ports, caller, noun, format)) {
              count += page.rows;
              yield page.text;
            }
          }
          await pipeline(
            Readable.from(texts(), { objectMode: false }),
            createWriteStream(join(target, `${noun}.${format}`), { mode: 0o600 }),
          );
          rows[noun] = count;
        }
        // What happened is larger than all else, and has no table: it goes out as lines in either format.
        let events = 0;
        async function* happened() {
          for await (const page of exportEvents(application.ports, workspaceId)) {
            events += page.rows;
            yield page.text;
          }
        }
        await pipeline(Readable.from(happened(), { objectMode: false }), createWriteStream(join(target, 'events.ndjson'), { mode: 0o600 }));
        rows['events'] = events;
        const contents = { workspaceId, format, madeAt: shell.now().toISOString(), program: shell.program, rows };
        await writeFile(join(target, 'contents.json'), `${JSON.stringify(contents, null, 2)}\n`, { mode: 0o600 });
        const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
        shell.answer(`Wrote ${total} rows of ${exportNouns.length + 1} nouns to ${target}`, { folder: target, ...contents });
      });
    });
}
