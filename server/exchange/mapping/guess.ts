import type { FieldGuess, MappingGuess, MappingQuestion } from '../../../contract/exchange/import.ts';
import type { FieldMapping, Mapping } from '../../../contract/exchange/mapping.ts';
import type { RecordKind } from '../../../contract/exchange/record-kind.ts';
import { type ColumnProfile, profileColumn } from './column-profile.ts';
import { addDerived } from './derived-fields.ts';
import { inHundredths, type Match, matchFields } from './field-match.ts';
import { guessKinds } from './kind-guess.ts';
import { joinNames, leftovers, longestText } from './leftover-columns.ts';
import { withOptions } from './option-guess.ts';
import { agreed } from './reading.ts';
import { sourceFrom } from './source-name.ts';

export type GuessInput = {
  columns: readonly string[];
  /** Rows of cells from the beginning of the file; a thousand are plenty. */
  sample: readonly (readonly string[])[];
  /** Known already: the member chose it. */
  kind?: RecordKind;
  /** The namespace of the external ids, by default made from the file name. */
  source?: string;
  fileName?: string;
  productId?: string;
};

/** What each column looks like, and how the file writes dates and numbers as a whole. */
export const profileFile = ({ columns, sample }: Pick<GuessInput, 'columns' | 'sample'>): ColumnProfile[] =>
  agreed(columns.map((name, index) => profileColumn(name, index, sample)));

/**
 * Guesses what a file brings and how its columns map, each part with a confidence and a reason in words.
 *
 * Shape   `kinds` has the best first. `questions` are what the sample cannot decide; a mapping with open questions should not run unseen.
 *         The mapping may still lack required fields: `compileMapping` says which.
 * Units   confidence: 0–1, to order by and to colour, no probability.
 */
export function guessMapping(input: GuessInput): MappingGuess {
  const profiles = profileFile(input);
  const kinds = guessKinds(profiles, input.fileName);
  const kind = input.kind ?? kinds[0]?.kind ?? 'evidence';
  const matches = matchFields(kind, profiles);
  const questions: MappingQuestion[] = [];
  const fields: Record<string, FieldMapping> = {};
  const guesses: FieldGuess[] = [];
  const used = new Set<number>();
  const add = (guess: Match, mapped: FieldMapping) => {
    fields[guess.key] = mapped;
    used.add(guess.profile.index);
    guesses.push({ field: guess.key, columns: [guess.profile.name], confidence: inHundredths(guess.confidence), reason: guess.reason });
  };

  const hasCurrencyColumn = matches.some((match) => match.field.type === 'currency');
  for (const match of matches)
    add(match, { sources: [{ is: 'column', column: match.profile.name, ...withOptions(match, hasCurrencyColumn, questions) }] });
  const text = kind === 'evidence' && !fields.body ? longestText(profiles, used) : undefined;
  if (text) add(text, { sources: [{ is: 'column', column: text.profile.name }] });
  if (kind === 'person') joinNames(profiles, fields, guesses, used);
  for (const match of leftovers(kind, profiles, used))
    add(match, { sources: [{ is: 'column', column: match.profile.name, ...withOptions(match, true, questions) }] });
  addDerived(kind, profiles, fields, guesses, input.fileName);

  const mapping: Mapping = {
    version: 1,
    kind,
    source: input.source ?? sourceFrom(input.fileName),
    mode: 'create_or_update',
    fields,
    ...(input.productId && { productId: input.productId }),
  };
  if (!fields.externalId) {
    const message = 'No column looks like an id. Without one, importing the file again cannot find its rows.';
    questions.push({ field: 'externalId', column: null, code: 'external_id_unknown', message });
  }
  return {
    kinds,
    mapping,
    fields: guesses,
    unmapped: profiles.filter((profile) => !used.has(profile.index)).map(({ name }) => name),
    questions,
  };
}
