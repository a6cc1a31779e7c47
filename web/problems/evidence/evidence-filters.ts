import { evidenceKinds, triageStates } from '../../../contract/problems/evidence.ts';
import type { Filter } from '../../platform/ui/filter.ts';
import { problemsText } from '../problems.text.ts';
import { evidenceText as text } from './evidence.text.ts';

/** What a list of evidence is narrowed by; ids are names in the link. */
export const evidenceFilters: readonly Filter[] = [
  {
    id: 'kind',
    label: text.kind,
    kind: 'choice',
    isSingle: true,
    options: evidenceKinds.map((value) => ({ value, label: problemsText.kinds[value] })),
  },
  {
    id: 'triage',
    label: text.triage,
    kind: 'choice',
    isSingle: true,
    options: triageStates.map((value) => ({ value, label: text.triageStates[value] })),
  },
  { id: 'said', label: text.occurredAt, kind: 'date' },
  { id: 'tag', label: text.tag, kind: 'text' },
  { id: 'archived', label: text.archived, kind: 'flag' },
];
