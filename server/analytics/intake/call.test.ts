import { describe, expect, test } from 'vitest';
import { type Envelope, hearCall, rawOf } from './call.ts';
import { happenedAt, readTime } from './clock.ts';
import { readDistinctId } from './distinct-id.ts';
import type { HeardEvent } from './heard-event.ts';
import { localDay } from './local-day.ts';

const receivedMs = Date.parse('2026-11-23T12:00:00Z');
const envelope: Envelope = { sourceId: 'src_1', receivedMs, type: null, context: null, sentAt: undefined, index: 0 };
const track = { type: 'track', event: 'Opened', userId: 'u1', messageId: 'm1' };
const hear = (item: unknown, around: Partial<Envelope> = {}) => hearCall(item, { ...envelope, ...around });
const heard = (item: object, around: Partial<Envelope> = {}): HeardEvent => {
  const result = hear({ ...track, ...item }, around);
  if (!('event' in result)) throw new Error(result.rejection.message);
  return result.event;
};

const nested = (depth: number): object => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as object;
const names = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`name ${index}`, 1]));

describe('an event is kept aside when it', () => {
  test.each<[string, unknown, string]>([
    ['is no object', 5, 'event_invalid'],
    ['is a list', [track], 'event_invalid'],
    ['has no type', { ...track, type: undefined }, 'type_unknown'],
    ['has another type', { ...track, type: 'delete' }, 'type_unknown'],
    ['says nobody', { ...track, userId: null, anonymousId: '' }, 'id_missing'],
    ['says an object for somebody', { ...track, userId: { id: 1 } }, 'id_invalid'],
    ['says true for somebody', { ...track, userId: true }, 'id_invalid'],
    ['says no number for somebody', { ...track, userId: Number.NaN }, 'id_invalid'],
    ['says the word null for somebody', { ...track, userId: 'null' }, 'id_invalid'],
    ['says [object Object] for somebody', { ...track, anonymousId: '[object Object]' }, 'id_invalid'],
    ['has an id of spaces', { ...track, userId: '   ' }, 'id_invalid'],
    ['has an id that nobody sees', { ...track, userId: '\u200b\u200b' }, 'id_invalid'],
    ['has an id with a mark that nobody sees', { ...track, userId: 'u\u202e1' }, 'id_invalid'],
    ['has an id with NUL', { ...track, userId: 'u\u00001' }, 'id_invalid'],
    ['has an id of half a character', { ...track, userId: 'u\ud800' }, 'id_invalid'],
    ['has an id of 256 characters', { ...track, userId: 'u'.repeat(256) }, 'id_invalid'],
    ['has a group that is no id', { ...track, context: { groupId: ['a'] } }, 'id_invalid'],
    ['has no name', { ...track, event: undefined }, 'event_missing'],
    ['has a name of spaces', { ...track, event: '  ' }, 'event_invalid'],
    ['has a name of 201 characters', { ...track, event: 'x'.repeat(201) }, 'event_invalid'],
    ['has a name with a line break', { ...track, event: 'a\nb' }, 'event_invalid'],
    ['has a name of half a character', { ...track, event: 'a\ud800' }, 'event_invalid'],
    ['is called as ours are', { ...track, event: '$identify' }, 'event_reserved'],
    ['has properties in a list', { ...track, properties: [1] }, 'properties_invalid'],
    ['has properties in a text', { ...track, properties: 'x' }, 'properties_invalid'],
    ['has 10,000 property names', { ...track, properties: names(10_000) }, 'properties_too_many'],
    ['has 256 property names inside another', { ...track, properties: { a: names(255) } }, 'properties_too_many'],
    ['has a property name of 201 characters', { ...track, properties: { ['x'.repeat(201)]: 1 } }, 'properties_name_too_long'],
    ['is 13 levels deep', { ...track, properties: nested(13) }, 'properties_too_deep'],
    ['is 20,000 levels deep', { ...track, properties: nested(20_000) }, 'properties_too_deep'],
    ['is larger than 32 KB', { ...track, properties: { text: 'x'.repeat(33_000) } }, 'event_too_large'],
    ['is larger than 32 KB in bytes only', { ...track, properties: { text: 'ä'.repeat(17_000) } }, 'event_too_large'],
    ['groups nobody', { type: 'group', userId: 'u1', traits: {} }, 'group_missing'],
    ['has traits in a list', { type: 'identify', userId: 'u1', traits: [] }, 'traits_invalid'],
    ['is an alias of nobody', { type: 'alias', userId: 'u1' }, 'id_missing'],
    ['is an alias for nobody', { type: 'alias', anonymousId: 'a', previousId: 'b' }, 'id_missing'],
  ])('%s', (_, item, code) => {
    const result = hear(item);
    expect('rejection' in result ? result.rejection.code : 'taken').toBe(code);
  });
});

