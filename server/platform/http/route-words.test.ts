import { expect, test } from 'vitest';
import { sentenceOf } from './route-words.ts';

test.each([
  ['product.created', 'Create a product'],
  ['north_star.archived', 'Archive a north star'],
  ['account.merged', 'Merge an account'],
  ['api_key.revoked', 'Revoke an API key'],
  ['products.listed', 'List products'],
  ['evidence.captured', 'Capture evidence'],
  ['problem.status_changed', 'Change a problem status'],
  ['problems.listed_of_account', 'List problems of account'],
  ['workspace.changed', 'Change the workspace'],
  ['sample.simulated', 'Sample simulated'],
])('the verb %s is asked for as "%s"', (name, words) => {
  expect(sentenceOf(name)).toBe(words);
});
