import type { EvidenceKind, TriageState } from '../../../contract/problems/evidence.ts';

export const evidenceText = {
  title: 'Evidence',
  kind: 'Kind',
  triage: 'State',
  occurredAt: 'Said on',
  tag: 'Tag',
  archived: 'Archived',
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
  triageStates: { waiting: 'Waiting', attached: 'Belongs to a problem', parked: 'Put aside' } satisfies Record<TriageState, string>,
};
