// Gives events the numbers of who did them and for which account: the hot path of the intake. What is new is durable before it answers.
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace, untilNotCrossed } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { IdentityCall, NumberedCall, NumbersOf, SourceKind } from '../intake/identify-batch.ts';
import { tellStaysChanged } from './forget.store.ts';
import { type Memory, memoryOf } from './memory.ts';
import {
  bindAnonymous,
  type DistinctId,
  findAccountKeys,
  findDistinctIds,
  idsAtOnce,
  insertAccountKeys,
  insertAliases,
  insertDistinctIds,
  lockIdentities,
} from './numbers.store.ts';
import { type NewObservation, noteObservations } from './observation.store.ts';
import { heardIn, markOf } from './observation.ts';
import { observeSoon } from './observe.jobs.ts';
import { overridesChanged } from './override-push.jobs.ts';
import { type AliasMeaning, actorIdOf, bindingOf, type DistinctIdKind, meaningOfAlias } from './said.ts';
import { settle } from './settle.actions.ts';
import { onlyAccountAt, type Stay } from './stay.ts';
import { readStays } from './stays.actions.ts';

/** What is known about the ids of some calls: first what is known by heart, then what the database said. */
type Book = {
  users: Map<string, number>;
  anonymous: Map<string, { number: number; isBound: boolean }>;
  accounts: Map<string, number>;
  stays: Map<number, readonly Stay[]>;
  refusals: Map<IdentityCall, { code: string; message: string }>;
};

/** Units: calls whose unknown ids are learnt in one transaction. */
const callsAtOnce = 1_000;

export const numbersOf: NumbersOf = (ports, workspaceId, sourceKind, calls) =>
  untilNotCrossed(() => numberAll(ports, workspaceId, sourceKind, calls));

async function numberAll(
  ports: Ports,
  workspaceId: string,
  sourceKind: SourceKind,
  calls: readonly IdentityCall[],
): Promise<NumberedCall[]> {
  const memory = memoryOf(ports.database, workspaceId);
  const book: Book = { users: new Map(), anonymous: new Map(), accounts: new Map(), stays: new Map(), refusals: new Map() };
  const open = calls.filter((call) => !isKnown(memory, book, sourceKind, call));
  for (let start = 0; start < open.length; start += callsAtOnce)
    await learnSome(ports, workspaceId, sourceKind, memory, book, open.slice(start, start + callsAtOnce));
  return calls.map((call) => answerOf(book, call));
}

function answerOf(book: Book, call: IdentityCall): NumberedCall {
  const { kind, value } = actorIdOf(call);
  const actor = kind === 'user' ? book.users.get(value) : book.anonymous.get(value)?.number;
  if (actor === undefined) throw new Error('an id was learnt and has no number');
  const account = call.groupId === null ? onlyAccountAt(book.stays.get(actor) ?? [], call.at) : (book.accounts.get(call.groupId) ?? 0);
  const refusal = book.refusals.get(call);
  return refusal ? { actor, account, refusal } : { actor, account };
}

/** Whether a call needs no look into the database; what it needs goes into the book. */
function isKnown(memory: Memory, book: Book, sourceKind: SourceKind, call: IdentityCall): boolean {
  if (call.type === 'alias') return false;
  const actor = actorOf(memory, book, call);
  if (actor === undefined) return false;
  if (call.groupId === null) {
    const stays = book.stays.get(actor) ?? memory.stays.get(actor);
    if (stays === undefined) return false;
    book.stays.set(actor, stays);
  } else if (!book.accounts.has(call.groupId)) {
    const account = memory.accounts.get(call.groupId);
    if (account === undefined) return false;
    book.accounts.set(call.groupId, account);
  }
  const binding = bindingOf(call);
  if (binding !== null && !memory.anonymous.get(binding.anonymous)?.isBound) return false;
  const isPublic = sourceKind === 'public';
  return heardIn(call).every(({ kind, traits }) => memory.said.get(saidKey(call, kind, isPublic)) === markOf(traits, isPublic));
}

function actorOf(memory: Memory, book: Book, call: IdentityCall): number | undefined {
  const { kind, value } = actorIdOf(call);
  if (kind === 'user') {
    const number = book.users.get(value) ?? memory.users.get(value);
    if (number !== undefined) book.users.set(value, number);
    return number;
  }
  const known = book.anonymous.get(value) ?? memory.anonymous.get(value);
  if (known !== undefined) book.anonymous.set(value, known);
  return known?.number;
}

const saidKey = (call: IdentityCall, kind: string, isPublic: boolean): string =>
  `${kind}\n${isPublic}\n${kind === 'account' ? '' : call.userId}\n${kind === 'person' ? '' : call.groupId}`;

