import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import type { Range } from '../../../contract/analytics/question.ts';
import { bucketOf, type Calendar, labelOf, type Span, spanBefore, spanOf } from './span.ts';

const calendar = (zone: string, interval: Calendar['interval'], weekStart: Calendar['weekStart'] = 'monday'): Calendar => ({
  zone,
  interval,
  weekStart,
});
const hours = ({ bounds }: Span) => bounds.slice(1).map((bound, index) => (bound - bounds[index]!) / 3_600_000);
const starts = (span: Span) =>
  span.bounds.slice(0, -1).map((bound) => DateTime.fromMillis(bound, { zone: span.zone }).toFormat('MM-dd HH:mm'));
const at = (text: string) => new Date(text);
const last = (count: number, unit: 'hour' | 'day' | 'week' | 'month'): Range => ({ kind: 'last', count, unit });

test.each<[string, Range, Calendar, string, string[], number[]]>([
  [
    'a day on which clocks go forward',
    last(3, 'day'),
    calendar('Europe/Berlin', 'day'),
    '2026-03-30T10:00Z',
    ['03-28 00:00', '03-29 00:00', '03-30 00:00'],
    [24, 23, 24],
  ],
  [
    'a day on which they go back',
    last(2, 'day'),
    calendar('Europe/Berlin', 'day'),
    '2026-10-25T10:00Z',
    ['10-24 00:00', '10-25 00:00'],
    [24, 25],
  ],
  [
    'a day that begins at one',
    last(2, 'day'),
    calendar('America/Sao_Paulo', 'day'),
    '2018-11-04T12:00Z',
    ['11-03 00:00', '11-04 01:00'],
    [24, 23],
  ],
  [
    'late in the evening elsewhere it is tomorrow',
    last(1, 'day'),
    calendar('Pacific/Auckland', 'day'),
    '2026-06-10T13:00Z',
    ['06-11 00:00'],
    [24],
  ],
  ['weeks from Monday', last(2, 'week'), calendar('UTC', 'week'), '2026-05-20T12:00Z', ['05-11 00:00', '05-18 00:00'], [168, 168]],
  [
    'weeks from Sunday',
    last(2, 'week'),
    calendar('UTC', 'week', 'sunday'),
    '2026-05-24T12:00Z',
    ['05-17 00:00', '05-24 00:00'],
    [168, 168],
  ],
  [
    'the Saturday before belongs to the week of the Sunday before',
    last(1, 'week'),
    calendar('UTC', 'week', 'sunday'),
    '2026-05-23T12:00Z',
    ['05-17 00:00'],
    [168],
  ],
  ['months', last(2, 'month'), calendar('Europe/Berlin', 'month'), '2026-03-31T23:30Z', ['03-01 00:00', '04-01 00:00'], [743, 720]],
  [
    'hours of a day on which one is missing',
    { kind: 'between', from: '2026-03-29', to: '2026-03-29' },
    calendar('Europe/Berlin', 'hour'),
    '2026-05-01T00:00Z',
    ['03-29 00:00', '03-29 01:00', '03-29 03:00'],
    [1, 1, 1],
  ],
  [
    'a range from days to weeks begins with a whole one',
    last(3, 'day'),
    calendar('UTC', 'week'),
    '2026-05-19T12:00Z',
    ['05-11 00:00', '05-18 00:00'],
    [168, 48],
  ],
  [
    'days that somebody named stay as they were named',
    { kind: 'between', from: '2026-05-14', to: '2026-05-19' },
    calendar('UTC', 'week'),
    '2026-06-01T00:00Z',
    ['05-14 00:00', '05-18 00:00'],
    [96, 48],
  ],
])('%s', (_, range, told, now, expected, lengths) => {
  const span = spanOf(range, told, at(now));
  expect(starts(span).slice(0, expected.length)).toEqual(expected);
  expect(hours(span).slice(0, lengths.length)).toEqual(lengths);
});

test('a day that a zone skipped holds nothing, and the days around it are whole', () => {
  const span = spanOf({ kind: 'between', from: '2011-12-28', to: '2012-01-01' }, calendar('Pacific/Apia', 'day'), at('2026-01-01T00:00Z'));
  expect(span.bounds.at(-1)! - span.bounds[0]!).toBe(4 * 24 * 3_600_000);
  expect(labelOf(span, bucketOf(span, Date.parse('2011-12-31T12:00:00+14:00'))!)).toBe('2011-12-31');
});

test('buckets before the range are there when they are needed, and are not shown', () => {
  const span = spanOf(last(2, 'day'), calendar('Europe/Berlin', 'day'), at('2026-03-30T10:00Z'), 2);
  expect(starts(span)).toEqual(['03-27 00:00', '03-28 00:00', '03-29 00:00', '03-30 00:00']);
  expect(span.lead).toBe(2);
  expect(
    spanOf(last(2, 'hour'), calendar('UTC', 'hour'), at('2026-03-30T10:10Z'), 1).bounds.map((ms) => new Date(ms).getUTCHours()),
  ).toEqual([8, 9, 10, 11]);
});

test('the time before has as many buckets, or lies a year before', () => {
  const span = spanOf(last(7, 'day'), calendar('Europe/Berlin', 'day'), at('2026-04-02T10:00Z'));
  expect(starts(spanBefore(span, 'period'))).toEqual([
    '03-20 00:00',
    '03-21 00:00',
    '03-22 00:00',
    '03-23 00:00',
    '03-24 00:00',
    '03-25 00:00',
    '03-26 00:00',
  ]);
  expect(labelOf(spanBefore(span, 'year'), 0)).toBe('2025-03-27');
  const months = spanOf(last(3, 'month'), calendar('UTC', 'month'), at('2026-05-31T10:00Z'));
  expect(starts(spanBefore(months, 'period'))).toEqual(['12-01 00:00', '01-01 00:00', '02-01 00:00']);
});

test('too many points for one chart are refused', () => {
  expect(() => spanOf(last(3650, 'day'), calendar('UTC', 'hour'), at('2026-05-31T10:00Z'))).toThrow('more than 1000 points');
});
