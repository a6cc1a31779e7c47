// `npm run bench`: the measurements, each with its target. `npm run bench -- embedded --scale 0.1` for some of it, smaller;
// `npm run bench -- facts --events 2,20,60` for the facts, growing to 60 million events.
import { parseArgs } from 'node:util';
import { startPostgresServer } from '../test/support/postgres-server.ts';
import { sizeOf } from './company.ts';
import { benchFacts } from './facts.ts';
import { type Figure, isMissed, printFigures } from './figure.ts';
import { benchImports } from './imports.ts';
import { benchRanking } from './ranking.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: { type: 'string', default: '1' }, events: { type: 'string', default: '2' } },
});
const size = sizeOf(Number(values.scale));

async function onPostgres(bench: (url: string) => Promise<Figure[]>): Promise<Figure[]> {
  const postgres = await startPostgresServer();
  try {
    return await bench(postgres.url);
  } finally {
    await postgres.stop();
  }
}

const rows = Math.round(200_000 * Number(values.scale));
const benches: Record<string, () => Promise<Figure[]>> = {
  embedded: () => benchRanking('embedded', null, size),
  postgres: () => onPostgres((url) => benchRanking('Postgres', url, size)),
  facts: () => benchFacts(values.events.split(',').map((millions) => Number(millions) * 1_000_000)),
  'imports-embedded': () => benchImports('embedded', null, rows),
  'imports-postgres': () => onPostgres((url) => benchImports('Postgres', url, rows)),
};

const wanted = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const name of wanted) figures.push(...((await benches[name]?.()) ?? []));
console.log(`${size.problems} problems, ${size.links} links`);
printFigures(figures);
process.exit(figures.some(isMissed) ? 1 : 0);