describe('an event is taken in', () => {
  test('whatever its name: it is text', () => {
    for (const event of ["'; drop table events; --", '__proto__', '🎉', '$pageview', '../..', '{workspace:UInt32}'])
      expect(heard({ event }).event).toBe(event);
  });

  test('with values of every kind', () => {
    const properties = { a: null, b: true, c: 1e300, d: Number.POSITIVE_INFINITY, e: [1, 'x', { f: 1 }], __proto__x: 1, 'a.b': 1, '': 2 };
    expect(JSON.parse(heard({ properties }).properties)).toEqual({ ...properties, d: null });
    const polluting = JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": 1}}') as object;
    heard({ properties: polluting, context: polluting });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('without halves of characters, which the store could not read', () => {
    const { properties } = heard({ properties: { text: 'a\ud800b', 'k\udc00': 1, whole: '👩', escaped: 'a\\ud800' } });
    expect(JSON.parse(properties)).toEqual({ text: 'a\ufffdb', 'k\ufffd': 1, whole: '👩', escaped: 'a\\ud800' });
    expect(properties).not.toMatch(/[^\\]\\ud/);
  });

  test('with numbers for ids, as text', () => {
    expect(heard({ userId: 42, context: { groupId: 7 } })).toMatchObject({ userId: '42', groupId: '7' });
    expect(readDistinctId(0)).toBe('0');
  });

  test('with 255 property names, and not one more than there are', () => {
    expect(Object.keys(JSON.parse(heard({ properties: names(255) }).properties) as object)).toHaveLength(255);
  });

  test('with the context of its batch under its own', () => {
    const context = { app: { name: 'x' }, locale: 'de', groupId: 'acme', ip: '10.0.0.1', traits: { email: 'a@b.c' } };
    const event = heard({ context: { locale: 'en' } }, { context });
    expect(JSON.parse(event.context)).toEqual({ app: { name: 'x' }, locale: 'en', groupId: 'acme' });
    expect(event.groupId).toBe('acme');
    expect(heard({ context: { groupId: 'own' } }, { context }).groupId).toBe('own');
  });

  test('of the type of its path, whatever it says of itself', () => {
    expect(heard({ type: 'page', name: 'Home' }, { type: 'screen' }).event).toBe('$screen');
  });
});

describe('the time of an event', () => {
  const at = (item: object, around: Partial<Envelope> = {}) => new Date(heard(item, around).atMs).toISOString();

  test.each<[string, object, string]>([
    ['is that of receipt when nothing is said', {}, '2026-11-23T12:00:00.000Z'],
    ['is the sender’s when it does not say when it sent', { timestamp: '2026-11-20T10:00:00Z' }, '2026-11-20T10:00:00.000Z'],
    [
      'is corrected by the sender’s clock, which is years off',
      { timestamp: '2019-01-01T00:00:00Z', sentAt: '2019-01-01T00:00:05Z' },
      '2026-11-23T11:59:55.000Z',
    ],
    [
      'is corrected by a clock in the future',
      { timestamp: '2040-01-01T00:00:00Z', sentAt: '2040-01-01T01:00:00Z' },
      '2026-11-23T11:00:00.000Z',
    ],
    ['is that of receipt when it would lie in the future', { timestamp: '2040-01-01T00:00:00Z' }, '2026-11-23T12:00:00.000Z'],
    ['may lie a day ahead', { timestamp: '2026-11-24T11:00:00Z' }, '2026-11-24T11:00:00.000Z'],
    ['is that of receipt for a clock of 1970', { timestamp: 5 }, '2026-11-23T12:00:00.000Z'],
    [
      'is original before anybody corrected it',
      { timestamp: '2026-11-23T11:00:00Z', originalTimestamp: '2026-11-23T10:00:00Z' },
      '2026-11-23T10:00:00.000Z',
    ],
    ['is that of receipt when it is no time', { timestamp: 'yesterday' }, '2026-11-23T12:00:00.000Z'],
    ['may be milliseconds', { timestamp: 1_795_000_000_000 }, '2026-11-18T11:06:40.000Z'],
    ['may be seconds', { timestamp: 1_795_000_000 }, '2026-11-18T11:06:40.000Z'],
    ['may have a zone', { timestamp: '2026-11-23T12:00:00+05:30' }, '2026-11-23T06:30:00.000Z'],
    ['is UTC without a zone', { timestamp: '2026-11-23 06:30:00' }, '2026-11-23T06:30:00.000Z'],
  ])('%s', (_, item, expected) => {
    expect(at(item)).toBe(expected);
  });

  test('is corrected by the time of the batch', () => {
    expect(at({ timestamp: '2026-11-23T10:00:00Z' }, { sentAt: '2026-11-23T10:30:00Z' })).toBe('2026-11-23T11:30:00.000Z');
  });

  test('is never no time at all', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e308, '', '2026-13-45', '9999999999-01-01', {}, [], true]) {
      const read = readTime(value);
      expect(read === null || Number.isSafeInteger(happenedAt(receivedMs, read, null)), String(value)).toBe(true);
      expect(() => new Date(happenedAt(receivedMs, read, null)).toISOString()).not.toThrow();
    }
  });
});