/** Learns what is new in some calls in one transaction, and then by heart. */
async function learnSome(
  ports: Ports,
  workspaceId: string,
  sourceKind: SourceKind,
  memory: Memory,
  book: Book,
  calls: readonly IdentityCall[],
): Promise<void> {
  const age = memory.age;
  const learnt = await inWorkspace(ports.database, workspaceId, 'write', async (db) => {
    const origin = { requestId: 'intake', address: null, via: 'job' } as const;
    const done = await learn({ db, workspaceId, now: ports.clock(), actor: systemActor('intake'), origin }, sourceKind, book, calls);
    // The embedded database has one server.
    if (!ports.database.isEmbedded) await tellStaysChanged(db, ports.database.signals, workspaceId, done.moved);
    return done;
  });
  for (const number of learnt.moved) memory.stays.delete(number);
  if (learnt.moved.length > 0) overridesChanged(ports);
  if (learnt.observed > 0) await observeSoon(ports, workspaceId);
  // Somebody said meanwhile that things are otherwise: they are read again when they are needed.
  if (memory.age === age) remember(memory, book, sourceKind, calls);
}

function remember(memory: Memory, book: Book, sourceKind: SourceKind, calls: readonly IdentityCall[]): void {
  const isPublic = sourceKind === 'public';
  for (const [value, number] of book.users) memory.users.set(value, number);
  for (const [value, known] of book.anonymous) memory.anonymous.set(value, known);
  for (const [value, number] of book.accounts) memory.accounts.set(value, number);
  for (const [number, stays] of book.stays) memory.stays.set(number, stays);
  for (const call of calls)
    for (const { kind, traits } of heardIn(call)) memory.said.set(saidKey(call, kind, isPublic), markOf(traits, isPublic));
}

/** Shape   moved: numbers that resolve to somebody else now. */
type Learnt = { observed: number; moved: readonly number[] };

async function learn(scope: Scope, sourceKind: SourceKind, book: Book, calls: readonly IdentityCall[]): Promise<Learnt> {
  await lockWhenNew(scope, book, calls);
  const meanings = calls.filter(({ type }) => type === 'alias').map((call) => [call, meaningOf(book, sourceKind, call)] as const);
  for (const [call, meaning] of meanings) if (meaning.means === 'refused') book.refusals.set(call, meaning);
  const bound = await bind(scope, book, [
    ...calls.flatMap((call) => bindingOf(call) ?? []),
    ...meanings.flatMap(([, meaning]) => bindingIn(meaning)),
  ]);
  const joined = await join(
    scope,
    book,
    meanings.map(([, meaning]) => meaning),
  );
  // Who was bound or joined belongs where the others do.
  for (const number of [...bound, ...joined]) book.stays.delete(number);
  await readMissingStays(scope, book, calls);
  // Last: whoever works on observations holds the lock of the identities first.
  const observed = await observe(scope, sourceKind, book, calls);
  return { observed, moved: [...bound, ...joined] };
}

const bindingIn = (meaning: AliasMeaning) => (meaning.means === 'binding' ? [meaning] : []);

/** Finds the numbers of all ids, and gives new ones. The lock is taken only where something is new. */
async function lockWhenNew(scope: Scope, book: Book, calls: readonly IdentityCall[]): Promise<void> {
  const sure = new Map<string, { kind: DistinctIdKind; value: string }>();
  const maybe = new Map<string, { kind: DistinctIdKind; value: string }>();
  const groups = new Set<string>();
  const want = (to: typeof sure, kind: DistinctIdKind, value: string | null) => {
    if (value !== null) to.set(`${kind} ${value}`, { kind, value });
  };
  for (const call of calls) {
    const actor = actorIdOf(call);
    want(sure, actor.kind, actor.value);
    const binding = bindingOf(call);
    if (binding) want(sure, 'anonymous', binding.anonymous);
    if (call.groupId !== null) groups.add(call.groupId);
    if (call.type !== 'alias') continue;
    want(maybe, 'user', call.previousId);
    want(maybe, 'anonymous', call.previousId ?? call.anonymousId);
  }
  for (const id of chunks([...sure.values(), ...maybe.values()])) enter(book, await findDistinctIds(scope, id));
  for (const some of chunks([...groups]))
    for (const key of await findAccountKeys(scope, some)) if (key.value !== null) book.accounts.set(key.value, key.number);
  const isNew = ({ kind, value }: { kind: DistinctIdKind; value: string }) =>
    !(kind === 'user' ? book.users.has(value) : book.anonymous.has(value));
  const former = (call: IdentityCall) => call.previousId ?? call.anonymousId;
  // The former id of an alias is an anonymous one unless it is known as that of a user.
  const formerNew = calls.flatMap((call) => {
    const value = call.type === 'alias' && call.userId !== null ? former(call) : null;
    if (value === null || sure.has(`user ${value}`) || book.users.has(value) || value === call.userId) return [];
    return [{ kind: 'anonymous' as const, value }];
  });
  const newIds = [...new Map([...[...sure.values()], ...formerNew].filter(isNew).map((id) => [`${id.kind} ${id.value}`, id])).values()];
  const newGroups = [...groups].filter((value) => !book.accounts.has(value));
  if (newIds.length === 0 && newGroups.length === 0) return;
  await lockIdentities(scope);
  for (const ids of chunks(newIds)) {
    const made = await insertDistinctIds(scope, ids);
    enter(book, made);
    // Another server was faster with some.
    if (made.length < ids.length) enter(book, await findDistinctIds(scope, ids));
    await settle(
      scope,
      'person',
      made.filter(({ personId }) => personId !== null).map(({ number }) => number),
    );
    // Nobody can belong anywhere of whom nothing is known.
    for (const { number, personId } of made) if (personId === null) book.stays.set(number, []);
  }
  for (const values of chunks(newGroups)) {
    const made = await insertAccountKeys(scope, values);
    const found = made.length < values.length ? await findAccountKeys(scope, values) : made;
    for (const key of found) if (key.value !== null) book.accounts.set(key.value, key.number);
    await settle(
      scope,
      'account',
      made.filter(({ accountId }) => accountId !== null).map(({ number }) => number),
    );
  }
}

