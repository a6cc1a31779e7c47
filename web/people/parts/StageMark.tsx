import type { AccountStage } from '../../../contract/people/account.ts';
import { StatusBadge, type StatusShape } from '../../platform/ui/StatusBadge.tsx';
import { peopleText as text } from '../people.text.ts';

const shapes: Record<AccountStage, StatusShape> = {
  prospect: 'dotted',
  onboarding: 'half',
  active: 'full',
  at_risk: 'warning',
  churned: 'cross',
};

/** Where an account is in its life, by shape and word. */
export const StageMark = ({ stage }: { stage: AccountStage }) => (
  <StatusBadge shape={shapes[stage]} label={text.stages[stage]} isDanger={stage === 'at_risk'} />
);
