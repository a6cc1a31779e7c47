// Which column feeds which field: by the words of its header and by what stands in its cells.
import type { TargetField } from '../../../contract/exchange/field.ts';
import { fieldsOf, type RecordKind } from '../../../contract/exchange/record-kind.ts';
import { asWord, choiceParser, parseCountry, parseCurrency, parseInteger, withNumberRules } from '../cells/index.ts';
import { type ColumnProfile, headerWords } from './column-profile.ts';

export type Match = { key: string; field: TargetField; profile: ColumnProfile; confidence: number; reason: string };

/** Gives each field its best column and each column one field: the surest pairs first. */
export function matchFields(kind: RecordKind, profiles: readonly ColumnProfile[]): Match[] {
  const candidates: Match[] = [];
  for (const field of fieldsOf(kind)) {
    if (field.type === 'attributes') continue;
    for (const profile of profiles) {
      const name = nameScore(field, profile, kind);
      if (name === undefined) continue;
      const fit = contentFit(field, profile);
      const confidence = name.score * fit.factor;
      if (confidence < 0.35) continue;
      candidates.push({ key: field.key, field, profile, confidence, reason: `${name.reason}${fit.reason ? `; ${fit.reason}` : ''}.` });
    }
  }
  candidates.sort((left, right) => right.confidence - left.confidence);
  const fields = new Set<string>();
  const columns = new Set<number>();
  return candidates.filter((candidate) => {
    if (fields.has(candidate.key) || columns.has(candidate.profile.index)) return false;
    fields.add(candidate.key);
    columns.add(candidate.profile.index);
    return true;
  });
}

function nameScore(field: TargetField, profile: ColumnProfile, kind: RecordKind): { score: number; reason: string } | undefined {
  const { words, name } = profile;
  const at = field.synonyms.findIndex(
    (synonym) => headerWords(synonym) === words || synonym.replaceAll(' ', '') === words.replaceAll(' ', ''),
  );
  // The list of names goes from the surest to the vaguest.
  if (at !== -1) return { score: 0.95 - (0.25 * at) / Math.max(field.synonyms.length, 1), reason: `"${name}" is a usual name for it` };
  if (words === asWord(field.label)) return { score: 0.95, reason: `"${name}" is its name` };
  if (field.key === 'externalId' && profile.index === 0 && isIdOf(words, kind))
    return { score: 0.75, reason: `"${name}" is the first column and looks like an id` };
  if (field.key === 'problems' && /\b(themes?|reasons?)$/.test(words)) return { score: 0.7, reason: `"${name}" names themes or reasons` };
  const tokens = new Set(words.split(' '));
  let best = 0;
  let matched = '';
  for (const synonym of field.synonyms) {
    const parts = headerWords(synonym).split(' ');
    if (parts.length < 2 || !parts.every((part) => tokens.has(part))) continue;
    const score = 0.6 * (parts.length / tokens.size);
    if (score > best) {
      best = score;
      matched = synonym;
    }
  }
  return best > 0 ? { score: best, reason: `"${name}" contains "${matched}"` } : undefined;
}

const isIdOf = (words: string, kind: RecordKind) =>
  /(^|\s)(id|key|number|no|nr)$/.test(words) || words === asWord(kind) || words === 'column 1' || words === 'index';

type Fit = { factor: number; reason?: string };

/** How well the cells fit the field: 1 fits, 0 cannot be. An empty column fits everything a little. */
function contentFit(field: TargetField, profile: ColumnProfile): Fit {
  const { looks, values } = profile;
  if (looks === 'empty') return { factor: 0.6, reason: 'it is empty in the sample' };
  switch (field.type) {
    case 'day':
    case 'instant':
      return looks === 'date' ? { factor: 1, reason: 'its cells are dates' } : { factor: 0 };
    case 'money':
    case 'decimal':
    case 'share':
      return looks === 'number' ? { factor: 1, reason: 'its cells are numbers' } : { factor: 0.1 };
    case 'integer': {
      const read = withNumberRules(parseInteger, field);
      const share = values.filter((value) => read(value).ok).length / values.length;
      return { factor: share >= 0.8 ? 1 : share * 0.5 };
    }
    case 'choice': {
      const read = choiceParser(field.choices ?? []);
      const known = profile.distinct.filter((value) => read(value).ok).length / Math.max(profile.distinct.length, 1);
      return profile.distinct.length > 60 || looks === 'date' ? { factor: 0.1 } : { factor: 0.45 + 0.55 * known };
    }
    case 'currency':
      return values.every((value) => parseCurrency(value).ok) ? { factor: 1 } : { factor: 0 };
    case 'country': {
      const share = profile.distinct.filter((value) => parseCountry(value).ok).length / profile.distinct.length;
      return share >= 0.7 ? { factor: 1, reason: 'its cells are countries' } : { factor: share * 0.4 };
    }
    case 'email':
      return looks === 'email' ? { factor: 1, reason: 'its cells are email addresses' } : { factor: 0.05 };
    case 'url':
      return looks === 'url' ? { factor: 1, reason: 'its cells are links' } : { factor: 0 };
    case 'domains':
      return looks === 'domain' || looks === 'url' ? { factor: 1, reason: 'its cells are domains' } : { factor: 0.05 };
    case 'boolean':
      return { factor: looks === 'boolean' ? 1 : 0 };
    case 'problems':
      return looks === 'long_text' && profile.distinctShare > 0.5 && values.length > 5
        ? { factor: 0.4 }
        : looks === 'number' || looks === 'date'
          ? { factor: 0.2 }
          : { factor: 1 };
    case 'text':
      return looks === 'number' || looks === 'date' || looks === 'boolean' ? { factor: 0.2 } : { factor: looks === 'long_text' ? 1 : 0.9 };
    case 'line':
      return lineFit(field, profile);
    default:
      return looks === 'date' || looks === 'boolean' ? { factor: 0.2 } : { factor: 1 };
  }
}

function lineFit(field: TargetField, profile: ColumnProfile): Fit {
  if (field.key === 'externalId') {
    if (profile.filledShare < 0.99) return { factor: 0.2 };
    return profile.distinctShare === 1 ? { factor: 1, reason: 'no two cells are the same' } : { factor: 0.15 };
  }
  if (profile.looks === 'date' || profile.looks === 'boolean') return { factor: 0.1 };
  if (field.key === 'name' || field.key === 'title') return { factor: profile.looks === 'number' ? 0.2 : 1 };
  return { factor: 1 };
}

export const inHundredths = (confidence: number) => Math.round(confidence * 100) / 100;
