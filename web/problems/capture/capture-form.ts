import type { EvidenceKind } from '../../../contract/problems/evidence.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { evidenceKinds } from '../values.ts';
import { captureText as text } from './capture.text.ts';

/** Somebody or something that is there already (id), or shall be made with the evidence (no id). */
export interface Named {
  id: string | undefined;
  name: string;
}

export interface Fact {
  name: string;
  value: string;
}

export interface CaptureValues {
  body: string;
  title: string;
  kind: EvidenceKind;
  /** `YYYY-MM-DD`, the reader's own day. */
  day: string;
  person: (Named & { accounts: readonly { id: string; name: string }[] }) | null;
  account: Named | null;
  problems: readonly Named[];
  importance: Importance | undefined;
  reason: Reason | undefined;
  unnamed: string;
  sourceUrl: string;
  sentiment: string;
  tags: string;
  facts: readonly Fact[];
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
/** The day on the reader's own calendar. */
export const dayOf = (now: Date): string => `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;

export const emptyCapture = (now: Date, kind: EvidenceKind = 'interview'): CaptureValues => ({
  body: '',
  title: '',
  kind,
  day: dayOf(now),
  person: null,
  account: null,
  problems: [],
  importance: undefined,
  reason: undefined,
  unnamed: '',
  sourceUrl: '',
  sentiment: '',
  tags: '',
  facts: [],
});

/** The next thing the same person said on the same occasion; whoever was made with the first is known by now. */
export const nextCapture = ({ kind, day, person, account }: CaptureValues, personId: string | null, now: Date): CaptureValues => ({
  ...emptyCapture(now, kind),
  day,
  person: person && { ...person, id: personId ?? person.id },
  account,
});

/** What was remembered may be older than the list of kinds. */
export const knownKind = (kind: unknown): EvidenceKind => evidenceKinds.find((one) => one === kind) ?? 'interview';

const isBlank = (value: string) => value.trim() === '';
const filledFacts = (facts: readonly Fact[]) => facts.filter((fact) => !isBlank(fact.name) || !isBlank(fact.value));
const wholeNumber = /^\d{1,9}$/;
const plainNumber = /^-?\d{1,15}(?:\.\d{1,10})?$/;

export type CaptureErrors = Partial<Record<'body' | 'day' | 'unnamed' | 'sourceUrl' | 'facts', string>>;

export function checkCapture(values: CaptureValues, now: Date): CaptureErrors {
  const errors: CaptureErrors = {};
  const facts = filledFacts(values.facts);
  if (isBlank(values.body) && isBlank(values.title) && facts.every((fact) => isBlank(fact.value))) errors.body = text.needWords;
  if (values.day === '' || values.day > dayOf(now)) errors.day = text.needDay;
  if (!isBlank(values.unnamed) && !wholeNumber.test(values.unnamed.trim())) errors.unnamed = text.needNumber;
  if (!isBlank(values.sourceUrl) && !/^https?:\/\/\S+$/i.test(values.sourceUrl.trim())) errors.sourceUrl = text.needAddress;
  if (facts.some((fact) => isBlank(fact.name))) errors.facts = text.needFactName;
  return errors;
}

/** A number stays one, so that it can be counted with. */
const factValue = (value: string): string | number => (plainNumber.test(value.trim()) ? Number(value.trim()) : value.trim());

/**
 * The request, apart from who and what must be made first.
 *
 * Shape   occurredAt: left out for today, which is now; noon of another day, so that it is that day in every near zone.
 */
export function captureBody(values: CaptureValues, now: Date) {
  return {
    kind: values.kind,
    body: values.body,
    title: isBlank(values.title) ? null : values.title.trim(),
    ...(values.day === dayOf(now) ? {} : { occurredAt: new Date(`${values.day}T12:00:00`).toISOString() }),
    unnamedPeople: isBlank(values.unnamed) ? 0 : Number(values.unnamed),
    sourceUrl: isBlank(values.sourceUrl) ? null : values.sourceUrl.trim(),
    sentiment: values.sentiment === '' ? null : Number(values.sentiment),
    tags: readTags(values.tags),
    fields: Object.fromEntries(filledFacts(values.facts).map((fact) => [fact.name.trim(), factValue(fact.value)])),
  };
}

export const readTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

/** What was typed for a person nobody knows yet: an address or a name. */
export const personBody = (typed: string): { email: string } | { name: string } =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? { email: typed } : { name: typed };

/** Whoever takes the person away takes their account away with them, not one that was chosen by itself. */
export const accountWithoutPerson = ({ person, account }: Pick<CaptureValues, 'person' | 'account'>): Named | null =>
  person?.accounts.some((one) => one.id === account?.id) ? null : account;

/** The account that follows from the person, unless another was chosen: their only one. */
export const accountOfPerson = (accounts: readonly { id: string; name: string }[]): Named | null =>
  accounts.length === 1 ? (accounts[0] ?? null) : null;
