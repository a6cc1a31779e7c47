import {
  changeSegmentRequest,
  createSegmentRequest,
  listSegmentMembersRequest,
  listSegmentsRequest,
  previewSegmentRequest,
  type SegmentAnswer,
  type SegmentDefinition,
  type SegmentKind,
  type SegmentSizeAnswer,
  segmentRef,
} from '../../contract/people/segment.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { dayOf } from './days.ts';
import { ifChanged, inContractNames, issueAt } from './fields.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { countMembers, listMembers, memberAnswerOf, namesOf } from './segment.query.ts';
import { listSegments } from './segment.store.ts';
import { idsIn, wordsOfDefinition } from './segment.ts';
import { prepareDefinition, prepareSegment } from './segment-prepare.query.ts';
import type { SegmentRow } from './tables.ts';

const idsOf = (definition: SegmentDefinition): string[] => ('rule' in definition ? idsIn(definition.rule) : []);

async function answersOf(scope: Scope, rows: readonly SegmentRow[]): Promise<SegmentAnswer[]> {
  const nameOf = await namesOf(
    scope,
    rows.flatMap((row) => idsOf(row.definition)),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    definition: row.definition,
    words: wordsOfDefinition(row.definition, nameOf),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
  }));
}

async function answerOf(scope: Scope, row: SegmentRow): Promise<SegmentAnswer> {
  const [answer] = await answersOf(scope, [row]);
  if (!answer) throw new Error('one row gives one answer');
  return answer;
}

/** Compiling and counting once finds everything that is wrong with a definition: before it is stored, not when somebody reads it. */
async function assertAnswerable(scope: Scope, kind: SegmentKind, definition: SegmentDefinition): Promise<number> {
  const stranger = 'list' in definition ? definition.list.find((id) => !id.startsWith(kind === 'account' ? 'acc_' : 'per_')) : undefined;
  if (stranger) throw invalid(issueAt('definition.list', 'wrong_kind', `${stranger} is no ${kind}.`));
  return countMembers(scope, kind, definition);
}

export const createSegment = action({
  name: 'segment.created',
  input: createSegmentRequest,
  can: 'edit',
  subject: (_input, result: SegmentAnswer) => ({ kind: 'segment', id: result.id }),
  async run(scope, input) {
    await assertAnswerable(scope, input.kind, input.definition);
    const row = await insertRecord(scope, 'segments', { id: newId('seg', scope.now.getTime()), ...input });
    return { result: await answerOf(scope, row), after: { ...input, segmentId: row.id } };
  },
});

export const changeSegment = action({
  name: 'segment.changed',
  input: changeSegmentRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'segment', id: input.segmentId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'segments', input.segmentId);
    assertVersion(row, input.expectedVersion);
    const change = changedFields<SegmentRow>(row, {
      name: input.name,
      definition: ifChanged(row.definition, input.definition),
    } as Partial<SegmentRow>);
    if (!change) return { result: await answerOf(scope, row) };
    const changed = await updateRecord(scope, 'segments', row.id, change.after);
    // After the change: a segment that now stands inside itself is found while it is counted.
    await assertAnswerable(scope, row.kind, changed.definition);
    return {
      result: await answerOf(scope, changed),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), segmentId: row.id },
    };
  },
});

export const { archive: archiveSegment, restore: restoreSegment } = archiveVerbs({
  table: 'segments',
  input: segmentRef,
  idOf: (input) => input.segmentId,
  answer: answerOf,
  told: async (_scope, row) => ({ segmentId: row.id }),
});

export const readSegment = query({
  name: 'segment.read',
  input: segmentRef,
  can: 'read',
  run: async (scope, input) => answerOf(scope, await getRecord(scope, 'segments', input.segmentId)),
});

export const browseSegments = query({
  name: 'segments.listed',
  input: listSegmentsRequest,
  can: 'read',
  async run(scope, input) {
    const page = pageOf(
      await listSegments(scope, input),
      input.limit,
      (row) => row,
      (row) => [row.name_key, row.id],
    );
    return { items: await answersOf(scope, page.items), nextCursor: page.nextCursor };
  },
});

export const measureSegment = query({
  name: 'segment.measured',
  input: segmentRef,
  can: 'read',
  prepare: (ports, caller, input) => prepareSegment(ports, caller, input.segmentId),
  async run(scope, input): Promise<SegmentSizeAnswer> {
    const row = await getRecord(scope, 'segments', input.segmentId);
    return { kind: row.kind, size: await countMembers(scope, row.kind, row.definition), asOf: dayOf(scope.now) };
  },
});

export const previewSegment = query({
  name: 'segment.previewed',
  input: previewSegmentRequest,
  can: 'read',
  prepare: (ports, caller, input) => prepareDefinition(ports, caller, input.kind, input.definition),
  async run(scope, input): Promise<SegmentSizeAnswer> {
    return { kind: input.kind, size: await assertAnswerable(scope, input.kind, input.definition), asOf: dayOf(scope.now) };
  },
});

export const browseSegmentMembers = query({
  name: 'segment_members.listed',
  input: listSegmentMembersRequest,
  can: 'read',
  prepare: (ports, caller, input) => prepareSegment(ports, caller, input.segmentId),
  async run(scope, input) {
    const { kind, definition } = await getRecord(scope, 'segments', input.segmentId);
    const nameOf = await namesOf(scope, idsOf(definition));
    const rows = await listMembers(scope, kind, definition, { after: cursorAfter(input.cursor, 2), limit: input.limit });
    return pageOf(rows, input.limit, memberAnswerOf(definition, nameOf), (row) => [row.name_key, row.id]);
  },
});
