import {
  changeMemberRequest,
  changeMyselfRequest,
  listMembersRequest,
  type MemberAnswer,
  type MyselfAnswer,
  memberRef,
  readMyselfRequest,
} from '../../../contract/platform/member.ts';
import { action } from '../action.ts';
import { notAllowed, refused } from '../errors.ts';
import { pageOf } from '../page.ts';
import { query } from '../query.ts';
import { memberIdOf, type Scope } from '../scope.ts';
import { assertVersion, changedFields } from '../version.ts';
import { getMember, listMembers, lockAdmins, lockMember, updateMember } from './member.store.ts';
import type { MemberRow } from './tables.ts';

const answerOf = (row: MemberRow): MemberAnswer => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  function: row.function,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const myselfOf = (row: MemberRow): MyselfAnswer => ({
  ...answerOf(row),
  timeZone: row.time_zone,
  locale: row.locale,
  theme: row.theme,
  mailChoice: row.mail_choice,
});

const subject = (input: { memberId: string }) => ({ kind: 'member', id: input.memberId });

/** Errors  member_not_found, version_mismatch, last_admin. */
export const changeMember = action({
  name: 'member.changed',
  input: changeMemberRequest,
  can: 'administer',
  subject,
  async run(scope, input) {
    const admins = await lockAdmins(scope);
    const row = await lockMember(scope, input.memberId);
    assertVersion(row, input.expectedVersion);
    if (input.role !== undefined && input.role !== 'admin') refuseLastAdmin(admins, row.id);
    const change = changedFields(row, { name: input.name, role: input.role, function: input.function });
    if (!change) return { result: answerOf(row) };
    return { result: answerOf(await updateMember(scope, row.id, change.after)), ...change };
  },
});

/** What everybody may change of themselves. Errors  not_allowed for an API key, version_mismatch. */
export const changeMyself = action({
  name: 'member.changed_themselves',
  input: changeMyselfRequest,
  can: 'read',
  subject: (_input, result: MyselfAnswer) => ({ kind: 'member', id: result.id }),
  async run(scope, input) {
    const row = await lockMember(scope, ownId(scope));
    assertVersion(row, input.expectedVersion);
    const { name, function: memberFunction, timeZone: time_zone, locale, theme, mailChoice: mail_choice } = input;
    const change = changedFields<MemberRow>(
      row,
      Object.fromEntries(
        Object.entries({ name, function: memberFunction, time_zone, locale, theme, mail_choice }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    );
    if (!change) return { result: myselfOf(row) };
    return { result: myselfOf(await updateMember(scope, row.id, change.after)), ...change };
  },
});

/** Whoever asks, with what they decided for themselves. Errors  not_allowed for whoever is no member. */
export const readMyself = query({
  name: 'member.read_themselves',
  input: readMyselfRequest,
  can: 'read',
  async run(scope) {
    const me = memberIdOf(scope.actor);
    if (me === null) throw notAllowed('Only a member is somebody here.');
    return myselfOf(await getMember(scope, me));
  },
});

/** Their keys and sessions stop working in this workspace at once. Errors  member_not_found, last_admin. */
export const archiveMember = action({
  name: 'member.archived',
  input: memberRef,
  can: 'administer',
  subject,
  async run(scope, input) {
    const admins = await lockAdmins(scope);
    const row = await lockMember(scope, input.memberId);
    if (row.archived_at) return { result: answerOf(row) };
    refuseLastAdmin(admins, row.id);
    return {
      result: answerOf(await updateMember(scope, row.id, { archived_at: scope.now })),
      before: { archivedAt: null },
      after: { archivedAt: scope.now },
    };
  },
});

export const restoreMember = action({
  name: 'member.restored',
  input: memberRef,
  can: 'administer',
  subject,
  async run(scope, input) {
    const row = await lockMember(scope, input.memberId);
    if (!row.archived_at) return { result: answerOf(row) };
    return {
      result: answerOf(await updateMember(scope, row.id, { archived_at: null })),
      before: { archivedAt: row.archived_at },
      after: { archivedAt: null },
    };
  },
});

export const readMember = query({
  name: 'member.read',
  input: memberRef,
  can: 'read',
  run: async (scope, input) => answerOf(await getMember(scope, input.memberId)),
});

export const browseMembers = query({
  name: 'members.listed',
  input: listMembersRequest,
  can: 'read',
  run: async (scope, input) => pageOf(await listMembers(scope, input), input.limit, answerOf, (row) => [row.id]),
});

function refuseLastAdmin(admins: readonly string[], memberId: string): void {
  if (admins.length === 1 && admins[0] === memberId)
    throw refused('last_admin', 'This is the last admin. Make somebody else an admin first.');
}

function ownId(scope: Scope): string {
  if (scope.actor.kind !== 'member') throw notAllowed('Only a member can change themselves.');
  return scope.actor.id;
}
