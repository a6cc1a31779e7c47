import type { TriageState } from '../../../contract/problems/evidence.ts';
import { StatusBadge, type StatusShape } from '../../platform/ui/StatusBadge.tsx';
import { evidenceText as text } from './evidence.text.ts';

const shapes: Readonly<Record<TriageState, StatusShape>> = { waiting: 'empty', attached: 'check', parked: 'dash' };

/** Whether evidence has found its place. */
export const TriageMark = ({ triage }: { triage: TriageState }) => <StatusBadge shape={shapes[triage]} label={text.triageStates[triage]} />;
