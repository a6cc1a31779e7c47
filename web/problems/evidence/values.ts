import type { EvidenceKind, TriageState } from '../../../contract/problems/evidence.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { problemsText } from '../problems.text.ts';
import { evidenceText } from './evidence.text.ts';

// The contract's own lists would bring its schemas along, a tenth of the first load; the words are checked against its types.

export const evidenceKinds = Object.keys(problemsText.kinds) as EvidenceKind[];
export const triageStates = Object.keys(evidenceText.triageStates) as TriageState[];
export const reasons = Object.keys(problemsText.reasons) as Reason[];
export const importances = [0, 1, 2, 3] as const satisfies readonly Importance[];
