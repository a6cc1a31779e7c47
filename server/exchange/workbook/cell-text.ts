import type { NumberFormat } from './number-format.ts';

const dayMs = 86_400_000;
/** Units: days. The last day that spreadsheets know is 9999-12-31. */
const lastSerial = 2_958_465;

/**
 * A date of a spreadsheet as ISO 8601.
 *
 * Shape   undefined where the number is no date. The day 60 of the system of 1900 is 1900-02-29, which never was; it stands as it is, and is refused
 *         where a day is wanted.
 * Units   serial: days since the beginning of the system, the time of day as a fraction, right to a second.
 */
export function serialText(serial: number, format: 'day' | 'time' | 'instant', is1904: boolean): string | undefined {
  if (!(serial >= 0) || serial >= lastSerial + 1) return undefined;
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  if (format === 'time') return days === 0 ? time : `${days * 24 + Number(time.slice(0, 2))}${time.slice(2)}`;
  const day = dayOf(format === 'day' ? Math.floor(serial + 1e-9) : days, is1904);
  return format === 'day' ? day : `${day} ${time}`;
}

function dayOf(days: number, is1904: boolean): string {
  if (is1904) return isoDay(Date.UTC(1904, 0, 1) + days * dayMs);
  if (days === 60) return '1900-02-29';
  if (days === 0) return '1900-01-00';
  return isoDay(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * dayMs);
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A number as people read it: 15 digits, as spreadsheets count, so that 0.1 + 0.2 is 0.3. */
export function numberText(written: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written.trim();
  if (format === 'percent') return `${digits(value * 100)}%`;
  if (typeof format === 'object') return Number.isInteger(value) && value >= 0 ? String(value).padStart(format.digits, '0') : digits(value);
  if (format !== 'number') return serialText(value, format, is1904) ?? digits(value);
  return digits(value);
}

const digits = (value: number): string => (Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15))));
