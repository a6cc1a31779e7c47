import type { TargetField } from '../../../contract/exchange/field.ts';
import type { FieldGuess, KindGuess, MappingGuess, MappingQuestion } from '../../../contract/exchange/import.ts';
import type { FieldMapping, FieldSource, Mapping, ValueOptions } from '../../../contract/exchange/mapping.ts';
import { fieldsOf, kindRules, type RecordKind, recordKinds } from '../../../contract/exchange/record-kind.ts';
import { asWord, choiceParser, parseCountry, parseCurrency, parseInteger, withNumberRules } from '../cells/index.ts';
import { type ColumnProfile, headerWords, profileColumn } from './column-profile.ts';

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

/**
 * Guesses what a file brings and how its columns map, each part with a confidence and a reason in words.
 *
 * Shape   `kinds` has the best first. `questions` are what the sample cannot decide; a mapping with open questions should not run unseen.
 *         The mapping may still lack required fields: `compileMapping` says which.
 * Units   confidence: 0–1, to order by and to colour, no probability.
 */
export function guessMapping(input: GuessInput): MappingGuess {
  const profiles = input.columns.map((name, index) => profileColumn(name, index, input.sample));
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
    guesses.push({ field: guess.key, columns: [guess.profile.name], confidence: round(guess.confidence), reason: guess.reason });
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

const round = (confidence: number) => Math.round(confidence * 100) / 100;

/** `ravenstack_accounts.csv` → `ravenstack accounts`: the member will name the system better. */
function sourceFrom(fileName: string | undefined): string {
  const base = (fileName ?? '').replace(/^.*[\\/]/, '').replace(/(\.\w{1,5})+$/, '');
  const words = asWord(base.replaceAll(/[^\p{L}\p{N}]+/gu, ' '))
    .slice(0, 100)
    .trim();
  return words === '' ? 'file' : words;
}

/** Words of a header or of a file name that only one kind of record has. */
const tellingWords: Readonly<Record<RecordKind, readonly string[]>> = {
  account: [
    'industry',
    'employees',
    'domain',
    'website',
    'subsidiary of',
    'annual revenue',
    'parent account',
    'plan tier',
    'seats',
    'number of employees',
  ],
  person: ['email', 'first name', 'last name', 'job title', 'full name', 'contact id'],
  membership: ['membership', 'joined at', 'left at'],
  revenue_line: [
    'mrr',
    'mrr amount',
    'arr',
    'arr amount',
    'subscription id',
    'billing frequency',
    'billing period',
    'is trial',
    'invoice id',
  ],
  contract: ['renewal date', 'contract start', 'contract end', 'contract id', 'notice period', 'notice days'],
  deal: [
    'deal stage',
    'opportunity id',
    'deal id',
    'close date',
    'close value',
    'probability',
    'pipeline',
    'deal name',
    'opportunity name',
  ],
  stakeholder_role: ['buying role', 'influence', 'stance', 'stakeholder role', 'contact role'],
  evidence: [
    'ticket id',
    'feedback',
    'feedback text',
    'priority',
    'satisfaction score',
    'votes',
    'comment',
    'reason code',
    'themes',
    'verbatim',
    'status',
    'hinderances',
    'submitted at',
    'review',
  ],
  problem: ['effort', 'impact', 'problem', 'problem statement', 'reach', 'effort weeks', 'obstacle'],
};

const fileWords: Readonly<Record<RecordKind, RegExp>> = {
  account: /\b(accounts?|compan(y|ies)|organi[sz]ations?|customers?)\b/,
  person: /\b(contacts?|persons?|people|users?|leads?)\b/,
  membership: /\bmemberships?\b/,
  revenue_line: /\b(subscriptions?|revenue|invoices?|mrr)\b/,
  contract: /\b(contracts?|agreements?)\b/,
  deal: /\b(deals?|opportunit(y|ies)|pipeline)\b/,
  stakeholder_role: /\b(roles?|stakeholders?)\b/,
  evidence: /\b(tickets?|feedback|survey|responses?|votes?|voted|issues?|reviews?|churn|interviews?|cases?|themes)\b/,
  problem: /\b(problems?|backlog|ideas?|features?)\b/,
};

function guessKinds(profiles: readonly ColumnProfile[], fileName: string | undefined): KindGuess[] {
  const name = sourceFrom(fileName);
  const scored = recordKinds.map((kind) => {
    const told = profiles.filter((profile) => tellingWords[kind].includes(profile.words)).map((profile) => profile.name);
    const matches = matchFields(kind, profiles);
    const required = fieldsOf(kind).filter((field) => field.required && field.key !== 'kind' && field.key !== 'period');
    const present = required.filter((field) => matches.some((match) => match.key === field.key)).length;
    const isNamed = fileName !== undefined && fileWords[kind].test(name);
    const fit = matches.reduce((sum, match) => sum + match.confidence, 0) / Math.max(6, Math.min(profiles.length, 12));
    const base = Math.min(told.length, 3) * 0.15 + Math.min(fit, 1) * 0.25 + (isNamed ? 0.25 : 0);
    const confidence = Math.min(base, 1) * (required.length === 0 ? 1 : 0.4 + (0.6 * present) / required.length);
    return { kind, confidence: round(confidence), reason: reasonOfKind(kind, told, isNamed, matches.length) };
  });
  // Free text or votes in a file are something that was said, whatever else stands beside it.
  const long = profiles.find((profile) => profile.looks === 'long_text');
  const evidence = scored.find(({ kind }) => kind === 'evidence');
  if (long && evidence) {
    evidence.confidence = round(Math.min(1, evidence.confidence + 0.15));
    evidence.reason = `${evidence.reason.replace(/\.$/, '')}; "${long.name}" holds text.`;
  }
  return scored.filter(({ confidence }) => confidence > 0.05).sort((left, right) => right.confidence - left.confidence);
}

function reasonOfKind(kind: RecordKind, told: readonly string[], isNamed: boolean, matched: number): string {
  const parts: string[] = [];
  if (isNamed) parts.push('the file name says so');
  if (told.length > 0)
    parts.push(
      `${told
        .slice(0, 3)
        .map((name) => `"${name}"`)
        .join(', ')} ${told.length === 1 ? 'belongs' : 'belong'} to ${kindRules[kind].plural}`,
    );
  if (parts.length === 0) parts.push(`${matched} columns fit`);
  const sentence = parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

type Match = { key: string; field: TargetField; profile: ColumnProfile; confidence: number; reason: string };

/** Gives each field its best column and each column one field: the surest pairs first. */
function matchFields(kind: RecordKind, profiles: readonly ColumnProfile[]): Match[] {
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

/** The options that the cells themselves decide, and a question for each that they do not. */
function withOptions(match: Match, hasCurrencyColumn: boolean, questions: MappingQuestion[]): { options?: ValueOptions } {
  const { field, profile, key } = match;
  const options: ValueOptions = {};
  const ask = (code: string, message: string) => questions.push({ field: key, column: profile.name, code, message });
  const isDate = field.type === 'day' || field.type === 'instant' || (field.type === 'attributes' && profile.looks === 'date');
  if (isDate && profile.date) {
    if (profile.date.order !== 'ymd') options.dateOrder = profile.date.order;
    if (!profile.date.certain) ask('date_ambiguous', `${sentence(profile.date.reason)}. Say whether the day or the month comes first.`);
    else match.reason = `${match.reason.replace(/\.$/, '')}: ${profile.date.reason}.`;
  }
  const isNumber =
    field.type === 'money' ||
    field.type === 'decimal' ||
    field.type === 'share' ||
    field.type === 'integer' ||
    (field.type === 'attributes' && profile.looks === 'number');
  if (isNumber && profile.decimal) {
    if (profile.decimal.decimal === ',') options.decimal = ',';
    if (!profile.decimal.certain) ask('number_ambiguous', `${sentence(profile.decimal.reason)}. Check the decimal sign.`);
  }
  if (field.type === 'money') {
    if (profile.currency) options.currency = profile.currency;
    else if (!hasCurrencyColumn) ask('currency_missing', `No currency is named for "${profile.name}". Choose one.`);
  }
  if (field.type === 'attributes') {
    const as = attributeType(profile);
    if (as) options.as = as;
  }
  if (field.type === 'account') options.by = accountKey(profile);
  if (field.type === 'person') {
    options.by = profile.looks === 'email' ? 'email' : /\bname\b/.test(profile.words) ? 'name' : 'externalId';
    if (options.by !== 'name') options.whenMissing = 'create';
  }
  if (field.type === 'problems' || field.type === 'tags') {
    const separator = separatorOf(profile);
    if (separator) options.separator = separator;
  }
  if (field.type === 'choice') noteUnknownChoices(match, ask);
  return Object.keys(options).length > 0 ? { options } : {};
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function attributeType(profile: ColumnProfile): ValueOptions['as'] {
  if (profile.looks === 'boolean') return 'boolean';
  if (profile.looks === 'date') return 'day';
  return profile.looks === 'number' ? 'number' : undefined;
}

function accountKey(profile: ColumnProfile): 'externalId' | 'domain' | 'name' {
  if (profile.looks === 'domain' || profile.looks === 'email' || profile.looks === 'url') return 'domain';
  if (/\b(id|key|number)\b/.test(profile.words)) return 'externalId';
  return profile.looks === 'number' || profile.values.every((value) => /\d/.test(value) && !/\s/.test(value)) ? 'externalId' : 'name';
}

/** A separator counts when the parts come again in other cells: a comma inside a sentence cuts parts that never do. */
function separatorOf(profile: ColumnProfile): string | undefined {
  for (const separator of [';', ',', '|']) {
    const cut = profile.values.filter((value) => value.includes(separator));
    if (cut.length < Math.max(2, profile.values.length * 0.05)) continue;
    const parts = cut.flatMap((value) => value.split(separator)).map((part) => part.trim());
    if (new Set(parts).size <= parts.length * 0.6) return separator;
  }
  return undefined;
}

function noteUnknownChoices({ field, profile }: Match, ask: (code: string, message: string) => void): void {
  const read = choiceParser(field.choices ?? []);
  const unknown = profile.distinct.filter((value) => !read(value).ok);
  if (unknown.length === 0) return;
  const shown = unknown
    .slice(0, 5)
    .map((value) => `"${value}"`)
    .join(', ');
  ask(
    'choice_unknown',
    `Say what ${shown}${unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''} mean for ${field.label.toLowerCase()}.`,
  );
}

/** Columns by which evidence can be sorted: numbers, days, yes and no, and the few words of a choice. Free answers are evidence of their own. */
const isSortable = (profile: ColumnProfile) =>
  profile.filledShare >= 0.02 &&
  (['number', 'date', 'boolean'].includes(profile.looks) ||
    (profile.looks === 'word' && profile.distinct.length <= 30 && profile.distinctShare < 0.5));

/** What is left is kept where the kind has room: every column of an account or a person, the short ones of evidence. */
function leftovers(kind: RecordKind, profiles: readonly ColumnProfile[], used: ReadonlySet<number>): Match[] {
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

/** Values that no column holds but the file as a whole says: the kind of evidence, the period of an amount, a title made of fields. */
function addDerived(
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

/** The column with the longest texts, for evidence whose headers are questions and not names of fields. */
function longestText(profiles: readonly ColumnProfile[], used: ReadonlySet<number>): Match | undefined {
  const field = fieldsOf('evidence').find(({ key }) => key === 'body');
  const mean = ({ values }: ColumnProfile) => values.reduce((sum, value) => sum + value.length, 0) / Math.max(values.length, 1);
  const [profile] = profiles
    .filter((one) => one.looks === 'long_text' && !used.has(one.index))
    .sort((left, right) => mean(right) - mean(left));
  if (!field || !profile) return undefined;
  return { key: 'body', field, profile, confidence: 0.5, reason: `"${profile.name}" holds the longest texts.` };
}

/** Won and lost are told by the words of the stage; every other stage is open. */
function statusFromStage(profile: ColumnProfile): FieldSource {
  const status = (stage: string) =>
    /\bwon\b|closedwon/i.test(stage) ? 'won' : /\blost\b|closedlost|disqualified/i.test(stage) ? 'lost' : 'open';
  const values = Object.fromEntries(profile.distinct.slice(0, 200).map((stage) => [stage, status(stage)]));
  return { is: 'column', column: profile.name, options: { values, otherwise: 'refuse' } };
}

function joinNames(
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
