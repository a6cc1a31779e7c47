import { expect, test } from 'vitest';
import { permissions, permissionsOf, roles } from '../../../contract/platform/permission.ts';
import { mayRole } from './permission.ts';

test('the browser and the server agree who may do what', () => {
  for (const role of roles) {
    expect([role, permissions.filter((permission) => mayRole(role, permission))]).toEqual([role, permissionsOf(role)]);
  }
});
