import { describe, expect, test } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { guessDateOrder, parseDay, parseInstant } from './date.ts';

describe('days', () => {
  test.each([
    ['2024-02-29', undefined, '2024-02-29'],
    ['2024/2/9', undefined, '2024-02-09'],
    ['20241231', undefined, '2024-12-31'],
    ['2022-03-09T15:46:59+00:00', undefined, '2022-03-09'],
    ['16-10-2024', 'dmy', '2024-10-16'],
    ['16-10-2024', undefined, '2024-10-16'],
    ['28-07-2023 03:00', 'dmy', '2023-07-28'],
    ['02/03/2024', 'mdy', '2024-02-03'],
    ['02/03/2024', 'dmy', '2024-03-02'],
    ['02/03/2024', undefined, 'date_ambiguous'],
    ['03/03/2024', undefined, '2024-03-03'],
    ['02.03.2024', undefined, '2024-03-02'],
    ['02.03.2024', 'mdy', '2024-02-03'],
    ['31/12/24', 'dmy', '2024-12-31'],
    ['12/31/75', 'mdy', '1975-12-31'],
    ['31/12/24', undefined, 'date_ambiguous'],
    ['27 Oct 2024', undefined, '2024-10-27'],
    ['27-Oct-24', undefined, '2024-10-27'],
    ['Oct 27, 2024', undefined, '2024-10-27'],
    ['Sunday, October 27th, 2024', undefined, '2024-10-27'],
    ['1st September 2024', undefined, '2024-09-01'],
    ['2024-02-30', undefined, 'date_impossible'],
    ['2023-02-29', undefined, 'date_impossible'],
    ['1900-02-29', undefined, 'date_impossible'],
    ['31-04-2024', 'dmy', 'date_impossible'],
    ['13/13/2024', undefined, 'date_impossible'],
    ['01/13/2024', 'dmy', 'date_impossible'],
    ['00-01-2024', 'dmy', 'date_impossible'],
    ['2024-00-10', undefined, 'date_impossible'],
    ['31 Feb 2024', undefined, 'date_impossible'],
    ['1899-12-31', undefined, 'date_out_of_range'],
    ['9999-12-31', undefined, 'date_out_of_range'],
    ['2024-01-01 25:00', undefined, 'time_impossible'],
    ['2024-01-01 10:61', undefined, 'time_impossible'],
    ['2024-01-01 13:00 pm', undefined, 'time_impossible'],
    ['2024-01-01 soon', undefined, 'date_malformed'],
    ['soon', undefined, 'date_malformed'],
    ['27 Foo 2024', undefined, 'date_malformed'],
    ['2024', undefined, 'date_malformed'],
    ['12/2024', undefined, 'date_malformed'],
    ['45291', undefined, 'date_malformed'],
  ] as const)('%j read as %s is %s', (text, order, expected) => {
    const parsed = parseDay(text, { order });
    expect(parsed.ok ? parsed.value : parsed.error.code).toBe(expected);
  });

  test('a day written in any order is read back in that order', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
    const pad = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(day, fc.constantFrom('-', '/', '.', ' '), fc.boolean(), fc.boolean(), (date, separator, short, padded) => {
        const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split('-').map(Number) as [number, number, number];
        const y = short ? pad(year % 100) : String(year);
        const [m, d] = padded ? [pad(month), pad(dayOfMonth)] : [String(month), String(dayOfMonth)];
        const iso = `${year}-${pad(month)}-${pad(dayOfMonth)}`;
        expect(parseDay([d, m, y].join(separator), { order: 'dmy' })).toEqual({ ok: true, value: iso });
        expect(parseDay([m, d, y].join(separator), { order: 'mdy' })).toEqual({ ok: true, value: iso });
        expect(parseDay(iso, { order: 'dmy' })).toEqual({ ok: true, value: iso });
      }),
    );
  });
});

describe('instants', () => {
  test.each([
    ['27-07-2023', 'dmy', undefined, '2023-07-27T00:00:00.000Z'],
    ['28-07-2023 03:00', 'dmy', undefined, '2023-07-28T03:00:00.000Z'],
    ['2022-03-09T15:46:59+02:00', undefined, undefined, '2022-03-09T13:46:59.000Z'],
    ['2022-03-09 15:46:59.25Z', undefined, 'Europe/Berlin', '2022-03-09T15:46:59.250Z'],
    ['2015-12-21 22:21:47', undefined, 'America/Chicago', '2015-12-22T04:21:47.000Z'],
    ['2024-07-01 12:00', undefined, 'Europe/Berlin', '2024-07-01T10:00:00.000Z'],
    ['2024-03-31 03:00', undefined, 'Europe/Berlin', '2024-03-31T01:00:00.000Z'],
    ['10/27/2024 1:05 PM', 'mdy', undefined, '2024-10-27T13:05:00.000Z'],
    ['10/27/2024, 12:05 a.m.', 'mdy', undefined, '2024-10-27T00:05:00.000Z'],
    ['Oct 27, 2024 at 9:30 AM', undefined, undefined, '2024-10-27T09:30:00.000Z'],
    ['2024-10-27 10:00 UTC', undefined, 'Asia/Tokyo', '2024-10-27T10:00:00.000Z'],
    ['2024-10-27T10:00-0530', undefined, undefined, '2024-10-27T15:30:00.000Z'],
  ] as const)('%j read as %s in %s is %s', (text, order, timeZone, expected) => {
    expect(parseInstant(text, { order, timeZone })).toEqual({ ok: true, value: expected });
  });

  test('an instant in ISO 8601 is read back', () => {
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (at) => {
        expect(parseInstant(at.toISOString())).toEqual({ ok: true, value: at.toISOString() });
      }),
    );
  });
});

describe('the order of a column', () => {
  test.each([
    [['16-10-2024', '01-02-2024'], { order: 'dmy', certain: true, withTime: false }],
    [['02/27/2024', '01/02/2024'], { order: 'mdy', certain: true }],
    [['01/02/2024', '03/04/2024'], { order: 'dmy', certain: false }],
    [['27/02/2024', '02/27/2024'], { certain: false }],
    [['2024-01-02', '2024-05-06'], { order: 'ymd', certain: true }],
    [['2015-12-21 22:21:47'], { order: 'ymd', withTime: true }],
    [['01.02.2024'], { order: 'dmy', certain: true }],
    [['27 Oct 2024'], { order: 'ymd', certain: true }],
  ])('%j', (values, expected) => {
    expect(guessDateOrder(values)).toMatchObject(expected);
  });

  test('a column of words or of plain numbers is no column of dates', () => {
    expect(guessDateOrder(['a', 'b', '2024-01-01'])).toBeUndefined();
    expect(guessDateOrder(['1', '2', '300'])).toBeUndefined();
    expect(guessDateOrder([])).toBeUndefined();
  });
});
