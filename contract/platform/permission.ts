import { z } from 'zod';

export const permissions = ['read', 'capture', 'edit', 'decide', 'import', 'export', 'administer'] as const;
export const permission = z.enum(permissions);
export type Permission = z.infer<typeof permission>;

export const roles = ['admin', 'product_manager', 'contributor', 'viewer'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** What a member does in the company; scoring and reviews ask for several functions. */
export const memberFunctions = [
  'product',
  'engineering',
  'design',
  'research',
  'sales',
  'success',
  'support',
  'marketing',
  'data',
  'legal',
  'executive',
  'other',
] as const;
export const memberFunction = z.enum(memberFunctions);
export type MemberFunction = z.infer<typeof memberFunction>;

const permissionsByRole: Record<Role, readonly Permission[]> = {
  viewer: ['read'],
  contributor: ['read', 'capture', 'edit'],
  product_manager: ['read', 'capture', 'edit', 'decide', 'import', 'export'],
  admin: permissions,
};

export const permissionsOf = (memberRole: Role): readonly Permission[] => permissionsByRole[memberRole];
