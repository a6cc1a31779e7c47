// The rules of segments: what a condition may ask, what it says in words, and which conditions put a record in.
import {
  type SegmentCondition,
  type SegmentDefinition,
  type SegmentFieldType,
  type SegmentKind,
  type SegmentRule,
  segmentFields,
  segmentLimits,
  segmentOperators,
} from '../../contract/people/segment.ts';
import type { Issue } from '../platform/errors.ts';
import { findSegmentSource } from './segment-source.ts';

export type SegmentLeaf = Exclude<SegmentRule, { all: SegmentRule[] } | { any: SegmentRule[] } | { not: SegmentRule }>;

/** The attributes of a record that its company invents: any name, any of text, number, yes or no. */
const customPrefix: Record<SegmentKind, readonly string[]> = { account: ['attributes.'], person: ['traits.', 'account.attributes.'] };

export type FieldType = SegmentFieldType | 'custom';

export function typeOfField(kind: SegmentKind, field: string): FieldType | undefined {
  const fields: Readonly<Record<string, SegmentFieldType>> = segmentFields[kind];
  if (Object.hasOwn(fields, field)) return fields[field];
  return customPrefix[kind].some((prefix) => field.startsWith(prefix) && field.length > prefix.length) ? 'custom' : undefined;
}

const customOperators: readonly string[] = [...new Set([...segmentOperators.text, ...segmentOperators.number])];

/** All leaves of a rule, from left to right: the order in which their answers are selected. */
export function leavesOf(rule: SegmentRule): SegmentLeaf[] {
  if ('all' in rule) return rule.all.flatMap(leavesOf);
  if ('any' in rule) return rule.any.flatMap(leavesOf);
  if ('not' in rule) return leavesOf(rule.not);
  return [rule];
}

/** What is wrong with a rule; empty when it can be asked. `sources` are the ports that answer conditions of other areas. */
export function faultsOfRule(
  kind: SegmentKind,
  rule: SegmentRule,
  sources: readonly { name: string; kinds: readonly SegmentKind[] }[],
): Issue[] {
  const leaves = leavesOf(rule);
  if (leaves.length > segmentLimits.conditions)
    return [
      { path: 'definition.rule', code: 'too_many_conditions', message: `A rule has at most ${segmentLimits.conditions} conditions.` },
    ];
  return leaves.flatMap((leaf, index) => {
    const fault = faultOfLeaf(kind, leaf, sources);
    return fault ? [{ path: `definition.rule.${index}`, code: fault.code, message: fault.message }] : [];
  });
}

type Fault = { code: string; message: string };

function faultOfLeaf(
  kind: SegmentKind,
  leaf: SegmentLeaf,
  sources: readonly { name: string; kinds: readonly SegmentKind[] }[],
): Fault | null {
  if ('segmentId' in leaf) return null;
  if ('source' in leaf) {
    const source = sources.find((candidate) => candidate.name === leaf.source);
    if (!source) return { code: 'source_unknown', message: `Nobody here answers conditions of “${leaf.source}”.` };
    return source.kinds.includes(kind) ? null : { code: 'source_unknown', message: `“${leaf.source}” knows nothing of ${kind}s.` };
  }
  const type = typeOfField(kind, leaf.field);
  if (type === undefined) return { code: 'field_unknown', message: `A rule over ${kind}s has no field “${leaf.field}”.` };
  const operators: readonly string[] = type === 'custom' ? customOperators : segmentOperators[type];
  if (!operators.includes(leaf.op)) return { code: 'operator_does_not_fit', message: `“${leaf.field}” cannot be asked “${leaf.op}”.` };
  return faultOfValue(leaf, type);
}

