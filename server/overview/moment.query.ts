// What all lines of an overview stand on: the day, the figures, and what the playbook says.
import { sql } from 'kysely';
import type { ReadPolicy } from '../../contract/playbook/resolve.ts';
import { memberIdOf, type Scope } from '../platform/scope.ts';
import { policiesOf } from '../strategy/index.ts';

export type Moment = {
  productId: string;
  /** YYYY-MM-DD, in the workspace's time zone. */
  today: string;
  since: Date;
  currency: string;
  hasFigures: boolean;
  read: ReadPolicy;
  /** Whose overview it is; null for programs without a member. */
  memberId: string | null;
};

type Row = { today: string; currency: string; has_figures: boolean };

/** Errors  product_not_found. */
export async function findMoment(scope: Scope, productId: string, since: Date): Promise<Moment> {
  const { read } = await policiesOf(scope, productId);
  const { rows } = await sql<Row>`
    select (${scope.now}::timestamptz at time zone w.time_zone)::date as today, w.currency,
      exists (select from projection_slots slot where slot.workspace_id = ${scope.workspaceId} and slot.product_id = ${productId}
        and slot.slot = 0 and slot.built_at is not null) as has_figures
    from workspaces w where w.workspace_id = ${scope.workspaceId}`.execute(scope.db);
  const [row] = rows;
  if (!row) throw new Error('a scope is always inside a workspace');
  const memberId = memberIdOf(scope.actor);
  return { productId, today: row.today, since, currency: row.currency, hasFigures: row.has_figures, read, memberId };
}
