// What a question of a product needs to know of its workspace.
import { sql } from 'kysely';
import type { Question } from '../../../contract/analytics/question.ts';
import type { Scope } from '../../platform/scope.ts';
import type { AskedIn } from '../questions/plan.ts';
import { findFactsWorkspace } from '../store/index.ts';

/** Sources that were archived keep what they heard. */
export async function loadAskedIn(scope: Scope, productId: string, _question: Question): Promise<AskedIn> {
  const { rows } = await sql<{ number: number; zone: string }>`
    select number, zone from sources where workspace_id = ${scope.workspaceId} and product_id = ${productId}
    order by (archived_at is not null), number`.execute(scope.db);
  return { workspace: await findFactsWorkspace(scope), sources: rows, segments: new Map(), now: scope.now };
}
