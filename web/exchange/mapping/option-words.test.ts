import { expect, test } from 'vitest';
import { optionWords } from './option-words.ts';

const column = { is: 'column' as const, column: 'a' };

test('how an account is found is always said, because it decides over rows', () =>
  expect(
    optionWords({ key: 'account', label: 'Account', type: 'account' }, { ...column, options: { by: 'name', whenMissing: 'create' } }),
  ).toEqual(['it is found by its name', 'when there is none it is created']));

test('what is plain needs no words', () => {
  expect(optionWords({ key: 'name', label: 'Name', type: 'line' }, column)).toEqual([]);
  expect(
    optionWords(
      { key: 'amount', label: 'Amount', type: 'money' },
      { ...column, options: { currency: 'EUR', decimal: ',', values: { a: 'b' } }, assumed: 'x' },
    ),
  ).toEqual(['comma: 1.234,5', 'in EUR', '1 word translated', 'assumed']);
});
