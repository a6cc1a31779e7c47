import { expect, test } from 'vitest';
import * as contract from '../../contract/problems/evidence.ts';
import * as value from '../../contract/problems/value.ts';
import { triageStates } from './evidence/evidence-filters.ts';
import { evidenceKinds, importanceChoices, importances, reasonChoices, reasons } from './values.ts';

test('the lists are those of the contract, in its order', () => {
  expect(evidenceKinds).toEqual(contract.evidenceKinds);
  expect(triageStates).toEqual(contract.triageStates);
  expect(reasons).toEqual(value.reasons);
  expect(reasonChoices.map(({ value: one }) => one).toSorted()).toEqual(reasons.toSorted());
  expect(importanceChoices.map(({ value: one }) => Number(one))).toEqual(importances.toReversed());
  expect(importances.every((one) => value.importance.safeParse(one).success)).toBe(true);
});
