// What becomes of columns whose headers name no field of ours.
import type { FieldGuess } from '../../../contract/exchange/import.ts';
import type { FieldMapping } from '../../../contract/exchange/mapping.ts';
import { fieldsOf, type RecordKind } from '../../../contract/exchange/record-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Match } from './field-match.ts';

/** Columns by which evidence can be sorted: numbers, days, yes and no, and the few words of a choice. Free answers are evidence of their own. */
const isSortable = (profile: ColumnProfile) =>
  profile.filledShare >= 0.02 &&
  (['number', 'date', 'boolean'].includes(profile.looks) ||
    (profile.looks === 'word' && profile.distinct.length <= 30 && profile.distinctShare < 0.5));

/** What is left is kept where the kind has room: every column of an account or a person, the short ones of evidence. */
export function leftovers(kind: RecordKind, profiles: readonly ColumnProfile[], used: ReadonlySet<number>): Match[] {
  const field = fieldsOf(kind).find((one) => one.type === 'attributes');
  if (!field) return [];
  const names = new Set<string>();
  return profiles.flatMap((profile) => {
    if (used.has(profile.index) || profile.looks === 'empty') return [];
    if (kind === 'evidence' && !isSortable(profile)) return [];
    const name = profile.name.replaceAll('.', ' ').slice(0, 90);
    if (names.has(name) || names.size >= 100) return [];
    names.add(name);
    return [
      {
        key: `${field.key}.${name}`,
        field,
        profile,
        confidence: 0.4,
        reason: `No field of ours is meant by "${profile.name}"; it is kept beside the record.`,
      },
    ];
  });
}

/** The column with the longest texts, for evidence whose headers are questions and not names of fields. */
export function longestText(profiles: readonly ColumnProfile[], used: ReadonlySet<number>): Match | undefined {
  const field = fieldsOf('evidence').find(({ key }) => key === 'body');
  const mean = ({ values }: ColumnProfile) => values.reduce((sum, value) => sum + value.length, 0) / Math.max(values.length, 1);
  const [profile] = profiles
    .filter((one) => one.looks === 'long_text' && !used.has(one.index))
    .sort((left, right) => mean(right) - mean(left));
  if (!field || !profile) return undefined;
  return { key: 'body', field, profile, confidence: 0.5, reason: `"${profile.name}" holds the longest texts.` };
}

export function joinNames(
  profiles: readonly ColumnProfile[],
  fields: Record<string, FieldMapping>,
  guesses: FieldGuess[],
  used: Set<number>,
): void {
  const first = profiles.find((profile) => /^(first|given) ?name$/.test(profile.words));
  const last = profiles.find((profile) => /^(last|family|sur) ?name$/.test(profile.words));
  if (fields.name || !first || !last) return;
  fields.name = { sources: [{ is: 'columns', columns: [first.name, last.name], join: ' ' }] };
  guesses.push({
    field: 'name',
    columns: [first.name, last.name],
    confidence: 0.95,
    reason: `"${first.name}" and "${last.name}" make a name.`,
  });
  used.add(first.index).add(last.index);
}
