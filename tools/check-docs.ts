// `npm run check`, step "documents": links lead somewhere, decisions have their parts, and every command that a document tells exists.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { badCommands } from './docs/commands.ts';
import { badDecisions } from './docs/decisions.ts';
import { badLinks } from './docs/links.ts';
import { listSources } from './sources.ts';

const root = process.cwd();
const documents = listSources(root, ['.md']).map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const scripts = Object.keys((JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts);

const faults = [...badLinks(root, documents), ...badDecisions(documents), ...badCommands(documents, scripts)];
for (const fault of faults) console.error(fault);
console.log(`Looked at ${documents.length} documents, ${faults.length} faults.`);
process.exitCode = faults.length > 0 ? 1 : 0;
