import {
  listMeasurementsRequest,
  type MeasuredSubject,
  type MeasurementAnswer,
  measuredSubject,
  measurementRef,
  recordMeasurementRequest,
} from '../../contract/strategy/measurement.ts';
import { action } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { parseInput } from '../platform/parse.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertActive, inAudit } from './fields.ts';
import { assertTyped } from './measured-by.actions.ts';
import {
  deleteMeasurement,
  findMeasurementOn,
  insertMeasurement,
  listMeasurements,
  lockMeasurement,
  updateMeasurement,
} from './measurement.store.ts';
import { assertRecordable } from './measurement.ts';
import { getRecord, lockRecord } from './record.store.ts';
import type { MeasurementRow } from './tables.ts';

const answerOf = (row: MeasurementRow): MeasurementAnswer => ({
  id: row.id,
  measuredOn: row.measured_on,
  value: row.value,
  source: row.source,
  note: row.note,
  n: row.n,
  recordedBy: row.recorded_by_name,
  recordedAt: row.recorded_at.toISOString(),
});

const figureOf = ({ value, source, note, n }: MeasurementRow) => ({ value, source, note, n });

/** The metric's lock orders two who record the same day at once. Errors  not_found, <noun>_archived. */
async function lockMetric(scope: Scope, subject: MeasuredSubject): Promise<{ metric_id: string | null }> {
  const row = await lockRecord(scope, subject.kind === 'north_star' ? 'north_stars' : 'key_results', subject.id);
  assertActive(row, subject.kind);
  return row;
}

const idsOf = (subject: MeasuredSubject) => ({
  north_star_id: subject.kind === 'north_star' ? subject.id : null,
  key_result_id: subject.kind === 'key_result' ? subject.id : null,
});

/**
 * Records the figure of a north star or a key result on a day. By hand it is typed; analytics calls it `within` its own scope, as the
 * system, with source `measured`.
 *
 * Errors  north_star_not_found, key_result_not_found, <noun>_archived, measured_in_future, measured_by_programs_only,
 *         measured_value_stands, measured_by_metric.
 */
export const recordMeasurement = action({
  name: 'measurement.recorded',
  input: recordMeasurementRequest,
  can: 'edit',
  subject: (input) => input.subject,
  async run(scope, input) {
    const subject = await lockMetric(scope, input.subject);
    if (input.source === 'typed') assertTyped(subject);
    const stored = await findMeasurementOn(scope, input.subject, input.measuredOn);
    assertRecordable(input, stored, scope.actor.kind, scope.now);
    const figure = { value: input.value, source: input.source, note: input.note, n: input.n };
    if (stored && JSON.stringify(figureOf(stored)) === JSON.stringify(figure)) return { result: answerOf(stored) };
    const signed = { ...figure, recorded_by: scope.actor.id, recorded_by_name: scope.actor.name, recorded_at: scope.now };
    const after = { measuredOn: input.measuredOn, ...figure };
    if (stored) {
      await updateMeasurement(scope, stored.id, signed);
      const before = { measuredOn: stored.measured_on, ...figureOf(stored) };
      return { result: answerOf({ ...stored, ...signed }), before, after };
    }
    const row: MeasurementRow = {
      workspace_id: scope.workspaceId,
      id: newId('msr', scope.now.getTime()),
      ...idsOf(input.subject),
      measured_on: input.measuredOn,
      ...signed,
    };
    await insertMeasurement(scope, row);
    return { result: answerOf(row), after };
  },
});

/**
 * Takes back a typed figure.
 *
 * Errors  measurement_not_found, measured_value_stands for what a program measured.
 */
export const removeMeasurement = action({
  name: 'measurement.removed',
  input: measurementRef,
  can: 'edit',
  subject: (_input, removed: { subject: MeasuredSubject }) => removed.subject,
  async run(scope, input) {
    const row = await lockMeasurement(scope, input.measurementId);
    if (row.source === 'measured') throw refused('measured_value_stands', 'A measured figure is removed where it was measured.');
    await deleteMeasurement(scope, row.id);
    const subject: MeasuredSubject = row.north_star_id
      ? { kind: 'north_star', id: row.north_star_id }
      : { kind: 'key_result', id: String(row.key_result_id) };
    const { before } = inAudit({
      before: { measured_on: row.measured_on, value: row.value, source: row.source, note: row.note },
      after: {},
    });
    return { result: { subject }, before };
  },
});

export const browseMeasurements = query({
  name: 'measurements.listed',
  input: listMeasurementsRequest,
  can: 'read',
  async run(scope, input) {
    const subject = parseInput(measuredSubject, { kind: input.subjectKind, id: input.subjectId });
    await getRecord(scope, subject.kind === 'north_star' ? 'north_stars' : 'key_results', subject.id);
    const beforeDay = cursorAfter(input.cursor, 1)?.[0];
    const rows = await listMeasurements(scope, {
      subject,
      beforeDay: beforeDay === undefined || beforeDay === null ? null : String(beforeDay),
      limit: input.limit,
    });
    return pageOf(rows, input.limit, answerOf, (row) => [row.measured_on]);
  },
});
