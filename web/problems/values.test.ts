import { expect, test } from 'vitest';
import * as contract from '../../../contract/problems/evidence.ts';
import * as value from '../../../contract/problems/value.ts';
import { evidenceKinds, importances, reasons, triageStates } from './values.ts';

test('the lists are those of the contract, in its order', () => {
  expect(evidenceKinds).toEqual(contract.evidenceKinds);
  expect(triageStates).toEqual(contract.triageStates);
  expect(reasons).toEqual(value.reasons);
  expect(importances.every((one) => value.importance.safeParse(one).success)).toBe(true);
});
