import type { DuplicateGroup } from '../../../contract/people/merge.ts';

/** A group of records that may be one, with all that speaks for it. */
export type SuggestedGroup = Pick<DuplicateGroup, 'records' | 'count'> & { reasons: Pick<DuplicateGroup, 'because' | 'value'>[] };

/** The same records found by domain and by name are one suggestion with two reasons. */
export function distinctGroups(groups: readonly DuplicateGroup[]): SuggestedGroup[] {
  const byRecords = Map.groupBy(groups, (group) =>
    group.records
      .map((record) => record.id)
      .sort()
      .join(' '),
  );
  return [...byRecords.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    return [{ records: first.records, count: first.count, reasons: same.map(({ because, value }) => ({ because, value })) }];
  });
}
