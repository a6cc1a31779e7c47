import type { TriageState } from '../../../contract/problems/evidence.ts';
import type { Order } from '../../platform/search-params.ts';
import { type CustomField, type Filter, type FilterValues, readRange } from '../../platform/ui/filter.ts';
import { problemsText } from '../problems.text.ts';
import { evidenceKinds } from '../values.ts';
import { evidenceText as text } from './evidence.text.ts';

/** A record that the list is narrowed to, by its id in the link. */
export interface RecordField {
  words: (id: string) => string;
  edit: (field: CustomField) => React.ReactNode;
}

interface Choices {
  sources?: readonly string[] | undefined;
  account?: RecordField;
  person?: RecordField;
  problem?: RecordField;
}

export const triageStates = Object.keys(text.triageStates) as TriageState[];

const noField: RecordField = { words: (id) => id, edit: () => null };

/** What a list of evidence is narrowed by; ids are names in the link. */
export const evidenceFilters = ({
  sources = [],
  account = noField,
  person = noField,
  problem = noField,
}: Choices = {}): readonly Filter[] => [
  {
    id: 'kind',
    label: text.kind,
    kind: 'choice',
    isSingle: true,
    options: evidenceKinds.map((value) => ({ value, label: problemsText.kinds[value] })),
  },
  {
    id: 'state',
    label: text.triage,
    kind: 'choice',
    isSingle: true,
    options: triageStates.map((value) => ({ value, label: text.triageStates[value] })),
  },
  { id: 'source', label: text.source, kind: 'choice', isSingle: true, options: sources.map((value) => ({ value, label: value })) },
  { id: 'account', label: text.account, kind: 'custom', ...account },
  { id: 'person', label: text.person, kind: 'custom', ...person },
  { id: 'problem', label: text.problem, kind: 'custom', ...problem },
  { id: 'said', label: text.occurredAt, kind: 'date' },
  { id: 'tag', label: text.tag, kind: 'text' },
  { id: 'archived', label: text.archived, kind: 'flag' },
];

const anId = (value: string | undefined, prefix: string): string | undefined =>
  value !== undefined && new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`).test(value) ? value : undefined;

/** The first moment of a day on the reader's calendar, so many days later. */
function startOf(day: string | undefined, daysLater = 0): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  if (!match) return undefined;
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + daysLater);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** What the server is asked. What it would refuse is not sent: links are written by people. */
export function evidenceQueryOf(
  values: FilterValues,
  typed: string | undefined,
  order: Order | undefined,
): Record<string, string | boolean | undefined> {
  const { from, to } = readRange(values['said']);
  return {
    q: typed?.slice(0, 200),
    kind: evidenceKinds.find((kind) => kind === values['kind']),
    triage: triageStates.find((state) => state === values['state']),
    source: values['source']?.slice(0, 100),
    accountId: anId(values['account'], 'acc'),
    personId: anId(values['person'], 'per'),
    problemId: anId(values['problem'], 'prb'),
    tag: values['tag']?.slice(0, 60),
    from: startOf(from),
    until: startOf(to, 1),
    archived: values['archived'] === undefined ? undefined : true,
    sort: order?.id === 'said' && !order.isDescending ? 'oldest' : undefined,
  };
}
