import type { Filter, FilterValues } from '../ui/filter.ts';
import { readRange } from '../ui/filter.ts';
import { settingsText as text } from './settings.text.ts';

export const auditFilters = (members: readonly { id: string; name: string }[]): readonly Filter[] => [
  {
    kind: 'choice',
    id: 'actor',
    label: text.filterActor,
    isSingle: true,
    options: members.map(({ id, name }) => ({ value: id, label: name })),
  },
  {
    kind: 'choice',
    id: 'kind',
    label: text.filterKind,
    isSingle: true,
    options: Object.entries(text.kinds).map(([value, label]) => ({ value, label })),
  },
  { kind: 'date', id: 'at', label: text.filterAt },
  { kind: 'text', id: 'event', label: text.filterEvent },
  { kind: 'text', id: 'subject', label: text.filterSubject },
];

/** Start of a day where the reader is; the end of a range is the start of the day after. */
const startOf = (day: string | undefined, plusDays: number): string | undefined => {
  if (day === undefined) return undefined;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + plusDays);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
};

const matching = (value: string | undefined, pattern: RegExp): string | undefined =>
  value !== undefined && pattern.test(value) ? value : undefined;

/** What the server is asked. What it would refuse is not sent: links are written by people. */
export function auditQuery(values: FilterValues): Record<string, string | undefined> {
  const { from, to } = readRange(values['at']);
  return {
    actorId: matching(values['actor'], /^\w{1,40}$/),
    subjectKind: matching(values['kind'], /^[a-z_]{2,40}$/),
    event: matching(values['event']?.trim().toLowerCase(), /^[a-z_.]{1,80}$/),
    subjectId: matching(values['subject']?.trim(), /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/),
    from: startOf(from, 0),
    until: startOf(to, 1),
  };
}
