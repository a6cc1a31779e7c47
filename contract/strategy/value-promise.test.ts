import { expect, test } from 'vitest';
import { stakeholderRoleNames } from '../people/stakeholder-role.ts';
import { audienceRoles } from './value-promise.ts';

test('a promise can be made to every stakeholder role, and to no other', () => {
  expect(audienceRoles).toEqual(stakeholderRoleNames);
});
