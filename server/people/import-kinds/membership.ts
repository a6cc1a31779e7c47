import { blank, type Content } from '../blank.ts';
import type { MembershipRow } from '../tables.ts';
import { type Fields, needs, type Translation } from './translation.ts';

export type MembershipFields = Fields<{ personId: string; accountId: string; title: string; activeFrom: string; activeTo: string }>;

export const membershipImport: Translation<MembershipFields, MembershipRow> = {
  empty: blank.memberships,
  columns: (given) =>
    ({
      person_id: given.personId ?? undefined,
      account_id: given.accountId ?? undefined,
      title: given.title,
      active_from: given.activeFrom,
      active_to: given.activeTo,
    }) as Partial<Content<MembershipRow>>,
  fields: (row) => ({
    personId: row.person_id,
    accountId: row.account_id,
    title: row.title,
    activeFrom: row.active_from,
    activeTo: row.active_to,
  }),
  fault: (row) =>
    needs('personId', row.person_id) ??
    needs('accountId', row.account_id) ??
    (row.active_from !== null && row.active_to !== null && row.active_to < row.active_from
      ? { field: 'activeTo', code: 'to_before_from', message: 'The membership ends before it starts.' }
      : null),
};
