import type { Filter } from '../ui/filter.ts';
import { sampleStatuses } from './samples.ts';

export const galleryFilters: readonly Filter[] = [
  {
    kind: 'choice',
    id: 'status',
    label: 'Status',
    options: Object.entries(sampleStatuses).map(([value, { label }]) => ({ value, label })),
  },
  { kind: 'number', id: 'reach', label: 'Reach', unit: 'people' },
  { kind: 'date', id: 'updated', label: 'Changed' },
  { kind: 'text', id: 'who', label: 'Heard from' },
  { kind: 'flag', id: 'mine', label: 'Mine only' },
];
