// What stays when two problems that are merged say something about the same thing.
import { mayOverwrite, type Value, type ValuedBy } from './link.ts';

export type LinkSaying = Value & { valuedBy: ValuedBy };

/** The same evidence on both: the team's word before a person's, then the higher importance, then what the kept problem says. */
export function linkThatStays<L extends LinkSaying>(from: L, into: L): L {
  if (from.valuedBy !== into.valuedBy) return mayOverwrite(into.valuedBy, from.valuedBy) ? from : into;
  return from.importance > into.importance ? from : into;
}

/** The same account valued by the team on both: the later word. Units   setAt: milliseconds. */
export function teamValueThatStays<V extends { setAt: number }>(from: V, into: V): V {
  return from.setAt > into.setAt ? from : into;
}

export type MergeRefusal = 'merge_into_itself' | 'merge_across_products' | 'problem_merged' | 'problem_archived';

type Mergeable = { id: string; product_id: string; status: string; archived_at: Date | null };

export function refusalOfMerge(from: Mergeable, into: Mergeable): MergeRefusal | null {
  if (from.id === into.id) return 'merge_into_itself';
  if (from.product_id !== into.product_id) return 'merge_across_products';
  if (from.status === 'merged' || into.status === 'merged') return 'problem_merged';
  if (from.archived_at || into.archived_at) return 'problem_archived';
  return null;
}

export const explainMerge: Record<MergeRefusal, string> = {
  merge_into_itself: 'A problem cannot be merged into itself.',
  merge_across_products: 'The two problems belong to different products.',
  problem_merged: 'One of them went up in another problem already.',
  problem_archived: 'One of them is archived. Restore it first.',
};
