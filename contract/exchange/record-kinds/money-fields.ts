import type { Period } from '../../people/revenue-line.ts';
import { choicesOf } from '../field.ts';

export const money = <const K extends string>(key: K, label: string, synonyms: readonly string[]) =>
  ({ key, label, type: 'money', synonyms }) as const;

export const period = {
  key: 'period',
  label: 'Period',
  type: 'choice',
  choices: choicesOf<Period>({
    month: ['monthly', 'per month', 'mrr', 'mo', 'm'],
    year: ['yearly', 'annual', 'annually', 'per year', 'arr', 'acv', 'y', 'yr'],
    once: ['one time', 'one off', 'single', 'upfront'],
  }),
  help: 'The amount is for a month, for a year, or once.',
  synonyms: ['period', 'billing period', 'recurrence', 'interval', 'amount period', 'recurring billing frequency'],
} as const;
