import { type Document, terminalCode } from './document.ts';

/** What npm knows without package.json. */
const builtIn = new Set(['start', 'test']);

const calls = (text: string): string[] => {
  const code = [...terminalCode(text), ...[...text.matchAll(/`(npm [^`\n]+)`/g)].map((match) => match[1] ?? '')].join('\n');
  const runs = [...code.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
  const short = [...code.matchAll(/\bnpm (start|test)\b/g)].map((match) => match[1] ?? '');
  return [...runs, ...short];
};

/** Every `npm run …` in a document for which package.json has no script. */
export const badCommands = (documents: readonly Document[], scripts: readonly string[]): string[] =>
  documents.flatMap(({ file, text }) =>
    [...new Set(calls(text))]
      .filter((script) => !scripts.includes(script))
      .map((script) => `${file}: tells \`npm ${builtIn.has(script) ? '' : 'run '}${script}\`, which package.json does not have`),
  );
