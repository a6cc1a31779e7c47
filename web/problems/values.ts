import type { Impact, Importance, Reason } from '../../contract/problems/value.ts';
import { problemsText as text } from './problems.text.ts';

// Choices of the valuation's inputs, told without the schemas: these would bring their library into the first load.

export const impactChoices = ([0.25, 0.5, 1, 2, 3] as const satisfies readonly Impact[]).map((value) => ({
  value: String(value),
  label: String(value),
}));

/** The most important first: it is set most often. */
export const importanceChoices = ([3, 2, 1, 0] as const satisfies readonly Importance[]).map((value) => ({
  value: String(value),
  label: text.importances[value],
}));

export const reasonChoices = (['protect', 'grow', 'neither'] as const satisfies readonly Reason[]).map((value) => ({
  value,
  label: text.reasons[value],
}));
