import { segmentKinds } from '../../../contract/people/segment.ts';
import type { Filter } from '../../platform/ui/filter.ts';
import { segmentsText as text } from './segments.text.ts';

export const segmentFilters: readonly Filter[] = [
  {
    kind: 'choice',
    id: 'kind',
    label: text.over,
    isSingle: true,
    options: segmentKinds.map((kind) => ({ value: kind, label: text.kinds[kind] })),
  },
  { kind: 'flag', id: 'archived', label: text.archivedOnly },
];
