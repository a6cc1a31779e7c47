import { z } from 'zod';
import { percent } from './plain-words.ts';
import { declarePolicy, everywhere } from './policy.ts';

export const knowledgeSought = declarePolicy({
  key: 'expertise.knowledge',
  area: 'expertise',
  title: 'What we must know',
  question: 'What must the team know to build the right thing?',
  schema: z.enum(['personas', 'industries', 'both']),
  defaults: { b2c: 'personas', b2b: 'industries', hybrid: 'both' },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: { text: 'House rule: consumers are known by their behaviour, companies by their industry', date: '2026' },
  takesEffect: 'expertise',
  describe(value) {
    if (value === 'personas') return 'Personas found in behaviour, and behavioural science.';
    if (value === 'industries') return "The customers' industries, and who on the team knows them.";
    return 'Personas found in behaviour, and the industries of the accounts.';
  },
});

export const personaBar = declarePolicy({
  key: 'expertise.personaBar',
  area: 'expertise',
  title: 'When a group becomes a persona',
  question: 'How large and how stable must a group found in behaviour be?',
  schema: z.strictObject({ smallestShare: z.number().min(0).max(1), stability: z.number().min(0).max(1) }),
  defaults: everywhere({ smallestShare: 0.05, stability: 0.6 }),
  decides: ['b2c', 'hybrid'],
  source: { text: 'House default: smallest cluster and adjusted Rand index over bootstrap samples', date: '2026', assumed: true },
  takesEffect: 'expertise',
  describe: ({ smallestShare, stability }) =>
    `At least ${percent(smallestShare)} of the people, found again with an agreement (adjusted Rand index) of ${stability} or more; otherwise "no stable groups".`,
});

export const competentFrom = declarePolicy({
  key: 'expertise.competentFrom',
  area: 'expertise',
  title: 'Who counts as knowing an industry',
  question: 'From which level of skill does a member count towards the coverage of an industry?',
  schema: z.enum(['novice', 'advanced beginner', 'competent', 'proficient', 'expert']),
  defaults: everywhere('competent'),
  decides: ['b2b', 'hybrid'],
  source: { text: 'Stuart and Hubert Dreyfus, five stages of skill acquisition', date: '1980' },
  takesEffect: 'expertise',
  describe: (value) => `Members at ${value} or above.`,
});

export const expertisePolicies = [knowledgeSought, personaBar, competentFrom] as const;
