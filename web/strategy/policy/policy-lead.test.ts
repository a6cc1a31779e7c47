import { expect, test } from 'vitest';
import { policies } from '../../../contract/playbook/index.ts';
import type { Policy } from '../../../contract/playbook/policy.ts';
import { columns } from './playbook-cells.ts';
import { isDrawn, leadOf } from './policy-lead.ts';

test.each((policies as readonly Policy[]).flatMap((policy) => columns.map((model) => ({ key: policy.key, model, policy }))))(
  '$key is said in a few words under $model, or drawn, or left to its sentence',
  ({ key, model, policy }) => {
    const lead = leadOf(key, policy.defaults[model]);
    if (lead === null) expect(isDrawn(key) || key === 'success.measures').toBe(true);
    else expect(lead).toMatch(/^[A-Z0-9][^\n]{0,40}$/);
    expect(lead ?? '').not.toMatch(/undefined|NaN|object/);
  },
);

test('a policy that this page does not know yet is left to its sentence', () => {
  expect(leadOf('problems.somethingNew', 7)).toBeNull();
  expect(leadOf('toString', 7)).toBeNull();
});
