// The door for questions to the facts: authorise and load in Postgres, let go of it, then ask the engine.
import type { z } from 'zod';
import type { Permission } from '../../../contract/platform/permission.ts';
import type { Query } from '../query.ts';
import type { Scope } from '../scope.ts';
import type { Facts } from './facts.ts';
import type { FactsContext } from './facts-context.ts';

export type FactsQueryDefinition<I extends z.ZodType, L, R> = {
  name: `${string}.${string}`;
  input: I;
  can: Permission;
  /** What Postgres knows, in one read transaction. */
  load: (scope: Scope, input: z.output<I>) => Promise<L>;
  /** Asks the engine, after that transaction was closed: the embedded database has one session for everybody. */
  run: (facts: Facts, loaded: L, input: z.output<I>, context: FactsContext) => Promise<R>;
};

export const factsQuery = <I extends z.ZodType, L, R>({ run, load, ...rest }: FactsQueryDefinition<I, L, R>): Query<I, R> => ({
  ...rest,
  kind: 'query',
  // What is loaded goes to `finish` and nowhere else.
  run: load as unknown as Query<I, R>['run'],
  finish: run as unknown as NonNullable<Query<I, R>['finish']>,
});
