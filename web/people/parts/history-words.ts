import type { AuditChange } from '../../platform/settings/audit-words.ts';

/** Fields that are there for programs: the page itself says which account it is. */
const silent = / ids?$|^id$|^no$|^family|^took$|^change$|^assumed$|^observed$|^attributes$/i;
const nothing = '–';
const anId = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/;

/** Does a changed field tell a reader something? An id does not, nor what was empty and still is. */
export const isToldBy = ({ field, before, after }: AuditChange): boolean =>
  !silent.test(field) && !anId.test(after) && !(before === nothing && after === nothing);
