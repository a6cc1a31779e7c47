// Two records that are one: which fields conflict, what the one that stays looks like.
import { type MergeField, mergeableFields } from '../../contract/people/merge.ts';
import { minorDigits } from '../../contract/platform/money.ts';
import { mergedAttributes } from './fields.ts';
import type { AccountRow, PersonRow } from './tables.ts';

/** Contract field → the columns behind it, the first of which shows. */
export const columnsOfField = {
  account: {
    name: ['name'],
    parentId: ['parent_id'],
    industry: ['industry'],
    country: ['country'],
    region: ['region'],
    employees: ['employees'],
    ownTurnover: ['own_turnover_minor', 'own_turnover_currency'],
    timeZone: ['time_zone'],
    locale: ['locale'],
    plan: ['plan'],
    stage: ['stage'],
    seats: ['seats'],
    stewardId: ['steward_id'],
  },
  person: { name: ['name'], email: ['email'], locale: ['locale'], timeZone: ['time_zone'] },
} as const satisfies Record<'account' | 'person', Record<string, readonly string[]>>;

type Row = Readonly<Record<string, unknown>>;
type Kind = 'account' | 'person';

const columns = (kind: Kind, field: string): readonly string[] => (columnsOfField[kind] as Record<string, readonly string[]>)[field] ?? [];
const isSame = (a: Row, b: Row, names: readonly string[]): boolean => names.every((name) => a[name] === b[name]);
const isKnown = (row: Row, names: readonly string[]): boolean => names.some((name) => row[name] !== null);

/** An amount is shown with its currency; minor units alone mean nothing to whoever chooses. */
function shownValue(row: Row, [first = '', currency]: readonly string[]): string | number | null {
  const value = (row[first] ?? null) as string | number | null;
  if (currency === undefined || typeof value !== 'number') return value;
  return `${figures.format(value / 10 ** minorDigits(String(row[currency])))} ${row[currency]}`;
}
const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** The fields in which the two differ. A parent that is the other record is no conflict: it cannot stay. */
export function fieldsThatDiffer(kind: Kind, winner: Row, loser: Row): MergeField[] {
  return mergeableFields[kind].flatMap((field): MergeField[] => {
    const names = columns(kind, field);
    const shown = (row: Row) => shownValue(row, names);
    if (!isKnown(loser, names) || isSame(winner, loser, names) || shown(loser) === winner['id']) return [];
    return [{ field, winner: shown(winner), loser: shown(loser), is: isKnown(winner, names) ? 'conflict' : 'filled' }];
  });
}

/** What changes on the record that stays. */
export function columnsOfWinner(kind: Kind, winner: Row, loser: Row, takeFromLoser: readonly string[]): Record<string, unknown> {
  const change: Record<string, unknown> = {};
  for (const { field, is } of fieldsThatDiffer(kind, winner, loser)) {
    if (is === 'conflict' && !takeFromLoser.includes(field)) continue;
    for (const name of columns(kind, field)) change[name] = loser[name];
  }
  return { ...change, ...unitedBags(kind, winner, loser) };
}

function unitedBags(kind: Kind, winner: Row, loser: Row): Record<string, unknown> {
  if (kind === 'person') return { traits: mergedAttributes((loser as PersonRow).traits, (winner as PersonRow).traits) };
  const [stays, goes] = [winner as AccountRow, loser as AccountRow];
  return {
    domains: [...new Set([...stays.domains, ...goes.domains])],
    attributes: mergedAttributes(goes.attributes, stays.attributes),
    assumed: { ...goes.assumed, ...stays.assumed },
  };
}

/** Why two records cannot be merged; null when they can. `winnerIsFarBelow`: the one that stays stands two or more levels below the one that goes. */
export function faultOfMerge(winner: Row, loser: Row, winnerIsFarBelow: boolean): MergeFault | null {
  if (winner['id'] === loser['id']) return 'merge_with_itself';
  if (winner['merged_into'] !== null || loser['merged_into'] !== null) return 'already_merged';
  if (winner['archived_at'] !== null || loser['archived_at'] !== null) return 'merge_of_archived';
  return winnerIsFarBelow ? 'merge_across_family' : null;
}

export type MergeFault = 'merge_with_itself' | 'already_merged' | 'merge_of_archived' | 'merge_across_family';
export const mergeFaultText: Record<MergeFault, string> = {
  merge_with_itself: 'A record cannot be merged with itself.',
  already_merged: 'One of them went up in another record already.',
  merge_of_archived: 'One of them is archived: restore it first.',
  merge_across_family: 'The one that stays stands further down in the same family. Merge the other way round.',
};
