import { happenedAt, readTime } from './clock.ts';
import { readDistinctId } from './distinct-id.ts';
import { type Heard, type HeardEvent, type Rejection, reservedEvents } from './heard-event.ts';
import type { CallType } from './identify-batch.ts';
import { eventBytesMost, eventNameMost } from './limits.ts';
import { markOf } from './message-mark.ts';
import { storable, writeProperties } from './properties.ts';

type Item = Readonly<Record<string, unknown>>;

/** What surrounds an event: the batch it came in, or nothing. */
export type Envelope = {
  sourceId: string;
  receivedMs: number;
  /** The type of the path it was sent to; null for a batch, where each item says its own. */
  type: CallType | null;
  context: Item | null;
  sentAt: unknown;
  /** Its place among the events of the request. */
  index: number;
};

const types: ReadonlySet<unknown> = new Set(['track', 'page', 'screen', 'identify', 'group', 'alias'] satisfies CallType[]);
const reserved: ReadonlySet<string> = new Set(reservedEvents);

const reject = (code: string, message: string): Heard => ({ rejection: { code, message } });
const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRejection = (value: string | Rejection): value is Rejection => typeof value !== 'string';

/** Understands one event of the Segment tracking API. */
export function hearCall(item: unknown, envelope: Envelope): Heard {
  if (!isObject(item)) return reject('event_invalid', 'An event must be an object.');
  const type = envelope.type ?? item['type'];
  if (!types.has(type)) return reject('type_unknown', 'The type must be track, page, screen, identify, group or alias.');
  return hearTyped(item, type as CallType, envelope);
}

function hearTyped(item: Item, type: CallType, envelope: Envelope): Heard {
  const who = readWho(item, type, envelope);
  if ('code' in who) return { rejection: who };
  const event = type === 'track' ? readEventName(item['event']) : `$${type}`;
  if (typeof event !== 'string') return { rejection: event };

  const traits = type === 'identify' || type === 'group' ? item['traits'] : null;
  const traitsText = writeProperties(traits, 'traits');
  if (isRejection(traitsText)) return { rejection: traitsText };
  const properties = writeProperties(propertiesOf(item, type), 'properties');
  if (isRejection(properties)) return { rejection: properties };
  const context = writeProperties(contextOf(item['context'], envelope.context), 'context');
  if (isRejection(context)) return { rejection: context };
  const length = traitsText.length + properties.length + context.length;
  // A character is three bytes at most: counted only where it may matter.
  if (length * 3 > eventBytesMost && bytesOf(traitsText, properties, context) > eventBytesMost)
    return reject('event_too_large', `An event may have at most ${eventBytesMost / 1024} KB.`);

  const originalMs = readTime(item['originalTimestamp']) ?? readTime(item['timestamp']);
  const sentMs = readTime(item['sentAt']) ?? readTime(envelope.sentAt);
  const heard: HeardEvent = {
    type,
    event,
    ...who,
    traits: isObject(traits) ? traits : null,
    atMs: happenedAt(envelope.receivedMs, originalMs, sentMs),
    earliestMs: earliestOf(originalMs, sentMs),
    mark: '',
    properties,
    context,
  };
  heard.mark = markOf(envelope.sourceId, readMessageId(item['messageId']) ?? contentOf(heard, originalMs, traitsText, envelope));
  return { event: heard };
}

const bytesOf = (...texts: string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

type Who = Pick<HeardEvent, 'userId' | 'anonymousId' | 'previousId' | 'groupId'>;

const idFault = (field: string): Rejection => ({
  code: 'id_invalid',
  message: `The ${field} is no id: a visible text of 1 to 255 characters, and none that stands for “nobody”.`,
});

function readWho(item: Item, type: CallType, envelope: Envelope): Who | Rejection {
  const userId = readDistinctId(item['userId']);
  if (userId === undefined) return idFault('userId');
  const anonymousId = readDistinctId(item['anonymousId']);
  if (anonymousId === undefined) return idFault('anonymousId');
  const previousId = type === 'alias' ? readDistinctId(item['previousId']) : null;
  if (previousId === undefined) return idFault('previousId');
  const groupId = readDistinctId(groupIdOf(item, type, envelope.context));
  if (groupId === undefined) return idFault('groupId');
  if (userId === null && anonymousId === null) return { code: 'id_missing', message: 'A userId or an anonymousId is required.' };
  if (type === 'alias' && (previousId === null || userId === null))
    return { code: 'id_missing', message: 'An alias needs a userId and the previousId that it had before.' };
  if (type === 'group' && groupId === null) return { code: 'group_missing', message: 'A group call needs a groupId.' };
  return { userId, anonymousId, previousId, groupId };
}

function groupIdOf(item: Item, type: CallType, batchContext: Item | null): unknown {
  if (type === 'group') return item['groupId'];
  const { context } = item;
  const own = isObject(context) ? context['groupId'] : undefined;
  return own ?? batchContext?.['groupId'];
}

function readEventName(value: unknown): string | Rejection {
  if (value === undefined || value === null || value === '')
    return { code: 'event_missing', message: 'A track call needs the name of its event.' };
  const name = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
  if (name === '' || name.length > eventNameMost || /\p{Cc}/u.test(name) || !name.isWellFormed())
    return { code: 'event_invalid', message: `The name of an event is a text of 1 to ${eventNameMost} visible characters.` };
  if (reserved.has(name)) return { code: 'event_reserved', message: `${name} is what this product calls events of another type.` };
  return name;
}

/** Of pages and screens the name and the category are properties too. What identify and group tell of somebody stays out of the facts. */
function propertiesOf(item: Item, type: CallType): unknown {
  if (type === 'identify' || type === 'group' || type === 'alias') return null;
  const { properties } = item;
  if (type === 'track' || !(properties === undefined || properties === null || isObject(properties))) return properties;
  const named: Record<string, unknown> = {};
  for (const field of ['name', 'category']) {
    const value = item[field];
    if (typeof value === 'string' && value !== '' && !(properties && Object.hasOwn(properties, field))) named[field] = value;
  }
  return { ...named, ...properties };
}

/** Facts hold opaque ids: the address of a device and what is known of a person are not kept with each event. */
function contextOf(own: unknown, ofBatch: Item | null): unknown {
  if (own !== undefined && own !== null && !isObject(own)) return null;
  if (!own && !ofBatch) return null;
  const { traits: _, ip: __, ...kept } = { ...ofBatch, ...(own as Item | undefined) };
  return kept;
}

/** The earlier of what the sender says of happening and sending: nobody receives a message before. */
function earliestOf(originalMs: number | null, sentMs: number | null): number | null {
  if (originalMs === null) return sentMs;
  return sentMs === null ? originalMs : Math.min(originalMs, sentMs);
}

export function readMessageId(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Two events without a time of their own are two, however alike; with the same time they are copies of one. */
function contentOf(heard: HeardEvent, originalMs: number | null, traits: string, { receivedMs, index }: Envelope): string {
  const { type, event, userId, anonymousId, previousId, groupId, properties } = heard;
  const time = originalMs === null ? [receivedMs, index] : [originalMs];
  return JSON.stringify([type, event, userId, anonymousId, previousId, groupId, properties, traits, ...time]);
}

const rawLengthMost = eventBytesMost;

/** What is kept of an event that was not taken in; null when it is too large or too deep to be kept. */
export function rawOf(item: unknown): string | null {
  try {
    const text = storable(JSON.stringify(item) ?? 'null').replaceAll('\\u0000', '\\ufffd');
    return text.length <= rawLengthMost && Buffer.byteLength(text) <= rawLengthMost ? text : null;
  } catch {
    return null;
  }
}
