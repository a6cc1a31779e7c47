import type { TargetFieldAnswer } from '../../../contract/exchange/field.ts';
import type { FieldGuess, MappingGuess, MappingQuestion, RecordKindAnswer } from '../../../contract/exchange/import.ts';
import type { FieldMapping, FieldSource, Mapping, ValueOptions } from '../../../contract/exchange/mapping.ts';
import { columnsOf, type FileSample, hasColumn } from './source-text.ts';

/** A mapping that a member is working on. Every change makes a new one. */

export const fieldOf = (kind: RecordKindAnswer, key: string): TargetFieldAnswer | undefined => {
  const dot = key.indexOf('.');
  return kind.fields.find((field) => (dot === -1 ? field.key === key : field.key === key.slice(0, dot) && field.type === 'attributes'));
};

/** The field that keeps columns which no field means (`attributes`, `traits`, `fields`); undefined where the kind has none. */
export const openField = (kind: RecordKindAnswer): TargetFieldAnswer | undefined =>
  kind.fields.find((field) => field.type === 'attributes');

/** `attributes.plan` → `plan`. */
export const attributeName = (key: string): string | undefined => {
  const dot = key.indexOf('.');
  return dot === -1 ? undefined : key.slice(dot + 1);
};

export const sourcesOf = (mapping: Mapping, key: string): readonly FieldSource[] => mapping.fields[key]?.sources ?? [];

export function withField(mapping: Mapping, key: string, field: FieldMapping | undefined): Mapping {
  const fields = { ...mapping.fields };
  if (field === undefined || field.sources.length === 0) delete fields[key];
  else fields[key] = field;
  return { ...mapping, fields };
}

/** Puts a source at its place in the chain; undefined takes it away, and with the last one the field. */
export function withSource(mapping: Mapping, key: string, at: number, source: FieldSource | undefined): Mapping {
  const before = mapping.fields[key];
  const sources = [...(before?.sources ?? [])];
  if (source === undefined) sources.splice(at, 1);
  else sources[at] = source;
  return withField(mapping, key, { ...before, sources });
}

/** Options that say nothing are left out, so that the mapping names only what differs. */
export function withOptions(source: FieldSource, patch: Partial<ValueOptions>): FieldSource {
  const merged = { ...source.options, ...patch };
  const options = Object.fromEntries(
    Object.entries(merged).filter(
      ([, value]) =>
        value !== undefined &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0) &&
        !(typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0),
    ),
  ) as ValueOptions;
  const { options: _, ...rest } = source;
  return Object.keys(options).length === 0 ? (rest as FieldSource) : { ...(rest as FieldSource), options };
}

export const usedColumns = (mapping: Mapping): Set<string> => {
  const sources = Object.values(mapping.fields).flatMap((field) => field.sources);
  return new Set([...sources.flatMap(columnsOf), ...(mapping.rows?.conditions ?? []).map((condition) => condition.column)]);
};

export const unusedColumns = (file: FileSample, mapping: Mapping): string[] => {
  const used = usedColumns(mapping);
  return file.columns.filter((column) => !used.has(column));
};

/** Fields that still must get a value from somewhere, as alternatives: one of each group is enough. */
export function missingFields(kind: RecordKindAnswer, mapping: Mapping): TargetFieldAnswer[][] {
  if (mapping.mode === 'update_only') {
    const id = fieldOf(kind, 'externalId');
    return id && !mapping.fields['externalId'] ? [[id]] : [];
  }
  const isMapped = (key: string) => Object.keys(mapping.fields).some((one) => one === key || one.startsWith(`${key}.`));
  const required = kind.fields.filter((field) => field.required && !isMapped(field.key)).map((field) => [field]);
  const groups = kind.atLeastOne
    .filter((keys) => !keys.some(isMapped))
    .map((keys) => keys.flatMap((key) => kind.fields.find((field) => field.key === key) ?? []));
  return [...required, ...groups];
}

