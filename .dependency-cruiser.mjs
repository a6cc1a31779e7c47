// For the dependency-cruiser command line and editors. The rules are made from areas.ts; `npm run check` uses the same ones.
import { importRules } from './tools/boundaries/import-rules.ts';
import { cruiseOptions } from './tools/boundaries/inspect-imports.ts';

export default { forbidden: importRules(), options: cruiseOptions };
