import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { badCommands } from './commands.ts';
import { badDecisions } from './decisions.ts';
import { badLinks } from './links.ts';

test('a link to a missing file or heading is found, and one in code is not a link', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'bifocal-docs-'));
  try {
    writeFileSync(path.join(root, 'MAP.md'), '# The map\n\n## Where to start?\n');
    const text =
      '[a](MAP.md#where-to-start) [b](MAP.md#nowhere) [c](gone.md) [d](https://example.org) `[e](gone.md)`\n```\n[f](gone.md)\n```\n<img src="gone.png">';
    expect(badLinks(root, [{ file: 'README.md', text }])).toEqual([
      'README.md: MAP.md#nowhere has no such heading',
      'README.md: the link gone.md leads nowhere',
      'README.md: the link gone.png leads nowhere',
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a decision without its parts is found, and one with them is not', () => {
  const whole =
    ['Status', 'Context', 'Options', 'Decision', 'Consequences'].map((part) => `## ${part}\n`).join('') +
    '\n*Enforced by* a.\n\n*Wrong if* b.\n';
  const documents = [
    { file: 'docs/decisions/README.md', text: '[one](0001-do-it.md) [two](0002-half.md)' },
    { file: 'docs/decisions/0001-do-it.md', text: whole },
    { file: 'docs/decisions/0001-again.md', text: whole },
    { file: 'docs/decisions/0002-half.md', text: whole.replace('## Options\n', '').replace('*Wrong if*', 'Wrong if') },
  ];
  expect(badDecisions(documents)).toEqual([
    'docs/decisions/0001-again.md: the number 0001 is taken',
    'docs/decisions/0001-again.md: it is not in docs/decisions/README.md',
    'docs/decisions/0002-half.md: the part "## Options" is missing',
    'docs/decisions/0002-half.md: the line "*Wrong if*" is missing',
  ]);
});

test('a command that does not exist is found, in code and in a sentence', () => {
  const text = 'Use `npm run dance`.\n\n```sh\nnpm ci && npm start\nnpm run check\n```\n';
  expect(badCommands([{ file: 'README.md', text }], ['start', 'check'])).toEqual([
    'README.md: tells `npm run dance`, which package.json does not have',
  ]);
});
