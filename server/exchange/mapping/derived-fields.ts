// Values that no column holds but the file as a whole says.
import type { FieldGuess } from '../../../contract/exchange/import.ts';
import type { FieldMapping, FieldSource } from '../../../contract/exchange/mapping.ts';
import type { RecordKind } from '../../../contract/exchange/record-kind.ts';
import { asWord } from '../cells/index.ts';
import { type ColumnProfile, headerWords } from './column-profile.ts';
import { sourceFrom } from './source-name.ts';

/** Values that no column holds but the file as a whole says: the kind of evidence, the period of an amount, a title made of fields. */
export function addDerived(
  kind: RecordKind,
  profiles: readonly ColumnProfile[],
  fields: Record<string, FieldMapping>,
  guesses: FieldGuess[],
  fileName: string | undefined,
): void {
  const say = (field: string, source: FieldSource, confidence: number, reason: string) => {
    if (fields[field]) return;
    fields[field] = { sources: [source] };
    guesses.push({ field, columns: [], confidence, reason });
  };
  const columnOf = (field: string) => guesses.find((guess) => guess.field === field)?.columns[0];
  if (kind === 'revenue_line' || kind === 'deal') {
    const words = headerWords(columnOf('amount') ?? '');
    if (/\bmrr\b|\bmonth/.test(words)) say('period', { is: 'constant', value: 'month' }, 0.9, `"${columnOf('amount')}" is for a month.`);
    else if (/\barr\b|\bacv\b|\bannual|\byear/.test(words))
      say('period', { is: 'constant', value: 'year' }, 0.9, `"${columnOf('amount')}" is for a year.`);
    else if (kind === 'deal')
      say('period', { is: 'constant', value: 'once' }, 0.4, 'Nothing says how often the amount is paid; taken as once.');
  }
  const stage = kind === 'deal' ? profiles.find(({ name }) => name === columnOf('stage')) : undefined;
  if (stage && stage.distinct.length <= 60)
    say('status', statusFromStage(stage), 0.7, `The stages in "${stage.name}" say which deals are won or lost.`);
  const name = kind === 'account' ? profiles.find((profile) => profile.name === columnOf('name')) : undefined;
  if (name?.distinctShare === 1 && name.filledShare === 1) {
    say('externalId', { is: 'column', column: name.name }, 0.5, `There is no id, but no two rows have the same "${name.name}".`);
  }
  if (kind !== 'evidence') return;
  const told = evidenceKindOf(profiles, fileName);
  say('kind', { is: 'constant', value: told.kind }, told.confidence, told.reason);
  if (fields.title || fields.body) return;
  const parts = ['reason_code', 'priority', 'status', 'type', 'category']
    .map((word) => profiles.find((profile) => profile.words === asWord(word)))
    .filter((profile) => profile !== undefined);
  const id = columnOf('externalId');
  const template = [id && `{${id}}`, ...parts.slice(0, 2).map((profile) => `{${profile.name}}`)].filter(Boolean).join(' · ');
  if (template !== '') say('title', { is: 'template', template }, 0.5, 'No column holds text, so a title is built from fields.');
}

/** Won and lost are told by the words of the stage; every other stage is open. */
export function statusFromStage(profile: ColumnProfile): FieldSource {
  const status = (stage: string) =>
    /\bwon\b|closedwon/i.test(stage) ? 'won' : /\blost\b|closedlost|disqualified/i.test(stage) ? 'lost' : 'open';
  const values = Object.fromEntries(profile.distinct.slice(0, 200).map((stage) => [stage, status(stage)]));
  return { is: 'column', column: profile.name, options: { values, otherwise: 'refuse' } };
}

function evidenceKindOf(
  profiles: readonly ColumnProfile[],
  fileName: string | undefined,
): { kind: string; confidence: number; reason: string } {
  const words = new Set([...sourceFrom(fileName).split(' '), ...profiles.flatMap((profile) => profile.words.split(' '))]);
  const signs: readonly (readonly [string, readonly string[]])[] = [
    ['support', ['ticket', 'tickets', 'case', 'cases', 'resolution', 'priority']],
    ['vote', ['votes', 'voted', 'upvotes']],
    ['sales', ['churn', 'deal', 'opportunity']],
    ['survey', ['survey', 'respondent', 'nps', 'responses', 'response', 'themes', 'time started']],
    ['review', ['review', 'reviews', 'stars', 'rating']],
    ['interview', ['interview', 'interviews', 'participant', 'highlight']],
  ];
  for (const [kind, telling] of signs) {
    const word = telling.find((one) => words.has(one));
    if (word) return { kind, confidence: 0.7, reason: `"${word}" speaks of ${kind}.` };
  }
  return { kind: 'survey', confidence: 0.2, reason: 'Nothing says where it comes from; choose.' };
}
