import path from 'node:path';
import type { Document } from './document.ts';

const folder = 'docs/decisions/';
const parts = ['Status', 'Context', 'Options', 'Decision', 'Consequences'];
const closings = ['Enforced by', 'Wrong if'];

/** Every decision that lacks a part, has a number twice, or is missing in the index. */
export const badDecisions = (documents: readonly Document[]): string[] => {
  const all = documents.filter(({ file }) => file.startsWith(folder));
  const index = all.find(({ file }) => path.basename(file) === 'README.md');
  const decisions = all.filter((document) => document !== index);
  const numbers = decisions.map(({ file }) => path.basename(file).slice(0, 4));
  return decisions.flatMap(({ file, text }, position) => {
    const name = path.basename(file);
    const faults: string[] = [];
    if (!/^\d{4}-[a-z0-9-]+\.md$/.test(name)) faults.push('the name is not NNNN-imperative-title.md');
    if (numbers.indexOf(name.slice(0, 4)) !== position) faults.push(`the number ${name.slice(0, 4)} is taken`);
    for (const part of parts) if (!new RegExp(`^## ${part}\\b`, 'm').test(text)) faults.push(`the part "## ${part}" is missing`);
    for (const closing of closings) if (!new RegExp(`^\\*${closing}\\*`, 'm').test(text)) faults.push(`the line "*${closing}*" is missing`);
    if (!index?.text.includes(`](${name})`)) faults.push('it is not in docs/decisions/README.md');
    return faults.map((fault) => `${file}: ${fault}`);
  });
};