describe('messages', () => {
  test('are the same for the same id of one source', () => {
    expect(heard({ properties: { a: 1 } }).mark).toBe(heard({ properties: { a: 2 } }).mark);
    expect(heard({}).mark).not.toBe(heard({}, { sourceId: 'src_2' }).mark);
    expect(heard({ messageId: 5 }).mark).toBe(heard({ messageId: '5' }).mark);
  });

  test('without an id are the same when they say the same of the same time', () => {
    const timestamp = '2026-11-23T10:00:00Z';
    const one = { messageId: undefined, timestamp, properties: { a: 1 } };
    expect(heard(one).mark).toBe(heard(one, { receivedMs: receivedMs + 60_000, index: 3 }).mark);
    expect(heard(one).mark).not.toBe(heard({ ...one, properties: { a: 2 } }).mark);
    // Without any time two that are alike are two.
    const timeless = { messageId: undefined };
    expect(heard(timeless).mark).not.toBe(heard(timeless, { index: 1 }).mark);
  });
});

test('what is kept of an event that was not taken in can always be stored', () => {
  expect(rawOf({ a: 'x\u0000y\ud800' })).toBe('{"a":"x\\ufffdy\\ufffd"}');
  expect(rawOf(nested(50_000))).toBeNull();
  expect(rawOf({ a: 'x'.repeat(40_000) })).toBeNull();
  expect(rawOf(undefined)).toBe('null');
});

test('days are those of the zone', () => {
  const at = (iso: string, zone: string) => localDay(Date.parse(iso), zone);
  expect(at('2026-11-23T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-24');
  expect(at('2026-11-24T04:30:00Z', 'America/New_York')).toBe('2026-11-23');
  expect(at('2026-11-23T18:14:59Z', 'Asia/Kathmandu')).toBe('2026-11-23');
  expect(at('2026-11-23T18:15:00Z', 'Asia/Kathmandu')).toBe('2026-11-24');
  // The night in which the clock goes back.
  expect(at('2026-10-24T21:59:59Z', 'Europe/Berlin')).toBe('2026-10-24');
  expect(at('2026-10-24T22:00:00Z', 'Europe/Berlin')).toBe('2026-10-25');
  expect(at('1999-12-31T23:59:59Z', 'UTC')).toBe('1999-12-31');
});
