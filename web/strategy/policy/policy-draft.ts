// A draft of a policy's value while somebody types: any field may be empty, so it is checked by the policy's own schema at the end.
import type { Policy } from '../../../contract/playbook/policy.ts';
import { formatNumber, formatPercent } from '../../platform/format.ts';
import { playbookText as text } from '../playbook.text.ts';

/** Faults by place: `heard.votes`, `3`, and `` for the value as a whole. */
export type Faults = Readonly<Record<string, string>>;

/** In which unit a policy's shares are typed. */
export type Figure = 'percent' | 'plain';

export type Checked = { isSound: true; value: unknown; words: string } | { isSound: false; faults: Faults };

interface Issue {
  code: string;
  path: readonly PropertyKey[];
  message: string;
  minimum?: unknown;
  maximum?: unknown;
  expected?: unknown;
  /** Of a bound: what was too small or too big. */
  origin?: unknown;
}

const figureOf = (figure: Figure, value: unknown): string =>
  typeof value === 'number' ? (figure === 'percent' ? formatPercent(value, 1) : formatNumber(value)) : String(value);

/** The schema speaks of types and bounds; people read words. The rules of a policy (`custom`) are written for people already. */
function inWords(issue: Issue, figure: Figure): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? text.needText : text.atLeast(figureOf(figure, issue.minimum));
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? text.atMost(figureOf(figure, issue.maximum)) : issue.message;
    case 'invalid_type':
      return issue.expected === 'int' ? text.needWhole : text.needNumber;
    default:
      return issue.message;
  }
}

/** Reads a draft by its policy. The first fault of a place counts. */
export function checkDraft(policy: Policy, draft: unknown, figure: Figure): Checked {
  const parsed = policy.schema.safeParse(draft);
  if (parsed.success) return { isSound: true, value: parsed.data, words: policy.describe(parsed.data) };
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) faults[issue.path.map(String).join('.')] ??= inWords(issue as Issue, figure);
  return { isSound: false, faults };
}

/** 12.5 (typed as per cent) → 0.125, without the noise of binary fractions. */
export const shareOfPercent = (percent: number): number => Number((percent / 100).toFixed(6));

export const percentOfShare = (share: number): number => Number((share * 100).toFixed(4));
