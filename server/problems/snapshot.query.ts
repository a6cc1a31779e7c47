import { sql } from 'kysely';
import type { EvidenceDetail, Snapshot } from '../../contract/problems/evidence.ts';
import { snapshotAt, snapshotsAt } from '../people/index.ts';
import type { Scope } from '../platform/scope.ts';
import { dayOf } from './deadline.ts';
import { type Arrival, snapshotFrom } from './snapshot.ts';

export type Speaker = { personId: string | null; accountId: string | null; occurredAt: Date };

/** The speakers and their accounts as they stood when they spoke, in the order given. One question for all. */
export async function findSnapshots(scope: Scope, speakers: readonly Speaker[], arrival: Arrival): Promise<Snapshot[]> {
  const then = await snapshotsAt(
    scope,
    speakers.map(({ personId, accountId, occurredAt }) => ({ personId, accountId, day: dayOf(occurredAt) })),
  );
  return then.map((one) => snapshotFrom(one, arrival));
}

/** The same as it is today: stage and plan as the account's record has them, revenue and roles by their dates. */
export async function findPresent(
  scope: Scope,
  { personId, accountId }: { personId: string | null; accountId: string | null },
): Promise<EvidenceDetail['now']> {
  const today = await snapshotAt(scope, { personId, accountId, day: dayOf(scope.now) });
  const { rows } = await sql<{ stage: string; plan: string | null }>`
    select stage, plan from accounts where workspace_id = ${scope.workspaceId} and id = ${accountId}`.execute(scope.db);
  const [account] = rows;
  return {
    account: account
      ? {
          stage: account.stage,
          plan: account.plan,
          revenueYearMinor: today.account?.revenue.yearMinor ?? null,
          currency: today.account?.revenue.currency ?? null,
        }
      : null,
    roles: today.roles.held.map(({ role, accountId: at, influence }) => ({ role, accountId: at, influence })),
  };
}
