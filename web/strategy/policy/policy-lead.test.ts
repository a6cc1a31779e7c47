import { expect, test } from 'vitest';
import { policies } from '../../../contract/playbook/index.ts';
import type { Policy } from '../../../contract/playbook/policy.ts';
import { columns } from './playbook-cells.ts';
import { isDrawn, leadOf, restOf } from './policy-lead.ts';

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

test.each([
  ['The person', 'The person. People opens on persons.', 'People opens on persons.'],
  ['3 people', '3 people: 8 person-weeks take 2.7 weeks.', '8 person-weeks take 2.7 weeks.'],
  ['Everyone', 'Everyone.', ''],
  ['Nobody outside', 'Nobody outside until it is shared.', 'Nobody outside until it is shared.'],
  ['5 problems', 'At most 5.', 'At most 5.'],
  [null, 'Activation and retention.', 'Activation and retention.'],
])('after "%s" the sentence "%s" goes on with "%s"', (lead, words, rest) => {
  expect(restOf(lead, words)).toBe(rest);
});
