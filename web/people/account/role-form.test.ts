import { expect, test } from 'vitest';
import { newRoleBody, roleBody, roleValues } from './role-form.ts';

const ada = { id: 'per_1', name: 'Ada' };
const acme = { id: 'acc_1', name: 'Acme' };
const values = roleValues(undefined, ada, acme);

test.each([
  ['', {}],
  ['dea_1', { dealId: 'dea_1' }],
  ['prd_1', { productId: 'prd_1' }],
])('a role within “%s” is for %o', (within, scope) => {
  const body = newRoleBody({ ...values, within });
  expect(body).toMatchObject({ personId: 'per_1', accountId: 'acc_1', ...scope });
  expect(Object.keys(body).filter((key) => key === 'dealId' || key === 'productId')).toEqual(Object.keys(scope));
});

test('what was not chosen is not known, and zero is a stance', () =>
  expect(roleBody({ ...values, stance: '0', influence: '5' })).toMatchObject({
    stance: 0,
    influence: 5,
    interest: null,
    currentEngagement: null,
    from: null,
  }));
