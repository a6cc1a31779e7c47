import { expect, test } from 'vitest';
import { chooseLens } from './lens.ts';

test.each([
  ['a b2b product is read through the business lens', chooseLens('b2b', 'consumer', 'both'), 'business'],
  ['a b2c product is read through the consumer lens', chooseLens('b2c', undefined, 'business'), 'consumer'],
  ['a hybrid product shows both', chooseLens('hybrid', undefined, undefined), 'both'],
  ['a link beats the last choice', chooseLens('hybrid', 'consumer', 'business'), 'consumer'],
  ['the last choice on the page is kept', chooseLens('hybrid', undefined, 'business'), 'business'],
])('%s', (_title, got, wanted) => expect(got).toBe(wanted));
