import type { FactMapping } from '../../../contract/analytics/fact-import.ts';
import { parseInstant } from '../cells/index.ts';
import type { FactRow } from './fact-rows.ts';

export type FactCall = { call: Record<string, unknown> & { timestamp: string } } | { problem: string };

// What a spreadsheet shows as a number and means as one; with zeros in front it is a code.
const plainNumber = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/;

/** A row of a table of events as a call of the tracking API. Without a mapping the row is one already. */
export function callOfRow({ row, value }: FactRow, mapping: FactMapping | null, fingerprint: string): FactCall {
  // Its place in this very file: the same file again says the same messages.
  const messageId = `file ${fingerprint} ${row}`;
  if (mapping === null) {
    const time = timeOf(value['originalTimestamp'] ?? value['timestamp'] ?? value['sentAt'], {});
    // Nothing was sent just now: the clock of the sender is all there is.
    const { sentAt: _, originalTimestamp: __, ...call } = value;
    return time.ok ? { call: { messageId, ...call, timestamp: time.value } } : { problem: time.problem };
  }
  const time = timeOf(value[mapping.time], mapping);
  if (!time.ok) return { problem: `${mapping.time}: ${time.problem}` };
  const taken = new Set([
    mapping.time,
    ...[mapping.userId, mapping.anonymousId, mapping.groupId, mapping.messageId].filter((name) => name !== undefined),
    ...('column' in mapping.event ? [mapping.event.column] : []),
  ]);
  const wanted = mapping.properties ?? Object.keys(value).filter((name) => !taken.has(name));
  const properties: [string, unknown][] = [];
  for (const name of wanted) {
    const cell = propertyOf(value[name]);
    if (cell !== undefined) properties.push([name, cell]);
  }
  const groupId = idOf(value, mapping.groupId);
  return {
    call: {
      type: 'track',
      event: 'column' in mapping.event ? value[mapping.event.column] : mapping.event.name,
      userId: idOf(value, mapping.userId),
      anonymousId: idOf(value, mapping.anonymousId),
      messageId: idOf(value, mapping.messageId) ?? messageId,
      timestamp: time.value,
      properties: Object.fromEntries(properties),
      ...(groupId === undefined || groupId === null || groupId === '' ? {} : { context: { groupId } }),
    },
  };
}

const idOf = (value: Readonly<Record<string, unknown>>, column: string | undefined): unknown =>
  column === undefined ? undefined : value[column];

/** An empty cell is no property. */
function propertyOf(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  return plainNumber.test(value) ? Number(value) : value;
}

// Seconds until 2286, milliseconds from 1973 on.
const secondsMost = 1e11;

function timeOf(
  value: unknown,
  { dateOrder, zone }: Pick<FactMapping, 'dateOrder' | 'zone'>,
): { ok: true; value: string } | { ok: false; problem: string } {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d{9,14}(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (number > 0 && number < secondsMost * 1000)
    return { ok: true, value: new Date(number < secondsMost ? number * 1000 : number).toISOString() };
  if (typeof value !== 'string' || value === '') return { ok: false, problem: 'There is no time.' };
  const parsed = parseInstant(value, { order: dateOrder, timeZone: zone });
  return parsed.ok ? { ok: true, value: parsed.value } : { ok: false, problem: parsed.error.message };
}
