// What the one who said it says of the problem: the values of a link.
import type { Reason } from '../../problems/value.ts';
import { choicesOf } from '../field.ts';

export const importance = {
  key: 'importance',
  label: 'Importance',
  type: 'integer',
  min: 0,
  max: 3,
  words: {
    'not important': 0,
    none: 0,
    nice: 1,
    'nice to have': 1,
    minor: 1,
    important: 2,
    major: 2,
    critical: 3,
    'must have': 3,
    blocker: 3,
  },
  help: '0 not important, 1 nice to have, 2 important, 3 critical: how much the problem weighs for the one who said it.',
  synonyms: ['importance', 'how important', 'user impact'],
} as const;

export const reason = {
  key: 'reason',
  label: 'Reason',
  type: 'choice',
  choices: choicesOf<Reason>({
    grow: ['growth', 'expansion', 'new business', 'upsell', 'win'],
    protect: ['retention', 'churn', 'churn risk', 'renewal', 'keep'],
    neither: ['none', 'other'],
  }),
  help: 'Whether solving it protects what the account pays, helps to grow it, or neither.',
  synonyms: ['money reason', 'grow or protect', 'motion'],
} as const;
