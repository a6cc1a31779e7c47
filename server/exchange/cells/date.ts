import { IANAZone } from 'luxon';
import type { DateOrder } from '../../../contract/exchange/mapping.ts';
import { bad, type CellResult, ok, quoted } from './cell.ts';

export type DateOptions = { order?: DateOrder | undefined; timeZone?: string | undefined };

type Parts = { year: number; month: number; day: number; time?: { seconds: number; millis: number; offsetMinutes?: number } };

const isoStart = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/;
const numeric = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?=$|T)/;
const dayName = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[.,]?\s+/i;
const dayMonth = /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)/i;
const monthDay = /^([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)/i;
const timeOfDay =
  /^(?:T|,?\s+(?:at\s+)?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\s*\([A-Z]{2,5}\))?$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The years that the contract takes; a 9999 that means "for ever" belongs to the mapping's empty values. */
const firstYear = 1900;
const lastYear = 2200;
/** Two digits: 70–99 are of the last century, as in POSIX. */
const pivot = 70;

/** A calendar day `YYYY-MM-DD`; a time behind it is passed over. */
export function parseDay(text: string, options: DateOptions = {}): CellResult<string> {
  const parts = parseParts(text, options.order);
  return parts.ok ? ok(formatDay(parts.value)) : parts;
}

/**
 * An instant, ISO 8601 in UTC. A day alone is its midnight; what names no zone is taken in the zone of the options, else UTC.
 *
 * Errors  `date_malformed`, `date_impossible`, `date_ambiguous` (02/03/2024 without an order), `date_out_of_range`, `time_impossible`.
 */
export function parseInstant(text: string, options: DateOptions = {}): CellResult<string> {
  const parsed = parseParts(text, options.order);
  if (!parsed.ok) return parsed;
  const { year, month, day, time } = parsed.value;
  const wall = Date.UTC(year, month - 1, day) + (time?.seconds ?? 0) * 1000 + (time?.millis ?? 0);
  const offset = time?.offsetMinutes ?? (options.timeZone ? zoneOffset(options.timeZone, wall) : 0);
  return ok(new Date(wall - offset * 60_000).toISOString());
}

const zones = new Map<string, IANAZone>();

function zoneOffset(name: string, wall: number): number {
  let zone = zones.get(name);
  if (!zone) {
    zone = IANAZone.create(name);
    zones.set(name, zone);
  }
  // The offset at the wall time read as UTC is right but for hours around a change of the clock; the second look mends those.
  return zone.offset(wall - zone.offset(wall) * 60_000);
}

function formatDay({ year, month, day }: Parts): string {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function parseParts(text: string, order: DateOrder | undefined): CellResult<Parts> {
  const iso = isoStart.exec(text) ?? compact.exec(text);
  if (iso) {
    const [month, day] = iso.length === 5 ? [iso[3], iso[4]] : [iso[2], iso[3]];
    return finish(text, iso[0].length, Number(iso[1]), Number(month), Number(day));
  }
  const figures = numeric.exec(text);
  if (figures) return parseFigures(text, figures, order);
  const bare = text.replace(dayName, '');
  const words = dayMonth.exec(bare);
  if (words) return finish(bare, words[0].length, fullYear(words[3] as string), monthNamed(words[2] as string), Number(words[1]));
  const american = monthDay.exec(bare);
  if (american)
    return finish(bare, american[0].length, fullYear(american[3] as string), monthNamed(american[1] as string), Number(american[2]));
  return bad('date_malformed', `${quoted(text)} is not a date.`);
}

function parseFigures(text: string, found: RegExpExecArray, order: DateOrder | undefined): CellResult<Parts> {
  const first = Number(found[1]);
  const second = Number(found[3]);
  const third = found[4] as string;
  const consumed = found[0].length;
  if (order === 'ymd') {
    if (third.length === 2) return finish(text, consumed, fullYear(found[1] as string), second, Number(third));
    return bad('date_malformed', `${quoted(text)} does not begin with a year, as the column's dates do.`);
  }
  const chosen = order ?? orderOf(first, second, found[2] as string);
  if (!chosen || (third.length === 2 && !order)) {
    return bad('date_ambiguous', `${quoted(text)} can be two days. Say for the column whether the day or the month comes first.`);
  }
  const [day, month] = chosen === 'dmy' ? [first, second] : [second, first];
  return finish(text, consumed, fullYear(third), month, day, chosen);
}

function orderOf(first: number, second: number, separator: string): 'dmy' | 'mdy' | undefined {
  if (separator === '.') return 'dmy';
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'dmy' : undefined;
}

const fullYear = (digits: string) => (digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) >= pivot ? 1900 : 2000));

