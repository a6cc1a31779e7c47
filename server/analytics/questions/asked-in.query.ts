// What a question of a product needs to know of its workspace.
import { sql } from 'kysely';
import type { Question } from '../../../contract/analytics/question.ts';
import { segmentNosSql } from '../../people/index.ts';
import type { Scope } from '../../platform/scope.ts';
import { numbersInSegment } from '../identity/index.ts';
import { findFactsWorkspace } from '../store/index.ts';
import type { AskedIn, Members } from './plan.ts';

/**
 * Sources that were archived keep what they heard.
 *
 * Errors  segment_not_found.
 */
export async function loadAskedIn(scope: Scope, productId: string, question: Question): Promise<AskedIn> {
  const { rows } = await sql<{ number: number; zone: string }>`
    select number, zone from sources where workspace_id = ${scope.workspaceId} and product_id = ${productId}
    order by (archived_at is not null), number`.execute(scope.db);
  return { workspace: await findFactsWorkspace(scope), sources: rows, segments: await loadSegments(scope, question), now: scope.now };
}

async function loadSegments(scope: Scope, question: Question): Promise<Map<string, Members>> {
  const split = question.breakdown?.by === 'segment' ? question.breakdown.segmentIds : [];
  const ids = [...new Set([...question.segmentIds, ...split])];
  const segments = new Map<string, Members>();
  for (const id of ids) {
    const kind = await findSegmentKind(scope, id);
    const nos = await segmentNosSql(scope, id, kind);
    segments.set(id, { kind, numbers: await numbersInSegment(scope, kind, nos) });
  }
  return segments;
}

async function findSegmentKind(scope: Scope, segmentId: string): Promise<Members['kind']> {
  const { rows } = await sql<{ kind: Members['kind'] }>`
    select kind from segments where workspace_id = ${scope.workspaceId} and id = ${segmentId}`.execute(scope.db);
  // Whoever reads the segment next says that there is none.
  return rows[0]?.kind ?? 'person';
}
