// What a piece of evidence is called, and for which account its speaker spoke.

/** Units: characters. */
const longestBuiltTitle = 120;

/** The first words, cut where a word ends. */
function firstWords(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= longestBuiltTitle) return flat;
  const cut = flat.slice(0, longestBuiltTitle - 1);
  const wordEnd = cut.lastIndexOf(' ');
  return `${(wordEnd > longestBuiltTitle / 2 ? cut.slice(0, wordEnd) : cut).toWellFormed()}…`;
}

function fromFields(fields: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fields)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => `${key}: ${String(value)}`);
  return firstWords(parts.join(' · '));
}

/**
 * What a piece of evidence is called when nobody named it: its first words, else its structured fields.
 *
 * Shape   null: there is nothing to build from, and nothing was said.
 */
export function titleOf(evidence: { title: string | null; body: string; fields: Readonly<Record<string, unknown>> }): string | null {
  return evidence.title ?? (firstWords(evidence.body) || fromFields(evidence.fields) || null);
}

/** For which account somebody spoke. unclear: in several that day and none was named, so the inbox asks and money counts nothing. */
export type Spoken = { accountId: string | null; unclear: boolean };

/** Shape   activeAccountIds: the accounts the speaker belonged to on the day it was said. */
export function accountOf(named: string | null, activeAccountIds: readonly string[]): Spoken {
  if (named !== null) return { accountId: named, unclear: false };
  const accounts = [...new Set(activeAccountIds)];
  if (accounts.length === 1) return { accountId: accounts[0] ?? null, unclear: false };
  return { accountId: null, unclear: accounts.length > 1 };
}

/** Somebody's clock may run ahead of ours, and a zone may be missing; more than a day is a mistake. */
const dayMs = 86_400_000;
export const liesInFuture = (occurredAt: Date, now: Date) => occurredAt.getTime() > now.getTime() + dayMs;