function monthNamed(name: string): number {
  const lower = name.toLowerCase();
  const at = fullMonths.indexOf(lower);
  return at !== -1 ? at + 1 : lower === 'sept' ? 9 : months.indexOf(lower) + 1;
}

const orderWords: Readonly<Record<string, string>> = { dmy: ' (read as day, month, year)', mdy: ' (read as month, day, year)' };

function finish(text: string, consumed: number, year: number, month: number, day: number, order?: DateOrder): CellResult<Parts> {
  if (month === 0 && /[a-z]{3}/i.test(text)) return bad('date_malformed', `${quoted(text)} is not a date.`);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
    return bad('date_impossible', `${quoted(text)} is no day of the calendar${orderWords[order ?? ''] ?? ''}.`);
  }
  if (year < firstYear || year > lastYear)
    return bad('date_out_of_range', `${quoted(text)} does not lie between ${firstYear} and ${lastYear}.`);
  if (consumed === text.length) return ok({ year, month, day });
  const time = parseTime(text.slice(consumed).trimEnd());
  if (time === 'malformed') return bad('date_malformed', `${quoted(text)} is not a date.`);
  if (time === 'impossible') return bad('time_impossible', `${quoted(text)} holds a time that no clock shows.`);
  return ok({ year, month, day, time });
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function parseTime(text: string): NonNullable<Parts['time']> | 'malformed' | 'impossible' {
  const found = timeOfDay.exec(text);
  if (!found) return 'malformed';
  const half = found[5]?.toLowerCase();
  let hour = Number(found[1]);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  if (hour > (half ? 12 : 23) || (half && hour === 0) || minute > 59 || second > 59) return 'impossible';
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const millis = found[4] ? Number(found[4].padEnd(3, '0').slice(0, 3)) : 0;
  const seconds = hour * 3600 + minute * 60 + second;
  return found[6] ? { seconds, millis, offsetMinutes: offsetMinutes(found[6]) } : { seconds, millis };
}

function offsetMinutes(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return (zone[0] === '-' ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}

/** `certain: false` means that no cell decides between day and month: a member must. */
export type DateOrderGuess = { order: DateOrder; certain: boolean; withTime: boolean; reason: string };

/** Guesses the order of a column of dates from all its cells; undefined where fewer than four fifths are dates. */
export function guessDateOrder(values: readonly string[]): DateOrderGuess | undefined {
  const read = (order: DateOrder | undefined) => values.filter((value) => parseParts(value, order).ok).length;
  const found = {
    iso: 0,
    dmy: undefined as string | undefined,
    mdy: undefined as string | undefined,
    open: undefined as string | undefined,
    time: 0,
  };
  let dates = 0;
  for (const value of values) {
    if (isoStart.test(value) || compact.test(value)) {
      if (!parseParts(value, 'ymd').ok) continue;
      found.iso++;
    } else {
      const figures = numeric.exec(value);
      if (!figures) {
        if (!parseParts(value, undefined).ok) continue;
      } else {
        const order = orderOf(Number(figures[1]), Number(figures[3]), figures[2] as string);
        if (order === undefined) found.open ??= value;
        else if (Number(figures[1]) !== Number(figures[3]) || figures[2] === '.') found[order] ??= value;
      }
    }
    dates++;
    if (value.includes(':')) found.time++;
  }
  if (dates === 0 || dates < values.length * 0.8) return undefined;
  const withTime = found.time > dates / 2;
  if (found.dmy !== undefined && found.mdy !== undefined) {
    const order = read('dmy') >= read('mdy') ? 'dmy' : 'mdy';
    return {
      order,
      certain: false,
      withTime,
      reason: `${quoted(found.dmy)} has the day first and ${quoted(found.mdy)} the month: the column mixes both`,
    };
  }
  if (found.dmy !== undefined)
    return { order: 'dmy', certain: true, withTime, reason: `${quoted(found.dmy)} is a date only with the day first` };
  if (found.mdy !== undefined)
    return { order: 'mdy', certain: true, withTime, reason: `${quoted(found.mdy)} is a date only with the month first` };
  if (found.open !== undefined) {
    return { order: 'dmy', certain: false, withTime, reason: `${quoted(found.open)} can be two days, and no cell decides which` };
  }
  return {
    order: 'ymd',
    certain: true,
    withTime,
    reason: found.iso > 0 ? 'dates that begin with the year' : 'dates with the month in words',
  };
}
