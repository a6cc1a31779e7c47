// `npm run soak`: every property test with other cases than `npm test` tries, and thirty times as many (`--factor 100` for more); for
// each property it stops after about a minute. `npm run soak -- server/problems` for some of them. A failure tells its seed:
// `npm run soak -- --seed 12345 server/problems` tries the same cases again.
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listSources } from './sources.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { factor: { type: 'string', default: '30' }, seed: { type: 'string', default: String(randomInt(2 ** 31)) } },
});
const root = path.join(import.meta.dirname, '..');
const hasProperties = (file: string): boolean => readFileSync(path.join(root, file), 'utf8').includes('/support/properties.ts');
const asked = (file: string): boolean => positionals.length === 0 || positionals.some((one) => file.includes(one));
const files = listSources(root, ['.test.ts']).filter((file) => hasProperties(file) && asked(file));
if (files.length === 0) throw new Error(`No property test is called like ${positionals.join(' or ')}.`);

process.env['BIFOCAL_TEST_FACTOR'] = values.factor;
process.env['BIFOCAL_TEST_SEED'] = values.seed;
console.log(`Seed ${values.seed}, ${values.factor} times the usual cases, ${files.length} files.`);
process.argv.splice(2, process.argv.length, ...files, '--testTimeout', '120000');
await import('./test.ts');
