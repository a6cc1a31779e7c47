// The door for reads: parse, authorise, one read-only transaction.
import type { z } from 'zod';
import type { Permission } from '../../contract/platform/permission.ts';
import { type Caller, limitsOf } from './action.ts';
import { notAllowed } from './errors.ts';
import type { Facts } from './facts/facts.ts';
import type { FactsContext } from './facts/facts-context.ts';
import { parseInput } from './parse.ts';
import type { Ports } from './ports.ts';
import { inWorkspace } from './postgres/database.ts';
import type { Scope } from './scope.ts';

export type QueryDefinition<I extends z.ZodType, R> = {
  /** Noun and what is asked: `problems.listed`. Shows in logs and metrics. */
  name: `${string}.${string}`;
  input: I;
  can: Permission;
  /** Brings a projection up to date, in transactions of its own, before the read. */
  prepare?: (ports: Ports, caller: Caller, input: z.output<I>) => Promise<void>;
  run: (scope: Scope, input: z.output<I>) => Promise<R>;
  /** Goes on with what `run` gave, outside of its transaction: see `factsQuery`. */
  finish?: (facts: Facts, loaded: never, input: z.output<I>, context: FactsContext) => Promise<R>;
};

export type Query<I extends z.ZodType, R> = QueryDefinition<I, R> & { kind: 'query' };

export const query = <I extends z.ZodType, R>(definition: QueryDefinition<I, R>): Query<I, R> => ({ ...definition, kind: 'query' });

/**
 * Asks.
 *
 * Shape   `signal`: aborted when whoever asks goes away.
 * Errors  invalid, not_allowed, and what the query itself refuses.
 */
export async function ask<I extends z.ZodType, R>(
  ports: Ports,
  question: Query<I, R>,
  caller: Caller,
  input: unknown,
  signal: AbortSignal = new AbortController().signal,
): Promise<R> {
  if (!caller.actor.permissions.includes(question.can)) throw notAllowed();
  const parsed = parseInput(question.input, input);
  await question.prepare?.(ports, caller, parsed);
  const now = ports.clock();
  const read = <T>(work: (scope: Scope) => Promise<T>) =>
    inWorkspace(ports.database, caller.workspaceId, 'read', (db) => work({ ...caller, db, now }), limitsOf(caller.origin));
  const loaded = await read((scope) => question.run(scope, parsed));
  if (!question.finish) return loaded;
  return question.finish(ports.facts, loaded as never, parsed, { now, workspaceId: caller.workspaceId, signal, read });
}
