import type { Kysely } from 'kysely';
import type { Permission, Role } from '../../contract/platform/permission.ts';

/** Who acts. A key acts for the member who made it, within its scopes; the system acts in jobs. */
export type Actor =
  | { kind: 'member'; id: string; name: string; role: Role; permissions: readonly Permission[] }
  | { kind: 'key'; id: string; name: string; memberId: string; permissions: readonly Permission[] }
  | { kind: 'system'; id: string; name: string; permissions: readonly Permission[] };

/** Where a request came from; kept with the audit event. */
export type Origin = { requestId: string; address: string | null; via: 'http' | 'cli' | 'job' | 'test' };

/**
 * Everything a verb may know about its surroundings. `db` is one transaction, already under the application's role
 * and inside the workspace; row-level security refuses the rest.
 */
export type Scope = {
  readonly db: Kysely<unknown>;
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly now: Date;
  readonly origin: Origin;
};

/** The member behind an actor, or null for the system. */
export function memberIdOf(actor: Actor): string | null {
  if (actor.kind === 'member') return actor.id;
  return actor.kind === 'key' ? actor.memberId : null;
}

/** Gives a store the tables of its own area, and no others, as types. */
export function tables<T>(scope: { readonly db: Kysely<unknown> }): Kysely<T> {
  return scope.db as unknown as Kysely<T>;
}
