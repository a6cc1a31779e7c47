import {
  type SegmentCondition,
  type SegmentFieldType,
  type SegmentKind,
  type SegmentOperator,
  type SegmentRule,
  type SegmentSourceCondition,
  segmentFields,
  segmentOperators,
} from '../../../contract/people/segment.ts';
import { parseNumber, readerLocale } from '../../platform/format.ts';

/** A rule as it is edited: a group of lines, each a condition, a segment or a group again. `key` stands still while a line changes. */
export type RuleLine = { key: number } & (
  | { kind: 'condition'; field: string; custom: string; op: SegmentOperator; value: string; values: string[] }
  | { kind: 'segment'; segmentId: string }
  | { kind: 'source'; condition: SegmentSourceCondition }
  | RuleGroup
);
export interface RuleGroup {
  kind: 'group';
  match: 'all' | 'any' | 'none';
  lines: RuleLine[];
}

/** Fields that a company invents: the form asks for their name beside. */
export const customFields: Record<SegmentKind, readonly string[]> = {
  account: ['attributes.'],
  person: ['traits.', 'account.attributes.'],
};

export type FieldType = SegmentFieldType | 'custom';

export function typeOfField(kind: SegmentKind, field: string): FieldType {
  const fields: Readonly<Record<string, SegmentFieldType>> = segmentFields[kind];
  return fields[field] ?? 'custom';
}

export const operatorsOf = (type: FieldType): readonly SegmentOperator[] =>
  type === 'custom' ? ['is', 'is_not', 'in', 'contains', 'starts_with', 'at_least', 'at_most', 'known', 'unknown'] : segmentOperators[type];

export const takesValue = (op: SegmentOperator): boolean => op !== 'known' && op !== 'unknown';

let lastKey = 0;
/** Only tells lines of one form apart. */
const nextKey = (): number => {
  lastKey += 1;
  return lastKey;
};

export const emptyCondition = (kind: SegmentKind): RuleLine & { kind: 'condition' } => ({
  key: nextKey(),
  kind: 'condition',
  field: kind === 'account' ? 'stage' : 'role',
  custom: '',
  op: 'is',
  value: '',
  values: [],
});
/** Who answers what people and accounts did; its values are as a form keeps them. */
export const behaviourSource = 'did';
export const emptyBehaviour = (): RuleLine => ({
  key: nextKey(),
  kind: 'source',
  condition: { source: behaviourSource, value: { event: null, times: 1, days: 30 } },
});
export const emptySegment = (): RuleLine => ({ key: nextKey(), kind: 'segment', segmentId: '' });
export const emptyGroup = (kind: SegmentKind): RuleLine => ({ key: nextKey(), kind: 'group', match: 'any', lines: [emptyCondition(kind)] });

/** The condition that a new group begins with, as long as nobody has touched it. */
const isUntouched = (line: RuleLine, kind: SegmentKind): boolean =>
  line.kind === 'condition' &&
  line.field === emptyCondition(kind).field &&
  line.op === 'is' &&
  line.value === '' &&
  line.values.length === 0;

/** With one line more; a line of another kind takes the place of a first condition that was never filled in. */
export const withLine = (lines: readonly RuleLine[], line: RuleLine, kind: SegmentKind): RuleLine[] => [
  ...(lines.length === 1 && line.kind !== 'condition' ? lines.filter((first) => !isUntouched(first, kind)) : lines),
  line,
];

/** What is stored in minor units is typed in whole ones. Units: minor units in a whole one. */
export interface RuleUnits {
  minorPerMajor: number;
  locale?: string;
}
const isMoney = (field: string): boolean => field === 'recurring_revenue';

/** The rule as a group of lines; what is not a group becomes a group of one. */
export function groupOf(rule: SegmentRule, kind: SegmentKind, units: RuleUnits): RuleGroup {
  if ('all' in rule) return { kind: 'group', match: 'all', lines: rule.all.map((one) => lineOf(one, kind, units)) };
  if ('any' in rule) return { kind: 'group', match: 'any', lines: rule.any.map((one) => lineOf(one, kind, units)) };
  if ('not' in rule) {
    // "Not any of these" is read as one group; any other negation keeps its inner rule as it is.
    const inner = rule.not;
    const lines = 'any' in inner ? inner.any : [inner];
    return { kind: 'group', match: 'none', lines: lines.map((one) => lineOf(one, kind, units)) };
  }
  return { kind: 'group', match: 'all', lines: [lineOf(rule, kind, units)] };
}

