import type { FieldGuess, MappingGuess, MappingQuestion } from '../../../../contract/exchange/import.ts';
import type { FieldMapping, FieldSource, Mapping, ValueOptions } from '../../../../contract/exchange/mapping.ts';
import { findField } from '../../../../contract/exchange/record-kind.ts';
import type { ColumnProfile } from '../column-profile.ts';
import { statusFromStage } from '../derived-fields.ts';
import { type GuessInput, guessMapping, profileFile } from '../guess.ts';
import { withOptions } from '../option-guess.ts';
import { columnFinder } from '../source.ts';
import { githubMappings } from './github.ts';
import { hubspotMappings } from './hubspot.ts';
import type { ReadyField, ReadyMapping } from './ready-mapping.ts';
import { salesforceMappings } from './salesforce.ts';

export const readyMappings: readonly ReadyMapping[] = [...hubspotMappings, ...salesforceMappings, ...githubMappings];

/** A ready mapping made for one file. */
export type ReadyGuess = { id: string; name: string; testedWith: string | null; guess: MappingGuess };

/** A column that the ready mapping does not name is taken where the guess is so sure of it. */
const sureEnough = 0.6;

/**
 * The ready mappings whose headers the file has, the most telling first.
 *
 * Shape   The guess of each is a whole one: what the mapping names, then what the cells say of it (order of dates, decimal sign, currency), then
 *         columns of the file's own.
 */
export function recogniseFile(input: Omit<GuessInput, 'kind' | 'source'>): ReadyGuess[] {
  const find = columnFinder(input.columns);
  const known = readyMappings.filter(({ tells }) => tells.every((group) => group.some((column) => find(column) !== undefined)));
  if (known.length === 0) return [];
  const profiles = profileFile(input);
  return known
    .sort((left, right) => right.tells.length - left.tells.length)
    .map((ready) => ({ id: ready.id, name: ready.name, testedWith: ready.testedWith, guess: guessBy(ready, input, profiles) }));
}

function guessBy(ready: ReadyMapping, input: Omit<GuessInput, 'kind' | 'source'>, profiles: readonly ColumnProfile[]): MappingGuess {
  const { kind, source, name } = ready;
  const find = columnFinder(input.columns);
  const profileOf = (column: string) => profiles[find(column) ?? -1];
  const base = guessMapping({ ...input, kind, source });
  const questions: MappingQuestion[] = [];
  const fields: Record<string, FieldMapping> = {};
  const guesses: FieldGuess[] = [];
  const used = new Set<string>();
  const hasCurrency = Object.entries(ready.fields).some(
    ([key, field]) => findField(kind, key)?.type === 'currency' && sourcesOf(field, profileOf).length > 0,
  );
  for (const [key, field] of Object.entries(ready.fields)) {
    const sources = sourcesOf(field, profileOf).map((one) => optioned(one, key, ready, hasCurrency, questions, profileOf));
    if (sources.length === 0) continue;
    fields[key] = { sources, ...(field.whenMalformed ? { whenMalformed: field.whenMalformed } : {}) };
    const columns = sources.flatMap(columnsOf);
    for (const column of columns) used.add(column);
    guesses.push({ field: key, columns, confidence: 1, reason: `So do ${name} name it.` });
  }
  const stage = ready.fields['stage'] && kind === 'deal' ? fields['stage']?.sources[0] : undefined;
  const stageProfile = stage?.is === 'column' ? profileOf(stage.column) : undefined;
  if (stageProfile) {
    fields['status'] = { sources: [statusFromStage(stageProfile)] };
    const reason = `The stages in "${stageProfile.name}" say which deals are won or lost.`;
    guesses.push({ field: 'status', columns: [stageProfile.name], confidence: 0.9, reason });
  }
  for (const guess of base.fields) {
    const isOpen = guess.field.includes('.');
    if (fields[guess.field] || guess.columns.some((column) => used.has(column)) || guess.columns.length === 0) continue;
    if (!isOpen && guess.confidence < sureEnough) continue;
    const mapped = base.mapping.fields[guess.field];
    if (mapped) fields[guess.field] = mapped;
    guesses.push(guess);
    questions.push(...base.questions.filter((question) => question.field === guess.field));
    for (const column of guess.columns) used.add(column);
  }
  const conditions = (ready.leaveOut ?? []).filter(({ column }) => find(column) !== undefined);
  const mapping: Mapping = {
    ...base.mapping,
    fields,
    note: `Ready mapping: ${name}`,
    ...(conditions.length > 0 ? { rows: { match: 'all' as const, conditions } } : {}),
  };
  return { kinds: base.kinds, mapping, fields: guesses, unmapped: input.columns.filter((column) => !used.has(column)), questions };
}

type FindProfile = (column: string) => ColumnProfile | undefined;

function sourcesOf(field: ReadyField, profileOf: FindProfile): FieldSource[] {
  if ('constant' in field) return [{ is: 'constant', value: field.constant, ...(field.assumed ? { assumed: field.assumed } : {}) }];
  if ('joined' in field) {
    const columns = field.joined.flatMap((name) => profileOf(name)?.name ?? []);
    return columns.length === 0 ? [] : [{ is: 'columns', columns, join: ' ' }];
  }
  const column = field.column.map(profileOf).find((profile) => profile !== undefined);
  return column ? [{ is: 'column', column: column.name, ...(field.options ? { options: field.options } : {}) }] : [];
}

const columnsOf = (source: FieldSource): string[] =>
  source.is === 'column' ? [source.column] : source.is === 'columns' ? source.columns : [];

/** What the cells decide, under what the mapping says; a question that the mapping answers is not asked. */
function optioned(
  source: FieldSource,
  key: string,
  { kind, name }: ReadyMapping,
  hasCurrency: boolean,
  questions: MappingQuestion[],
  profileOf: FindProfile,
): FieldSource {
  const field = findField(kind, key);
  const profile = source.is === 'column' ? profileOf(source.column) : undefined;
  if (source.is !== 'column' || !field || !profile) return source;
  const asked: MappingQuestion[] = [];
  const { options: seen } = withOptions({ key, field, profile, confidence: 1, reason: `So do ${name} name it.` }, hasCurrency, asked);
  const options: ValueOptions = { ...seen, ...source.options };
  // A column that feeds two fields is asked about once.
  const isNew = (question: MappingQuestion) => !questions.some(({ code, column }) => code === question.code && column === question.column);
  questions.push(...asked.filter((question) => isNew(question) && !(question.code === 'choice_unknown' && source.options?.values)));
  return { ...source, ...(Object.keys(options).length > 0 ? { options } : {}) };
}