function faultOfValue({ field, op, value }: SegmentCondition, type: FieldType): Fault | null {
  const misfit = (message: string): Fault => ({ code: 'value_does_not_fit', message: `“${field}”: ${message}` });
  if (op === 'known' || op === 'unknown') return value === undefined ? null : misfit('takes no value here.');
  if (value === undefined) return misfit('a value is missing.');
  if ((op === 'in') !== Array.isArray(value)) return misfit(op === 'in' ? 'give a list.' : 'give one value.');
  const values = Array.isArray(value) ? value : [value];
  const needsNumber = type === 'number' || op === 'at_least' || op === 'at_most';
  if (needsNumber) return values.every((one) => typeof one === 'number' && Number.isFinite(one)) ? null : misfit('give a number.');
  if (type === 'day') return values.every((one) => typeof one === 'string' && isDay(one)) ? null : misfit('give a day, YYYY-MM-DD.');
  if (type === 'custom' && op !== 'contains' && op !== 'starts_with') return null;
  return values.every((one) => typeof one === 'string') ? null : misfit('give text.');
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** A name for each id that a rule mentions; an id without one stands for itself. Revenue (minor units a year) as people say it. */
export type NameOf = ((id: string) => string) & { money?: (minor: number) => string };

const operatorWords: Record<SegmentCondition['op'], string> = {
  is: 'is',
  is_not: 'is not',
  in: 'is one of',
  contains: 'contains',
  starts_with: 'starts with',
  at_least: 'is at least',
  at_most: 'is at most',
  on_or_after: 'is on or after',
  before: 'is before',
  known: 'is known',
  unknown: 'is not known',
};

export function wordsOfLeaf(leaf: SegmentLeaf, nameOf: NameOf): string {
  if ('segmentId' in leaf) return `is in ${nameOf(leaf.segmentId)}`;
  const source = 'source' in leaf ? findSegmentSource(leaf.source) : undefined;
  if ('source' in leaf && source?.words && source.fault(leaf.value) === null) return source.words(leaf.value);
  if ('source' in leaf)
    return `${leaf.source}: ${Object.entries(leaf.value)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ')}`;
  const values = leaf.value === undefined ? [] : Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  const shown = values.slice(0, 5).map((value) => wordsOfValue(leaf.field, value, nameOf));
  const more = values.length > 5 ? ` and ${values.length - 5} more` : '';
  const field = leaf.field
    .replace(/^(account\.)?(attributes|traits)\./, '$1')
    .replace('account.', 'account ')
    .replaceAll('_', ' ');
  return [field, operatorWords[leaf.op], `${shown.join(', ')}${more}`].filter(Boolean).join(' ');
}

const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
/** Values that the system names itself (`at_risk`, `economic_buyer`); any other text stands as it was typed. */
const namedFields = new Set(['stage', 'role', 'account.stage']);

function wordsOfValue(field: string, value: string | number | boolean, nameOf: NameOf): string {
  if (typeof value === 'number') return field === 'recurring_revenue' && nameOf.money ? nameOf.money(value) : figures.format(value);
  return namedFields.has(field) ? String(value).replaceAll('_', ' ') : nameOf(String(value));
}

/** A definition in one line of plain words. */
export function wordsOfDefinition(definition: SegmentDefinition, nameOf: NameOf): string {
  if ('list' in definition) return definition.list.length === 1 ? 'a list of 1' : `a list of ${definition.list.length}`;
  return wordsOfRule(definition.rule, nameOf, false);
}

function wordsOfRule(rule: SegmentRule, nameOf: NameOf, nested: boolean): string {
  if ('not' in rule) return `not (${wordsOfRule(rule.not, nameOf, false)})`;
  if ('all' in rule || 'any' in rule) {
    const [parts, joint] = 'all' in rule ? [rule.all, ' and '] : [rule.any, ' or '];
    const joined = parts.map((part) => wordsOfRule(part, nameOf, parts.length > 1)).join(joint);
    return nested && parts.length > 1 ? `(${joined})` : joined;
  }
  return wordsOfLeaf(rule, nameOf);
}

/**
 * Which conditions put a record in: those that hold, and for a `not` those that do not.
 *
 * Shape   `holds` has one answer for each leaf, in the order of `leavesOf`.
 */
export function reasonsOf(rule: SegmentRule, holds: readonly boolean[], nameOf: NameOf): string[] {
  let next = 0;
  const walk = (part: SegmentRule): { holds: boolean; why: string[] } => {
    if ('not' in part) {
      const start = next;
      const inner = walk(part.not);
      if (inner.holds) return { holds: false, why: [] };
      const denied = leavesOf(part.not).filter((_, index) => !(holds[start + index] ?? false));
      return { holds: true, why: denied.map((leaf) => `not: ${wordsOfLeaf(leaf, nameOf)}`) };
    }
    if ('all' in part || 'any' in part) {
      const parts = ('all' in part ? part.all : part.any).map(walk);
      const isMet = 'all' in part ? parts.every((one) => one.holds) : parts.some((one) => one.holds);
      return { holds: isMet, why: isMet ? parts.filter((one) => one.holds).flatMap((one) => one.why) : [] };
    }
    const isMet = holds[next++] ?? false;
    return { holds: isMet, why: isMet ? [wordsOfLeaf(part, nameOf)] : [] };
  };
  return [...new Set(walk(rule).why)];
}

/** Every id that a definition refers to, for names in words and for checks. */
export function idsIn(rule: SegmentRule): string[] {
  return leavesOf(rule).flatMap((leaf) => {
    if ('segmentId' in leaf) return [leaf.segmentId];
    if ('source' in leaf || leaf.value === undefined) return [];
    return (Array.isArray(leaf.value) ? leaf.value : [leaf.value]).filter(
      (value): value is string => typeof value === 'string' && /^[a-z]{3}_\w{20}$/.test(value),
    );
  });
}
