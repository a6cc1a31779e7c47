import { Refusal } from '../../platform/errors.ts';
import { type Envelope, hearCall, rawOf, readMessageId } from './call.ts';
import type { Batch, Unheard } from './group.ts';
import type { HeardEvent } from './heard-event.ts';
import type { CallType } from './identify-batch.ts';
import type { IntakeSource } from './intake-source.ts';
import { batchEventsMost, eventBytesMost, keysMost } from './limits.ts';
import { markOf } from './message-mark.ts';
import { asKey } from './write-key.ts';

type Item = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);
const malformed = (code: string, message: string) => new Refusal('malformed', code, message);

/** A request, read so far that its keys are known. */
export type Sent = { type: CallType | null; items: readonly unknown[]; key: string | null; context: Item | null; sentAt: unknown };

/**
 * Reads a request to `/v1/<type>` (one event) or to a batch (`type` null). What holds events in a list is a batch wherever it was sent.
 *
 * Errors  malformed (body_invalid, batch_missing, batch_too_long).
 */
export function readSent(body: unknown, type: CallType | null): Sent {
  if (!isObject(body)) throw malformed('body_invalid', 'The body must be a JSON object.');
  const key = asKey(body['writeKey']);
  const { batch } = body;
  if (!Array.isArray(batch)) {
    if (type === null) throw malformed('batch_missing', 'A batch holds its events in a list called batch.');
    return { type, items: [body], key, context: null, sentAt: undefined };
  }
  if (batch.length > batchEventsMost) throw malformed('batch_too_long', `A batch may have at most ${batchEventsMost} events.`);
  const { context, sentAt } = body;
  return { type: null, items: batch, key, context: isObject(context) ? context : null, sentAt };
}

/**
 * The items by their keys: that of the request, or each its own, as those who forward for several sources send them.
 *
 * Errors  malformed (too_many_keys).
 */
export function groupByKey(sent: Sent, keyOfRequest: string | null): Map<string | null, { item: unknown; index: number }[]> {
  const groups = new Map<string | null, { item: unknown; index: number }[]>();
  for (const [index, item] of sent.items.entries()) {
    const key = (isObject(item) ? asKey(item['writeKey']) : null) ?? sent.key ?? keyOfRequest;
    const group = groups.get(key);
    if (group) group.push({ item, index });
    else groups.set(key, [{ item, index }]);
    if (groups.size > keysMost) throw malformed('too_many_keys', `A request may have at most ${keysMost} write keys.`);
  }
  return groups;
}

/** Understands the items of one source. Errors  malformed (event_too_large) for a single event. */
export function hearItems(
  items: readonly { item: unknown; index: number }[],
  sent: Pick<Sent, 'type' | 'context' | 'sentAt'>,
  source: IntakeSource,
  received: { ms: number; bytes: number },
): Batch {
  const events: HeardEvent[] = [];
  const unheard: Unheard[] = [];
  const envelope: Envelope = { sourceId: source.id, receivedMs: received.ms, ...sent, index: 0 };
  for (const { item, index } of items) {
    envelope.index = index;
    const heard = hearCall(item, envelope);
    if ('event' in heard) {
      events.push(heard.event);
      continue;
    }
    const { rejection } = heard;
    if (rejection.code === 'event_too_large' && sent.type !== null)
      throw malformed('event_too_large', `An event may have at most ${eventBytesMost / 1024} KB.`);
    const raw = rawOf(item);
    // What has no id of its own is the same event when it says the same.
    const messageId = isObject(item) ? readMessageId(item['messageId']) : null;
    unheard.push({ rejection, mark: markOf(source.id, messageId ?? raw ?? `${received.ms} ${index}`), raw, callType: sent.type });
  }
  return { source, receivedMs: received.ms, events, unheard, bytes: received.bytes };
}
