import { formatDate } from '../../platform/format.ts';
import { fieldText as text } from './field.text.ts';

/** "from 1 Jan 2025 to 1 Mar 2026" and what remains of it when an end is open; empty when both are. */
export function spanWords(from: string | null, to: string | null, format: (day: string) => string = formatDate): string {
  if (from && to) return `${format(from)} – ${format(to)}`;
  if (from) return `${text.since.toLowerCase()} ${format(from)}`;
  return to ? `${text.until} ${format(to)}` : '';
}
