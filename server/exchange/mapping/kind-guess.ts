// Which kind of record a file brings.
import type { KindGuess } from '../../../contract/exchange/import.ts';
import { fieldsOf, kindRules, type RecordKind, recordKinds } from '../../../contract/exchange/record-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import { inHundredths, matchFields } from './field-match.ts';
import { sourceFrom } from './source-name.ts';

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

export function guessKinds(profiles: readonly ColumnProfile[], fileName: string | undefined): KindGuess[] {
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
    return { kind, confidence: inHundredths(confidence), reason: reasonOfKind(kind, told, isNamed, matches.length) };
  });
  // Free text or votes in a file are something that was said, whatever else stands beside it.
  const long = profiles.find((profile) => profile.looks === 'long_text');
  const evidence = scored.find(({ kind }) => kind === 'evidence');
  if (long && evidence) {
    evidence.confidence = inHundredths(Math.min(1, evidence.confidence + 0.15));
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
