import { z } from 'zod';
import { counted, percent } from './plain-words.ts';
import { declarePolicy, everywhere } from './policy.ts';

export const growthPath = declarePolicy({
  key: 'acquisition.growth',
  area: 'acquisition',
  title: 'How we grow',
  question: 'How does the product grow?',
  schema: z.enum(['percentage', 'accounts', 'both']),
  defaults: { b2c: 'percentage', b2b: 'accounts', hybrid: 'both' },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: { text: 'House rule: consumers come by percentage, accounts by relationship', date: '2026' },
  takesEffect: 'acquisition',
  describe(value) {
    if (value === 'percentage') return 'A percentage game: channels, funnel, retention, referral.';
    if (value === 'accounts') return 'Win the account, then its seats: onboarding, adoption, servicing, renewal.';
    return 'Both: the funnel for consumers, accounts and seats for businesses.';
  },
});

export const smallestCell = declarePolicy({
  key: 'acquisition.smallestCell',
  area: 'acquisition',
  title: 'Smallest group shown',
  question: 'From how many people on is a figure of a group shown?',
  schema: z.number().int().min(1).max(1000),
  defaults: everywhere(20),
  decides: ['b2c', 'hybrid'],
  source: { text: 'House default: a rate of fewer people says little and may name one of them', date: '2026', assumed: true },
  takesEffect: 'acquisition',
  describe: (value) => `${counted(value, 'person', 'people')}; smaller groups are hidden.`,
});

export const healthCoverage = declarePolicy({
  key: 'acquisition.healthCoverage',
  area: 'acquisition',
  title: 'Coverage of a health score',
  question: "Which share of an account's health measures must be fresh before its health gets a colour?",
  schema: z.number().min(0).max(1),
  defaults: everywhere(0.6),
  decides: ['b2b', 'hybrid'],
  source: { text: 'House default: a score of old measures looks as sure as one of fresh measures', date: '2026', assumed: true },
  takesEffect: 'acquisition',
  describe: (value) => `${percent(value)} of the weight; below that the account has no colour.`,
});

export const acquisitionPolicies = [growthPath, smallestCell, healthCoverage] as const;
