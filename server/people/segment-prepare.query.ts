// What must be looked for elsewhere before the members of a segment can be told.
import type { SegmentDefinition, SegmentKind } from '../../contract/people/segment.ts';
import type { Caller } from '../platform/action.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import { getRecord } from './record.store.ts';
import { leavesOf } from './segment.ts';
import { findSegmentSource } from './segment-source.ts';

const mostNested = 5;

/** Lets every source of a definition, and of the segments inside it, look up what it answers with. */
export async function prepareDefinition(
  ports: Ports,
  caller: Caller,
  kind: SegmentKind,
  definition: SegmentDefinition,
  depth = 0,
): Promise<void> {
  if ('list' in definition || depth > mostNested) return;
  for (const leaf of leavesOf(definition.rule)) {
    if ('segmentId' in leaf) await prepareSegment(ports, caller, leaf.segmentId, depth + 1);
    if (!('source' in leaf)) continue;
    const source = findSegmentSource(leaf.source);
    // What is wrong with it is told when the rule is compiled.
    if (source?.prepare && source.fault(leaf.value) === null) await source.prepare(ports, caller, kind, leaf.value);
  }
}

export async function prepareSegment(ports: Ports, caller: Caller, segmentId: string, depth = 0): Promise<void> {
  const now = ports.clock();
  const segment = await inWorkspace(ports.database, caller.workspaceId, 'read', (db) =>
    getRecord({ ...caller, db, now }, 'segments', segmentId),
  );
  await prepareDefinition(ports, caller, segment.kind, segment.definition, depth);
}
