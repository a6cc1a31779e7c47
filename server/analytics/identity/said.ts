// What calls say about who somebody is, before anything is looked up.
import type { IdentityCall, SourceKind } from '../intake/identify-batch.ts';

export type DistinctIdKind = 'user' | 'anonymous';

/** Whom an event is about: the user where there is one. */
export function actorIdOf(call: Pick<IdentityCall, 'userId' | 'anonymousId'>): { kind: DistinctIdKind; value: string } {
  if (call.userId !== null) return { kind: 'user', value: call.userId };
  return { kind: 'anonymous', value: call.anonymousId ?? '' };
}

/** An identify with both ids says whose anonymous id that is; any other call that carries both only happens to. */
export function bindingOf(call: IdentityCall): { anonymous: string; user: string } | null {
  if (call.type !== 'identify' || call.userId === null || call.anonymousId === null) return null;
  return { anonymous: call.anonymousId, user: call.userId };
}

export type AliasMeaning =
  /** The former id is an anonymous one: it is bound to the user. */
  | { means: 'binding'; anonymous: string; user: string }
  /** Two users are one human. */
  | { means: 'same_human'; user: string; other: string }
  | { means: 'nothing' }
  | { means: 'refused'; code: string; message: string };

/**
 * What an alias means. `isUser`: whether its former id is known as one of a user.
 *
 * Errors  refused (alias_of_two_users) for a public key: a browser could give anybody the history of anybody else.
 */
export function meaningOfAlias(call: IdentityCall, sourceKind: SourceKind, isUser: boolean): AliasMeaning {
  const former = call.previousId ?? call.anonymousId;
  if (call.type !== 'alias' || call.userId === null || former === null || (isUser && former === call.userId)) return { means: 'nothing' };
  const isAnonymous = call.previousId === null || !isUser;
  if (isAnonymous) return { means: 'binding', anonymous: former, user: call.userId };
  if (sourceKind === 'server') return { means: 'same_human', user: call.userId, other: former };
  return {
    means: 'refused',
    code: 'alias_of_two_users',
    message: 'Only a server key may say that two users are one. Send this alias from a server, or merge the two persons.',
  };
}
