import type { ProblemStatus } from '../../problems/problem.ts';
import { impacts } from '../../problems/value.ts';
import { choicesOf } from '../field.ts';
import type { KindRules } from './kind.ts';
import { externalId } from './reference-fields.ts';

export const problemKind = {
  label: 'Problem',
  plural: 'problems',
  byProduct: true,
  atLeastOne: [],
  inOrder: [],
  fields: [
    {
      ...externalId,
      synonyms: ['problem id', 'issue id', 'idea id', 'feature id', 'issue key', 'key', 'issue', 'id', 'external id', 'number'],
    },
    {
      key: 'title',
      label: 'Statement',
      type: 'line',
      required: true,
      maxLength: 300,
      help: 'The problem in one sentence.',
      synonyms: ['statement', 'title', 'problem', 'problem statement', 'name', 'summary', 'idea', 'feature', 'issue title', 'feature name'],
    },
    { key: 'who', label: 'Who', type: 'text', maxLength: 2000, synonyms: ['who', 'for whom', 'audience', 'persona'] },
    { key: 'situation', label: 'Situation', type: 'text', maxLength: 2000, synonyms: ['situation', 'context', 'when'] },
    {
      key: 'obstacle',
      label: 'Obstacle',
      type: 'text',
      maxLength: 2000,
      synonyms: ['obstacle', 'pain', 'pain point', 'description', 'problem description'],
    },
    { key: 'consequence', label: 'Consequence', type: 'text', maxLength: 2000, synonyms: ['consequence', 'effect', 'cost'] },
    {
      key: 'measureOfSuccess',
      label: 'Measure of success',
      type: 'text',
      maxLength: 2000,
      synonyms: ['measure of success', 'success measure', 'success metric', 'metric', 'acceptance criteria'],
    },
    {
      key: 'status',
      label: 'Status',
      type: 'choice',
      choices: choicesOf<Exclude<ProblemStatus, 'merged'>>({
        heard: ['new', 'new idea', 'open', 'under review', 'backlog', 'candidate', 'to do'],
        validated: ['discovery', 'accepted', 'confirmed'],
        chosen: ['planned', 'committed', 'selected for development', 'next'],
        in_delivery: ['in progress', 'started', 'in development', 'doing', 'now'],
        released: ['done', 'complete', 'completed', 'shipped', 'launched', 'closed'],
        measured: ['verified'],
        parked: ['later', 'declined', 'rejected', 'wont do', "won't do", 'archived', 'duplicate'],
      }),
      synonyms: ['status', 'state', 'stage', 'workflow status'],
    },
    {
      key: 'effortPersonWeeks',
      label: 'Effort in person-weeks',
      type: 'decimal',
      min: 0.01,
      max: 100_000,
      synonyms: ['effort', 'effort weeks', 'person weeks', 'estimate', 'effort person weeks', 'estimate weeks'],
    },
    {
      key: 'durationWeeks',
      label: 'Duration in weeks',
      type: 'decimal',
      min: 0.01,
      max: 10_000,
      synonyms: ['duration', 'duration weeks', 'weeks', 'elapsed weeks'],
    },
    {
      key: 'impact',
      label: 'Impact',
      type: 'decimal',
      allowed: impacts,
      words: { minimal: 0.25, low: 0.5, medium: 1, high: 2, massive: 3 },
      help: '0.25 minimal, 0.5 low, 1 medium, 2 high, 3 massive.',
      synonyms: ['impact', 'impact score', 'value'],
    },
    { key: 'tags', label: 'Tags', type: 'tags', synonyms: ['tags', 'labels', 'label', 'tag'] },
  ],
} as const satisfies KindRules;
