import { expect, test } from 'vitest';
import { contractBody, contractValues, noticeFault } from './contract-form.ts';

test('an open contract without notices is sent without ends', () =>
  expect(contractBody(contractValues(undefined, '2026-01-15'))).toEqual({
    start: '2026-01-15',
    end: null,
    renewalOn: null,
    reference: null,
    source: null,
    noticeClauses: [],
    clauses: [],
  }));

const notice = (changeClass: 'any' | 'major', days: string) => ({ key: 0, changeClass, days });

test.each([
  [[], null],
  [[notice('any', '30'), notice('major', '0')], null],
  [[notice('any', '')], 'days'],
  [[notice('any', 'soon')], 'days'],
  [[notice('any', '30'), notice('any', '60')], 'twice'],
] as const)('%# notices are judged: %s', (notices, fault) => expect(noticeFault([...notices])).toBe(fault));
