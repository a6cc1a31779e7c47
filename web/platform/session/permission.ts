import type { Permission } from '../../../contract/platform/permission.ts';
import type { MemberRole } from '../api.ts';

export type { Permission };

/**
 * Which role may do what, to hide what would be refused; the server decides. Written again because the contract carries its schema
 * library, which would double the first load; `permission.test.ts` holds both against each other.
 */
const permissionsByRole: Record<MemberRole, readonly Permission[]> = {
  viewer: ['read'],
  contributor: ['read', 'capture', 'edit'],
  product_manager: ['read', 'capture', 'edit', 'decide', 'import', 'export'],
  admin: ['read', 'capture', 'edit', 'decide', 'import', 'export', 'administer'],
};

export const mayRole = (role: MemberRole, permission: Permission): boolean => permissionsByRole[role].includes(permission);
