import type { ProblemStatus } from '../../contract/problems/problem.ts';
import { StatusBadge, type StatusShape } from '../platform/ui/StatusBadge.tsx';
import { problemsText as text } from './problems.text.ts';

const shapes: Readonly<Record<ProblemStatus, StatusShape>> = {
  heard: 'dotted',
  validated: 'quarter',
  chosen: 'half',
  in_delivery: 'three-quarters',
  released: 'full',
  measured: 'check',
  parked: 'dash',
  merged: 'cross',
};

/** Where a problem stands in its life. */
export const StatusMark = ({ status }: { status: ProblemStatus }) => <StatusBadge shape={shapes[status]} label={text.statuses[status]} />;
