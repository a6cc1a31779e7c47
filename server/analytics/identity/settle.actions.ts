// Brings canonical numbers in line with what is known about some numbers: after an alias, a merge, an undo, a record that was found.
import type { Scope } from '../../platform/scope.ts';
import { changeCanonical, listAccountKeysWith, listAliases, listDistinctIdsWith, listNumbersOf, type Numbered } from './numbers.store.ts';
import { listFamily } from './record-family.query.ts';
import { canonicalNumbers, type Known, type Link } from './same-human.ts';

type Together = Omit<Known, 'record'> & { canonical: number; recordId: string | null };

/** Of one kind, with all that they are one with, were one with, or turn out to be one with. */
async function gather(
  scope: Scope,
  kind: Numbered,
  numbers: readonly number[],
): Promise<{ known: (Known & { canonical: number })[]; links: Link[] }> {
  const found = new Map<number, Together>();
  const links = new Map<string, Link>();
  const rootOf = new Map<string, string>();
  for (let wanted = [...new Set(numbers)]; wanted.length > 0; ) {
    const rows = (await listWith(scope, kind, wanted)).filter(({ number }) => !found.has(number));
    for (const row of rows) found.set(row.number, row);
    const fresh = rows.map(({ number }) => number);
    const aliases = kind === 'person' && fresh.length > 0 ? await listAliases(scope, fresh) : [];
    for (const link of aliases) links.set(`${link.number} ${link.other}`, link);
    const records = rows.flatMap(({ recordId }) => (recordId === null || rootOf.has(recordId) ? [] : [recordId]));
    const family = await listFamily(scope, kind, records);
    for (const [id, root] of family) rootOf.set(id, root);
    const ofFamily = await listNumbersOf(scope, kind, [...family.keys()]);
    const bound = rows.flatMap(({ boundTo }) => boundTo ?? []);
    wanted = [...ofFamily, ...bound, ...aliases.flatMap(({ number, other }) => [number, other])].filter((number) => !found.has(number));
  }
  const known = [...found.values()].map(({ recordId, ...row }) => ({
    ...row,
    record: recordId === null ? null : (rootOf.get(recordId) ?? recordId),
  }));
  return { known, links: [...links.values()] };
}

async function listWith(scope: Scope, kind: Numbered, numbers: readonly number[]): Promise<Together[]> {
  if (kind === 'person')
    return (await listDistinctIdsWith(scope, numbers)).map(({ number, kind: of, boundTo, canonical, personId }) => ({
      number,
      rank: of === 'user' ? 0 : 1,
      boundTo,
      canonical,
      recordId: personId,
    }));
  return (await listAccountKeysWith(scope, numbers)).map(({ number, value, canonical, accountId }) => ({
    number,
    rank: value === null ? 1 : 0,
    boundTo: null,
    canonical,
    recordId: accountId,
  }));
}

/**
 * Settles who is one with whom, from what is known: the result is that of a rebuild, whatever happened in which order. The caller holds the
 * lock of the identities.
 *
 * Shape   every number whose human was looked at.
 */
export async function settle(scope: Scope, kind: Numbered, numbers: readonly number[]): Promise<number[]> {
  if (numbers.length === 0) return [];
  const { known, links } = await gather(scope, kind, numbers);
  const canonical = canonicalNumbers(known, links);
  const changes = known.flatMap((row) => {
    const now = canonical.get(row.number);
    return now === undefined || now === row.canonical ? [] : [{ number: row.number, canonical: now }];
  });
  await changeCanonical(scope, kind, changes);
  return known.map(({ number }) => number);
}
