import type { EvidenceKind } from '../../contract/problems/evidence.ts';
import type { Impact, Importance, Reason } from '../../contract/problems/value.ts';
import { problemsText as text } from './problems.text.ts';

// Told without the contract's own lists: these would bring their schemas into the first load. The words are checked against its types.

export const evidenceKinds = Object.keys(text.kinds) as EvidenceKind[];
export const reasons = Object.keys(text.reasons) as Reason[];
export const importances = [0, 1, 2, 3] as const satisfies readonly Importance[];

export const impactChoices = ([0.25, 0.5, 1, 2, 3] as const satisfies readonly Impact[]).map((value) => ({
  value: String(value),
  label: String(value),
}));

/** The most important first: it is set most often. */
export const importanceChoices = importances.toReversed().map((value) => ({
  value: String(value),
  label: text.importances[value],
}));

export const reasonChoices = (['protect', 'grow', 'neither'] as const satisfies readonly Reason[]).map((value) => ({
  value,
  label: text.reasons[value],
}));
