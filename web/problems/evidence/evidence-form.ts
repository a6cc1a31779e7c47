import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import { type CaptureValues, captureBody, dayOf } from '../capture/capture-form.ts';
import { isBuilt } from './heading.ts';

/** A piece of evidence as the form of capturing holds it. */
export const valuesOf = (evidence: EvidenceDetail): CaptureValues => ({
  body: evidence.body,
  title: isBuilt(evidence) ? '' : evidence.title,
  kind: evidence.kind,
  day: dayOf(new Date(evidence.occurredAt)),
  person: evidence.person && { ...evidence.person, accounts: evidence.accountChoices },
  account: evidence.account,
  problems: [],
  importance: undefined,
  reason: undefined,
  unnamed: evidence.unnamedPeople === 0 ? '' : String(evidence.unnamedPeople),
  sourceUrl: evidence.sourceUrl ?? '',
  sentiment: evidence.sentiment === null ? '' : String(evidence.sentiment),
  tags: evidence.tags.join(', '),
  facts: Object.entries(evidence.fields).map(([name, value]) => ({ name, value: value === null ? '' : String(value) })),
});

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What a form changed, as the server takes it.
 *
 * Shape   what was left alone is left out, so that a fact keeps its type and a moment its hour. A title follows words that were changed,
 *         unless it has one of its own.
 */
export function changeOf(before: CaptureValues, after: CaptureValues, now: Date): Record<string, unknown> {
  const body = captureBody(after, now);
  const change: Record<string, unknown> = {};
  if (after.kind !== before.kind) change['kind'] = body.kind;
  if (after.body !== before.body) change['body'] = body.body;
  if (after.title !== before.title || (body.title === null && (after.body !== before.body || !isSame(after.facts, before.facts))))
    change['title'] = body.title;
  if (after.day !== before.day) change['occurredAt'] = body.occurredAt ?? now.toISOString();
  if (after.person?.id !== before.person?.id) change['personId'] = after.person?.id ?? null;
  if (after.account?.id !== before.account?.id) change['accountId'] = after.account?.id ?? null;
  if (after.unnamed !== before.unnamed) change['unnamedPeople'] = body.unnamedPeople;
  if (after.sourceUrl !== before.sourceUrl) change['sourceUrl'] = body.sourceUrl;
  if (after.sentiment !== before.sentiment) change['sentiment'] = body.sentiment;
  if (after.tags !== before.tags) change['tags'] = body.tags;
  if (!isSame(after.facts, before.facts)) change['fields'] = body.fields;
  return change;
}
