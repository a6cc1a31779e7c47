import type { EvidenceKind } from '../../contract/problems/evidence.ts';
import type { ProblemStatus } from '../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../contract/problems/value.ts';

/** Words of the area that more than one page says. */
export const problemsText = {
  place: 'Problems',
  comments: 'Comments',
  newProblem: 'New problem',
  archived: (count: number) => (count === 1 ? 'Problem archived' : `${count} problems archived`),
  restored: 'Problem restored',
  statusChanged: (status: string) => `Now ${status.toLowerCase()}`,
  parkedWithoutReason: 'No reason was given',
  statuses: {
    heard: 'Heard',
    validated: 'Validated',
    chosen: 'Chosen',
    in_delivery: 'In delivery',
    released: 'Released',
    measured: 'Measured',
    parked: 'Parked',
    merged: 'Merged',
  } satisfies Record<ProblemStatus, string>,
  kinds: {
    interview: 'Interview',
    analytics: 'Analytics',
    decision_maker: 'Decision maker',
    support: 'Support',
    sales: 'Sales',
    survey: 'Survey',
    review: 'Review',
    vote: 'Vote',
  } satisfies Record<EvidenceKind, string>,
  importances: { 0: 'Not important', 1: 'Nice', 2: 'Important', 3: 'Critical' } satisfies Record<Importance, string>,
  reasons: { grow: 'Grow', protect: 'Protect', neither: 'Neither' } satisfies Record<Reason, string>,
};
