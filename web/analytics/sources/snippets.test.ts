import { expect, test } from 'vitest';
import { snippetNames, snippetOf, snippetsOf } from './snippets.ts';

test.each(snippetNames)('the example for %s carries the key and the address of this server', (name) => {
  const code = snippetOf(name, { origin: 'https://bifocal.example.com', key: 'pk_1' });
  expect(code).toContain('pk_1');
  expect(code).toContain('bifocal.example.com');
});

test('no browser is told to hold the secret of a server', () => {
  expect(snippetsOf('server').filter((name) => /rowser/.test(name))).toEqual([]);
  expect(snippetsOf('public')).toContain('browser');
});
