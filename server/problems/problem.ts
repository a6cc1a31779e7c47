// The life of a problem: which status follows which, and what each step asks for.
import type { ProblemStatus } from '../../contract/problems/problem.ts';

/**
 * From each status, where a problem may go. Forward one step at a time, because each step claims something that can be checked;
 * back one step, because people click wrong and learn better. `merged` has no way in or out here: merging and its undo do that.
 */
const steps: Readonly<Record<ProblemStatus, readonly ProblemStatus[]>> = {
  heard: ['validated', 'parked'],
  validated: ['chosen', 'heard', 'parked'],
  chosen: ['in_delivery', 'validated', 'parked'],
  in_delivery: ['released', 'chosen', 'parked'],
  released: ['measured', 'in_delivery'],
  measured: ['released'],
  parked: ['heard', 'validated'],
  merged: [],
};

export const nextStatuses = (from: ProblemStatus): readonly ProblemStatus[] => steps[from];

/** What the step needs to know about the surroundings; `kinds` and `chosen` count without the step itself. */
export type Surroundings = { kindsOfEvidence: number; kindsNeeded: number; chosenNow: number; chosenAtMost: number };

export type StepRefusal =
  | 'problem_merged'
  | 'merge_instead'
  | 'status_not_reachable'
  | 'reason_missing'
  | 'reason_not_taken'
  | 'evidence_of_one_kind'
  | 'too_many_chosen';

/** Whether this step has to look at evidence or at the other chosen problems at all. */
export const needsKinds = (to: ProblemStatus) => to === 'validated';
export const needsRoom = (to: ProblemStatus) => to === 'chosen';

/**
 * Says why a problem may not take a step, or null when it may.
 *
 * Stepping back to `validated` asks for the evidence as well: what was detached since may have taken the ground away.
 */
export function refusalOfStep(
  from: ProblemStatus,
  to: ProblemStatus,
  reason: string | undefined,
  around: Surroundings,
): StepRefusal | null {
  if (from === 'merged') return 'problem_merged';
  if (to === 'merged') return 'merge_instead';
  if (!steps[from].includes(to)) return 'status_not_reachable';
  if (to === 'parked' && reason === undefined) return 'reason_missing';
  if (to !== 'parked' && reason !== undefined) return 'reason_not_taken';
  if (needsKinds(to) && around.kindsOfEvidence < around.kindsNeeded) return 'evidence_of_one_kind';
  if (needsRoom(to) && around.chosenNow >= around.chosenAtMost) return 'too_many_chosen';
  return null;
}

const inWords = (status: ProblemStatus) => status.replace('_', ' ');

export function explainStep(refusal: StepRefusal, from: ProblemStatus, to: ProblemStatus, around: Surroundings): string {
  switch (refusal) {
    case 'problem_merged':
      return 'This problem went up in another one. Undo the merge first.';
    case 'merge_instead':
      return 'A problem becomes merged by merging it into another one.';
    case 'status_not_reachable':
      return `From ${inWords(from)} a problem goes to ${nextStatuses(from).map(inWords).join(' or ')}, not to ${inWords(to)}.`;
    case 'reason_missing':
      return 'Say why it is parked.';
    case 'reason_not_taken':
      return 'A reason is kept for parking only.';
    case 'evidence_of_one_kind':
      return `Validated needs evidence of ${around.kindsNeeded} kinds; there ${around.kindsOfEvidence === 1 ? 'is 1' : `are ${around.kindsOfEvidence}`}.`;
    case 'too_many_chosen':
      return `${around.chosenNow} problems are chosen, and the playbook allows ${around.chosenAtMost} at once. Start, park or unchoose one first.`;
  }
}
