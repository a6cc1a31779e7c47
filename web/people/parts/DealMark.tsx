import type { DealStatus } from '../../../contract/people/deal.ts';
import { StatusBadge, type StatusShape } from '../../platform/ui/StatusBadge.tsx';
import { peopleText as text } from '../people.text.ts';

const shapes: Record<DealStatus, StatusShape> = { open: 'half', won: 'check', lost: 'cross' };

/** What became of a deal; an open one is called by its stage. */
export const DealMark = ({ status, stage }: { status: DealStatus; stage: string | null }) => (
  <StatusBadge shape={shapes[status]} label={status === 'open' ? (stage ?? text.dealStatuses.open) : text.dealStatuses[status]} />
);
