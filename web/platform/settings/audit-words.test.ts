import { expect, test } from 'vitest';
import { auditChanges, eventWords, kindWords } from './audit-words.ts';

test.each([
  ['problem.merged', 'Problem merged'],
  ['member.changed_themselves', 'Member changed themselves'],
  ['api_key.created', 'API key created'],
])('%s reads %s', (event, words) => expect(eventWords(event)).toBe(words));

test('kinds that this page does not know are shown all the same', () => {
  expect(kindWords('api_key')).toBe('API key');
  expect(kindWords('revenue_line')).toBe('Revenue line');
});

test('a change is told field by field, in words', () => {
  expect(
    auditChanges(
      { timeZone: 'UTC', gone: true },
      {
        timeZone: 'Europe/Berlin',
        tags: ['a', 'b'],
        counts: { created: 5, refused: 0 },
        deep: { kind: 'deal', columns: [{ column: 1, field: 'name' }, { column: 2 }], rest: {}, defaults: { status: 'open' } },
      },
    ),
  ).toEqual([
    { field: 'Time zone', before: 'UTC', after: 'Europe/Berlin' },
    { field: 'Tags', before: '–', after: 'a, b' },
    { field: 'Counts', before: '–', after: 'created 5' },
    { field: 'Deep', before: '–', after: 'kind deal, columns (column 1, field name; column 2), defaults (status open)' },
    { field: 'Gone', before: 'yes', after: '–' },
  ]);
  expect(auditChanges(null, null)).toEqual([]);
});

test('a long value is cut', () => expect(auditChanges(null, { body: 'x'.repeat(500) })[0]?.after).toHaveLength(401));