/** Columns that the mapping names and the file does not have. */
export const lostColumns = (file: FileSample, mapping: Mapping): string[] =>
  [...usedColumns(mapping)].filter((column) => !hasColumn(file, column));

export interface FieldGroup {
  id: 'needed' | 'filled' | 'kept' | 'empty';
  keys: string[];
}

/**
 * The fields of the screen in four groups: needed ones first (filled or not), then those that get a value, columns kept beside the record,
 * and what could be filled too. Inside a group in the order of the kind.
 */
export function groupFields(kind: RecordKindAnswer, mapping: Mapping): FieldGroup[] {
  const plain = kind.fields.filter((field) => field.type !== 'attributes').map((field) => field.key);
  const either = kind.atLeastOne.flat();
  const isNeeded = (key: string) =>
    key === 'externalId' || (kind.fields.find((field) => field.key === key)?.required ?? false) || either.includes(key);
  const isFilled = (key: string) => mapping.fields[key] !== undefined;
  const kept = Object.keys(mapping.fields).filter((key) => attributeName(key) !== undefined);
  return [
    { id: 'needed' as const, keys: plain.filter(isNeeded) },
    { id: 'filled' as const, keys: plain.filter((key) => !isNeeded(key) && isFilled(key)) },
    { id: 'kept' as const, keys: kept },
    { id: 'empty' as const, keys: plain.filter((key) => !isNeeded(key) && !isFilled(key)) },
  ].filter((group) => group.keys.length > 0);
}

export const questionId = (question: MappingQuestion): string => `${question.field} ${question.code}`;

/**
 * What the guess could not decide and nobody has decided since. A question falls away with what it asks about: another column, a field that
 * is no longer filled, a currency that has been named.
 */
export function openQuestions(questions: readonly MappingQuestion[], mapping: Mapping, decided: ReadonlySet<string>): MappingQuestion[] {
  return questions.filter((question) => {
    if (decided.has(questionId(question))) return false;
    const sources = sourcesOf(mapping, question.field);
    if (question.code === 'external_id_unknown') return sources.length === 0;
    const source = sources.find((one) => one.is === 'column' && one.column === question.column);
    if (!source) return false;
    const options = source.options ?? {};
    switch (question.code) {
      case 'currency_missing':
        return options.currency === undefined && sourcesOf(mapping, 'currency').length === 0;
      case 'choice_unknown':
        return options.values === undefined && mapping.fields[question.field]?.whenMalformed !== 'leave';
      default:
        return true;
    }
  });
}

export type Surety = 'sure' | 'likely' | 'unsure';

/** In words, not in figures: the confidence orders guesses, it is no probability. */
export const suretyOf = (confidence: number): Surety => (confidence >= 0.75 ? 'sure' : confidence >= 0.5 ? 'likely' : 'unsure');

/** The guess that stands unchanged behind a field; undefined once the member chose something else. */
export function guessBehind(guess: Pick<MappingGuess, 'fields' | 'mapping'>, mapping: Mapping, key: string): FieldGuess | undefined {
  const found = guess.fields.find((one) => one.field === key);
  if (!found) return undefined;
  const guessed = sourcesOf(guess.mapping, key).map(identityOf).join('|');
  return guessed === sourcesOf(mapping, key).map(identityOf).join('|') ? found : undefined;
}

/** Which source it is, whatever its options. */
const identityOf = (source: FieldSource): string => {
  const { options: _, assumed: __, ...rest } = source;
  return JSON.stringify(rest);
};

/** A name for a column that is kept beside the record. */
export function keepColumn(kind: RecordKindAnswer, mapping: Mapping, column: string): Mapping {
  const open = openField(kind);
  if (!open) return mapping;
  const name = column.replaceAll('.', ' ').slice(0, 90);
  return withField(mapping, `${open.key}.${name}`, { sources: [{ is: 'column', column }] });
}