function lineOf(rule: SegmentRule, kind: SegmentKind, units: RuleUnits): RuleLine {
  if ('segmentId' in rule) return { key: nextKey(), kind: 'segment', segmentId: rule.segmentId };
  if ('source' in rule) return { key: nextKey(), kind: 'source', condition: rule };
  if ('field' in rule) return conditionLine(rule, kind, units);
  return { key: nextKey(), ...groupOf(rule, kind, units) };
}

function conditionLine({ field, op, value }: SegmentCondition, kind: SegmentKind, units: RuleUnits): RuleLine {
  const prefix = customFields[kind].find((one) => field.startsWith(one));
  const typed = (one: string | number | boolean): string =>
    typeof one === 'number'
      ? new Intl.NumberFormat(units.locale ?? readerLocale(), { useGrouping: false, maximumFractionDigits: 6 }).format(
          isMoney(field) ? one / units.minorPerMajor : one,
        )
      : String(one);
  return {
    key: nextKey(),
    kind: 'condition',
    field: prefix ?? field,
    custom: prefix ? field.slice(prefix.length) : '',
    op,
    value: value === undefined || Array.isArray(value) ? '' : typed(value),
    values: Array.isArray(value) ? value.map(typed) : [],
  };
}

/** The rule that the lines say; undefined while one of them is not complete. */
export function ruleOf(group: RuleGroup, kind: SegmentKind, units: RuleUnits): SegmentRule | undefined {
  const rules = group.lines.map((line) => ruleOfLine(line, kind, units));
  if (rules.length === 0 || rules.some((one) => one === undefined)) return undefined;
  const complete = rules as SegmentRule[];
  const [only] = complete;
  if (group.match === 'none') return { not: complete.length === 1 && only ? only : { any: complete } };
  if (complete.length === 1 && only) return only;
  return group.match === 'all' ? { all: complete } : { any: complete };
}

function ruleOfLine(line: RuleLine, kind: SegmentKind, units: RuleUnits): SegmentRule | undefined {
  switch (line.kind) {
    case 'segment':
      return line.segmentId === '' ? undefined : { segmentId: line.segmentId };
    case 'source':
      return line.condition;
    case 'group':
      return ruleOf(line, kind, units);
    case 'condition': {
      const isCustom = customFields[kind].includes(line.field);
      const field = isCustom ? `${line.field}${line.custom.trim()}` : line.field;
      if (isCustom && line.custom.trim() === '') return undefined;
      if (!takesValue(line.op)) return { field, op: line.op };
      const read = (typed: string) => valueFrom(typed, typeOfField(kind, line.field), line.op, field, units);
      if (line.op !== 'in') {
        const value = read(line.value);
        return value === undefined ? undefined : { field, op: line.op, value };
      }
      const values = line.values.map(read);
      return values.length === 0 || values.some((one) => one === undefined)
        ? undefined
        : { field, op: 'in', value: values as (string | number | boolean)[] };
    }
  }
}

function valueFrom(
  typed: string,
  type: FieldType,
  op: SegmentOperator,
  field: string,
  units: RuleUnits,
): string | number | boolean | undefined {
  const plain = typed.trim();
  if (plain === '') return undefined;
  const number = parseNumber(plain, units.locale);
  if (type === 'number' || op === 'at_least' || op === 'at_most')
    return number === undefined ? undefined : isMoney(field) ? Math.round(number * units.minorPerMajor) : number;
  if (type !== 'custom' || op === 'contains' || op === 'starts_with') return plain;
  if (plain === 'true' || plain === 'false') return plain === 'true';
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(plain) ? Number(plain) : plain;
}

/** The condition after another field was chosen: a comparison that still fits stays, a value does not. */
export function withField(line: RuleLine & { kind: 'condition' }, kind: SegmentKind, field: string): RuleLine {
  const operators = operatorsOf(typeOfField(kind, field));
  const [first = 'is'] = operators;
  return { ...line, field, custom: '', value: '', values: [], op: operators.includes(line.op) ? line.op : first };
}
