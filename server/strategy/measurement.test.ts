import { expect, test } from 'vitest';
import { assertRecordable } from './measurement.ts';

const now = new Date('2026-01-15T22:00:00Z');

test.each([
  ['a member types the figure of today', 'typed', '2026-01-15', undefined, 'member', null],
  ['a member east of Greenwich types the figure of their today', 'typed', '2026-01-16', undefined, 'member', null],
  ['a member types a figure of next week', 'typed', '2026-01-22', undefined, 'member', 'measured_in_future'],
  ['a member corrects a typed figure', 'typed', '2026-01-10', 'typed', 'member', null],
  ['a member types over a measured figure', 'typed', '2026-01-10', 'measured', 'member', 'measured_value_stands'],
  ['a member says that a figure was measured', 'measured', '2026-01-10', undefined, 'member', 'measured_by_programs_only'],
  ['analytics measures', 'measured', '2026-01-10', undefined, 'system', null],
  ['a key measures over a typed figure', 'measured', '2026-01-10', 'typed', 'key', null],
] as const)('%s', (_title, source, measuredOn, stored, actorKind, code) => {
  const record = () => assertRecordable({ source, measuredOn }, stored && { source: stored }, actorKind, now);
  if (code === null) expect(record).not.toThrow();
  else expect(record).toThrow(expect.objectContaining({ code }));
});
