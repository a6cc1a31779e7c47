import { z } from 'zod';
import { email, userId } from '../../../contract/platform/member.ts';
import { type Permission, permissionsOf } from '../../../contract/platform/permission.ts';
import { line } from '../../../contract/platform/text.ts';
import {
  changeWorkspaceRequest,
  createWorkspaceRequest,
  readWorkspaceRequest,
  type WorkspaceAnswer,
} from '../../../contract/platform/workspace.ts';
import { action, type Caller } from '../action.ts';
import { newId } from '../id.ts';
import { query } from '../query.ts';
import type { Actor, Origin } from '../scope.ts';
import { assertVersion, changedFields } from '../version.ts';
import { insertMember } from './member.store.ts';
import type { WorkspaceRow } from './tables.ts';
import { getWorkspace, insertWorkspace, lockWorkspace, updateWorkspace } from './workspace.store.ts';

const answerOf = (row: WorkspaceRow): WorkspaceAnswer => ({
  id: row.workspace_id,
  name: row.name,
  currency: row.currency,
  timeZone: row.time_zone,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const founder = z.strictObject({ userId, name: line(120), email });

/** The caller who founds a workspace: its first member, an admin, before either exists. */
export function founderOf(person: { name: string }, origin: Origin, nowMs: number): Caller {
  const permissions: readonly Permission[] = permissionsOf('admin');
  const actor: Actor = { kind: 'member', id: newId('mem', nowMs), name: person.name, role: 'admin', permissions };
  return { workspaceId: newId('wsp', nowMs), actor, origin };
}

/** Makes the workspace of the scope, with the actor as its admin. Whether somebody may is decided before: see session.routes.ts. */
export const foundWorkspace = action({
  name: 'workspace.created',
  input: createWorkspaceRequest.extend({ founder }),
  can: 'administer',
  subject: (_input, result: { workspaceId: string; memberId: string }) => ({ kind: 'workspace', id: result.workspaceId }),
  async run(scope, input) {
    const { workspaceId, now, actor } = scope;
    const times = { version: 1, created_at: now, updated_at: now };
    await insertWorkspace(scope, {
      workspace_id: workspaceId,
      name: input.name,
      currency: input.currency,
      time_zone: input.timeZone,
      ...times,
    });
    await insertMember(scope, {
      workspace_id: workspaceId,
      id: actor.id,
      user_id: input.founder.userId,
      name: input.founder.name,
      email: input.founder.email,
      role: 'admin',
      function: input.function,
      ...times,
      archived_at: null,
    });
    return {
      result: { workspaceId, memberId: actor.id },
      after: { name: input.name, currency: input.currency, timeZone: input.timeZone },
    };
  },
});

export const changeWorkspace = action({
  name: 'workspace.changed',
  input: changeWorkspaceRequest,
  can: 'administer',
  subject: (_input, result: WorkspaceAnswer) => ({ kind: 'workspace', id: result.id }),
  async run(scope, input) {
    const row = await lockWorkspace(scope);
    assertVersion(row, input.expectedVersion);
    const change = changedFields(row, { name: input.name, currency: input.currency, time_zone: input.timeZone });
    if (!change) return { result: answerOf(row) };
    return { result: answerOf(await updateWorkspace(scope, change.after)), ...change };
  },
});

export const readWorkspace = query({
  name: 'workspace.read',
  input: readWorkspaceRequest,
  can: 'read',
  run: async (scope) => answerOf(await getWorkspace(scope)),
});
