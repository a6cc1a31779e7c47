// How a statement says who did something: an event holds the number it came with, the dictionaries know whose it is today.

const key = (column: string) => `bitOr(bitShiftLeft(toUInt64(workspace), 32), ${column})`;

/** The person behind an actor. */
export const personOf = (column = 'actor'): string => `dictGetOrDefault('bifocal.persons', 'person', ${key(column)}, ${column})`;

/** The account, after merges; 0 stays "no account". */
export const accountOf = (column = 'account'): string => `dictGetOrDefault('bifocal.accounts', 'canonical', ${key(column)}, ${column})`;
