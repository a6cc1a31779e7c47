// The one door for writes: parse, authorise, transaction, run, audit event, outbox.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { SubjectRef } from '../../contract/platform/id.ts';
import type { Permission } from '../../contract/platform/permission.ts';
import { notAllowed } from './errors.ts';
import { newId } from './id.ts';
import { keepAnswer, takeKey } from './idempotency/kept-answer.store.ts';
import type { KeptAnswer, OnceRequest } from './idempotency/kept-answer.ts';
import { parseInput } from './parse.ts';
import type { Ports } from './ports.ts';
import { inWorkspace, requestLimits, type TransactionLimits, untilNotCrossed } from './postgres/database.ts';
import type { Actor, Origin, Scope } from './scope.ts';

/** Something another area may want to know. The action's own event is always told; these come on top. */
export type Fact = { event: string; subject: SubjectRef; payload: Record<string, unknown> };

/**
 * What a verb leaves behind. `before` and `after` go into the audit event: for a change give the changed fields, for a
 * creation `after` only, for a removal `before` only. Both absent: nothing changed, and nothing is recorded.
 */
export type Outcome<R> = {
  result: R;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  facts?: readonly Fact[];
};

export type ActionDefinition<I extends z.ZodType, R> = {
  /** The event: noun and past tense, `problem.merged`. */
  name: `${string}.${string}`;
  input: I;
  can: Permission;
  subject: (input: z.output<I>, result: R) => SubjectRef;
  run: (scope: Scope, input: z.output<I>) => Promise<Outcome<R>>;
};

export type Action<I extends z.ZodType, R> = ActionDefinition<I, R> & {
  kind: 'action';
  /** Runs inside another action's transaction; authorises and records all the same. */
  within: (scope: Scope, input: z.input<I>) => Promise<R>;
};

/** Who asks, in which workspace. */
export type Caller = { workspaceId: string; actor: Actor; origin: Origin };

export function action<I extends z.ZodType, R>(definition: ActionDefinition<I, R>): Action<I, R> {
  return { ...definition, kind: 'action', within: (scope, input) => carryOut(definition, scope, input) };
}

/**
 * Performs an action in a transaction of its own.
 *
 * Errors  invalid, not_allowed, and every refusal of the verb; after any of them nothing is written.
 */
export async function perform<I extends z.ZodType, R>(ports: Ports, verb: Action<I, R>, caller: Caller, input: unknown): Promise<R> {
  return inOneTransaction(ports, caller, (scope) => carryOut(verb, scope, input));
}

/**
 * Performs an action once for each idempotency key of the caller: what was done and what was answered commit together, and the same
 * request again gets that answer.
 *
 * Errors  as perform, and those of takeKey; a refused request leaves its key free.
 */
export async function performOnce<I extends z.ZodType, R>(
  ports: Ports,
  verb: Action<I, R>,
  caller: Caller,
  input: unknown,
  { asked, answerOf }: { asked: OnceRequest; answerOf: (result: R) => { answer: KeptAnswer; isSecret: boolean } },
): Promise<{ answer: KeptAnswer; isRepeat: boolean }> {
  if (!caller.actor.permissions.includes(verb.can)) throw notAllowed();
  return inOneTransaction(ports, caller, async (scope) => {
    const kept = await takeKey(scope, asked);
    if (kept) return { answer: kept, isRepeat: true };
    const { answer, isSecret } = answerOf(await carryOut(verb, scope, input));
    await keepAnswer(scope, asked, isSecret ? { ...answer, body: null } : answer);
    return { answer, isRepeat: false };
  });
}

async function inOneTransaction<T>(ports: Ports, caller: Caller, work: (scope: Scope) => Promise<T>): Promise<T> {
  const limits = limitsOf(caller.origin);
  const once = () => inWorkspace(ports.database, caller.workspaceId, 'write', (db) => work({ ...caller, db, now: ports.clock() }), limits);
  const result = await untilNotCrossed(once);
  ports.outboxFilled();
  return result;
}

/** A request has somebody who waits for it; a job or a command has not. */
export const limitsOf = (origin: Origin): TransactionLimits => (origin.via === 'http' ? requestLimits : {});

async function carryOut<I extends z.ZodType, R>(verb: ActionDefinition<I, R>, scope: Scope, rawInput: unknown): Promise<R> {
  if (!scope.actor.permissions.includes(verb.can)) throw notAllowed();
  const input = parseInput(verb.input, rawInput);
  const { result, before, after, facts = [] } = await verb.run(scope, input);
  if (before === undefined && after === undefined) return result;
  const subject = verb.subject(input, result);
  await record(scope, verb.name, subject, before ?? null, after ?? null);
  await tell(scope, [{ event: verb.name, subject, payload: after ?? {} }, ...facts]);
  return result;
}

async function record(scope: Scope, event: string, subject: SubjectRef, before: unknown, after: unknown): Promise<void> {
  const { actor, origin } = scope;
  await sql`
    insert into audit_events (workspace_id, id, at, event, actor_kind, actor_id, actor_name, subject_kind, subject_id, before, after, via, request_id, address)
    values (${scope.workspaceId}, ${newId('aud', scope.now.getTime())}, ${scope.now}, ${event}, ${actor.kind}, ${actor.id}, ${actor.name},
            ${subject.kind}, ${subject.id}, ${jsonOrNull(before)}, ${jsonOrNull(after)}, ${origin.via}, ${origin.requestId}, ${origin.address})
  `.execute(scope.db);
}

/**
 * Tells facts without an event of their own: for the chunks of a long work (an import) whose one audit event is that of the action that
 * began or ended it. Everything else tells through its action.
 */
export async function tell(scope: Scope, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  await sql`
    insert into outbox (workspace_id, event, subject_kind, subject_id, payload, created_at)
    select ${scope.workspaceId}, fact.event, fact.kind, fact.id, fact.payload, ${scope.now}
    from jsonb_to_recordset(${JSON.stringify(facts.map((fact) => ({ event: fact.event, ...fact.subject, payload: fact.payload })))}::jsonb)
      as fact (event text, kind text, id text, payload jsonb)
  `.execute(scope.db);
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value));
