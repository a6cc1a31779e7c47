// `npm run boundaries`: says who knows whom where areas.ts does not allow it, and how many files were looked at.
import { inspectImports } from './boundaries/inspect-imports.ts';
import { inspectSources } from './boundaries/source-rules.ts';
import { describeViolation } from './boundaries/violation.ts';
import { listSources } from './sources.ts';

const root = process.cwd();
const sources = listSources(root, ['.ts', '.tsx']);
const imports = await inspectImports(root, sources);
const violations = [...imports.violations, ...inspectSources(root, sources)];
for (const violation of violations) console.error(describeViolation(violation));
console.log(`Looked at ${imports.looked.length} of ${sources.length} source files, ${violations.length} violations.`);
process.exitCode = violations.length > 0 || imports.looked.length < sources.length ? 1 : 0;
