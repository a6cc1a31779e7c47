import { membershipAnswer, membershipPage } from '../../contract/people/membership.ts';
import { stakeholderRoleAnswer, stakeholderRolePage } from '../../contract/people/stakeholder-role.ts';
import { get, patch, post, routes } from '../platform/http/route.ts';
import { confirmMembership } from './confirm.actions.ts';
import {
  archiveMembership,
  browseMemberships,
  changeMembership,
  createMembership,
  readMembership,
  restoreMembership,
} from './membership.actions.ts';
import {
  archiveStakeholderRole,
  browseStakeholderRoles,
  changeStakeholderRole,
  confirmStakeholderRole,
  createStakeholderRole,
  proposeStakeholderRole,
  readStakeholderRole,
  restoreStakeholderRole,
} from './stakeholder-role.actions.ts';

export const membershipRoutes = routes('Memberships and roles', [
  get('/memberships', browseMemberships, { answer: membershipPage }),
  post('/memberships', createMembership, { answer: membershipAnswer, status: 201 }),
  get('/memberships/:membershipId', readMembership, { answer: membershipAnswer }),
  patch('/memberships/:membershipId', changeMembership, { answer: membershipAnswer }),
  post('/memberships/:membershipId/archive', archiveMembership, { answer: membershipAnswer }),
  post('/memberships/:membershipId/restore', restoreMembership, { answer: membershipAnswer }),
  post('/memberships/:membershipId/confirm', confirmMembership, { answer: membershipAnswer }),
  get('/stakeholder-roles', browseStakeholderRoles, { answer: stakeholderRolePage }),
  post('/stakeholder-roles', createStakeholderRole, { answer: stakeholderRoleAnswer, status: 201 }),
  post('/stakeholder-roles/proposals', proposeStakeholderRole, { answer: stakeholderRoleAnswer, status: 201 }),
  get('/stakeholder-roles/:stakeholderRoleId', readStakeholderRole, { answer: stakeholderRoleAnswer }),
  patch('/stakeholder-roles/:stakeholderRoleId', changeStakeholderRole, { answer: stakeholderRoleAnswer }),
  post('/stakeholder-roles/:stakeholderRoleId/confirm', confirmStakeholderRole, { answer: stakeholderRoleAnswer }),
  post('/stakeholder-roles/:stakeholderRoleId/archive', archiveStakeholderRole, { answer: stakeholderRoleAnswer }),
  post('/stakeholder-roles/:stakeholderRoleId/restore', restoreStakeholderRole, { answer: stakeholderRoleAnswer }),
]);
