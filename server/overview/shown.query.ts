import { sql } from 'kysely';

/** More lines of a kind than these are a list, and lists have pages of their own. */
export const mostOfAKind = 3;

export const openStatusList = sql`('heard', 'validated', 'chosen', 'in_delivery')`;