function enter(book: Book, ids: readonly DistinctId[]): void {
  for (const { kind, value, number, boundTo } of ids) {
    if (kind === 'user') book.users.set(value, number);
    else book.anonymous.set(value, { number, isBound: boundTo !== null });
  }
}

function meaningOf(book: Book, sourceKind: SourceKind, call: IdentityCall): AliasMeaning {
  const former = call.previousId ?? call.anonymousId;
  return meaningOfAlias(call, sourceKind, former !== null && call.previousId !== null && book.users.has(former));
}

async function bind(scope: Scope, book: Book, pairs: readonly { anonymous: string; user: string }[]): Promise<number[]> {
  const free = pairs.flatMap(({ anonymous, user }) => {
    const [known, number] = [book.anonymous.get(anonymous), book.users.get(user)];
    return known && !known.isBound && number !== undefined ? [{ number: known.number, user: number }] : [];
  });
  if (free.length === 0) return [];
  await lockIdentities(scope);
  const bound: number[] = [];
  for (const some of chunks(free)) {
    const done = await bindAnonymous(scope, some);
    enter(book, done);
    bound.push(...done.map(({ number }) => number));
  }
  // Those that another server bound meanwhile are bound all the same.
  for (const { anonymous } of pairs) {
    const known = book.anonymous.get(anonymous);
    if (known) book.anonymous.set(anonymous, { ...known, isBound: true });
  }
  return bound;
}

async function join(scope: Scope, book: Book, meanings: readonly AliasMeaning[]): Promise<number[]> {
  const pairs = meanings.flatMap((meaning) => {
    if (meaning.means !== 'same_human') return [];
    const [number, other] = [book.users.get(meaning.user), book.users.get(meaning.other)];
    return number === undefined || other === undefined || number === other ? [] : [{ number, other }];
  });
  if (pairs.length === 0) return [];
  await lockIdentities(scope);
  await insertAliases(scope, pairs);
  return settle(
    scope,
    'person',
    pairs.flatMap(({ number, other }) => [number, other]),
  );
}

/** What was said of one record by several calls of a batch goes together, the later word over the earlier one. */
async function observe(scope: Scope, sourceKind: SourceKind, book: Book, calls: readonly IdentityCall[]): Promise<number> {
  const heard = new Map<string, NewObservation>();
  for (const call of calls) {
    for (const { kind, traits } of heardIn(call)) {
      const account = call.groupId === null ? 0 : (book.accounts.get(call.groupId) ?? 0);
      const number = kind === 'account' ? account : book.users.get(call.userId ?? '');
      if (number === undefined) continue;
      const other = kind === 'membership' ? account : 0;
      const key = `${kind} ${number} ${other}`;
      const before = heard.get(key);
      const at = before && before.at < call.at ? before.at : call.at;
      heard.set(key, { kind, number, other, isPublic: sourceKind === 'public', traits: { ...before?.traits, ...traits }, at });
    }
  }
  let waiting = 0;
  // In one order for everybody: two servers never wait for each other in a circle.
  const ordered = [...heard].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, observation]) => observation);
  for (const some of chunks(ordered, observationsAtOnce)) waiting += await noteObservations(scope, some);
  return waiting;
}

async function readMissingStays(scope: Scope, book: Book, calls: readonly IdentityCall[]): Promise<void> {
  const missing = new Set<number>();
  for (const call of calls) {
    const { kind, value } = actorIdOf(call);
    const number = kind === 'user' ? book.users.get(value) : book.anonymous.get(value)?.number;
    if (call.groupId === null && number !== undefined && !book.stays.has(number)) missing.add(number);
  }
  for (const some of chunks([...missing])) for (const [number, stays] of await readStays(scope, some)) book.stays.set(number, stays);
}

// Traits may have 32 kB each.
const observationsAtOnce = 200;

function* chunks<T>(list: readonly T[], size = idsAtOnce): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
