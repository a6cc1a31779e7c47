// Arithmetic over series: `B / A * 100`.
import { refused } from '../../../platform/errors.ts';

export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'series'; index: number }
  | { kind: 'calculation'; sign: '+' | '-' | '*' | '/'; left: Formula; right: Formula };

const notUnderstood = (words: string) =>
  refused('formula_not_understood', `The formula ${words} cannot be computed: write something like B / A * 100.`);

/** Errors  formula_not_understood, also for a letter that is no series. */
export function parseFormula(words: string, seriesCount: number): Formula {
  const tokens = words.match(/\d+(?:\.\d+)?|\.\d+|[A-J]|[-+*/()]|[^\s]/g) ?? [];
  let place = 0;
  const fail = (): never => {
    throw notUnderstood(words);
  };
  const sum = (): Formula => {
    let left = product();
    while (tokens[place] === '+' || tokens[place] === '-')
      left = { kind: 'calculation', sign: tokens[place++] as '+' | '-', left, right: product() };
    return left;
  };
  const product = (): Formula => {
    let left = single();
    while (tokens[place] === '*' || tokens[place] === '/')
      left = { kind: 'calculation', sign: tokens[place++] as '*' | '/', left, right: single() };
    return left;
  };
  const single = (): Formula => {
    const token = tokens[place++] ?? fail();
    if (token === '-') return { kind: 'calculation', sign: '-', left: { kind: 'number', value: 0 }, right: single() };
    if (token === '(') {
      const inner = sum();
      if (tokens[place++] !== ')') fail();
      return inner;
    }
    if (/^[A-J]$/.test(token)) {
      const index = token.charCodeAt(0) - 'A'.charCodeAt(0);
      return index < seriesCount ? { kind: 'series', index } : fail();
    }
    return /^[\d.]/.test(token) && Number.isFinite(Number(token)) ? { kind: 'number', value: Number(token) } : fail();
  };
  const parsed = sum();
  if (place < tokens.length) fail();
  return parsed;
}

/** Which series it is made of. */
export function seriesOf(formula: Formula): number[] {
  if (formula.kind === 'calculation') return [...new Set([...seriesOf(formula.left), ...seriesOf(formula.right)])];
  return formula.kind === 'series' ? [formula.index] : [];
}

/** Null where a value is missing or divided by zero. */
export function compute(formula: Formula, values: readonly (number | null)[]): number | null {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'series') return values[formula.index] ?? null;
  const left = compute(formula.left, values);
  const right = compute(formula.right, values);
  if (left === null || right === null) return null;
  const found = { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[formula.sign];
  return Number.isFinite(found) ? found : null;
}
