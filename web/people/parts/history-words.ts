/** Fields that are there for programs: the page itself says which account it is. */
const silent = / ids?$|^id$|^family|^took$|^change$/i;

/** Does a changed field tell a reader something? */
export const isToldBy = (field: string): boolean => !silent.test(field);
