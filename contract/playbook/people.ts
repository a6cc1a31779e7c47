import { z } from 'zod';
import { percent } from './plain-words.ts';
import { declarePolicy, everywhere } from './policy.ts';

export const customerKind = declarePolicy({
  key: 'people.customer',
  area: 'people',
  title: 'Who is the customer',
  question: 'Who is the customer?',
  schema: z.enum(['person', 'account', 'both']),
  defaults: { b2c: 'person', b2b: 'account', hybrid: 'both' },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: { text: 'House rule: in b2c the customer is the user; in b2b a company buys, several decide and others use', date: '2026' },
  takesEffect: 'now',
  describe(value) {
    if (value === 'person') return 'The person. People opens on persons; account pages stay out of the way.';
    if (value === 'account') return 'The account: buyers, deciders and users, each with a role. People opens on accounts.';
    return 'Both: a person may belong to accounts or to none. People offers accounts and persons.';
  },
});

const probability = z.number().min(0).max(1);

const stageProbability = z.strictObject({ stage: z.string().trim().min(1).max(100), probability });

/** Two rows for one stage would make the money depend on their order. */
function namesEachStageOnce(stages: readonly { stage: string }[]): boolean {
  return new Set(stages.map(({ stage }) => stage.toLowerCase())).size === stages.length;
}

/**
 * What an open deal counts when it carries no probability of its own.
 *
 * Shape   stages are compared without regard to case and outer spaces; a stage that is not listed takes `otherwise`.
 * Units   probability 0–1 that the deal is won.
 */
export const dealStageProbabilities = declarePolicy({
  key: 'people.dealStageProbabilities',
  area: 'people',
  title: 'Probability of a deal by stage',
  question: 'How likely is an open deal to be won when nobody typed its probability?',
  schema: z.strictObject({
    stages: z.array(stageProbability).max(50).refine(namesEachStageOnce, 'A stage is listed twice'),
    otherwise: probability,
  }),
  defaults: everywhere({
    stages: [
      { stage: 'Appointment scheduled', probability: 0.2 },
      { stage: 'Qualified to buy', probability: 0.4 },
      { stage: 'Presentation scheduled', probability: 0.6 },
      { stage: 'Decision maker bought-in', probability: 0.8 },
      { stage: 'Contract sent', probability: 0.9 },
    ],
    otherwise: 0.2,
  }),
  decides: ['b2b', 'hybrid'],
  source: {
    text: 'The default pipeline of HubSpot, as reported by hublead; any other stage counts as its first. Replace by your own win rates',
    url: 'https://hublead.io/blog/hubspot-deal-stages',
    date: '2026-11',
    assumed: true,
  },
  takesEffect: 'now',
  describe(value) {
    const stages = value.stages.map(({ stage, probability: chance }) => `${stage} ${percent(chance)}`);
    return `Assumed: ${[...stages, `any other open stage ${percent(value.otherwise)}`].join(', ')}.`;
  },
});

export const peoplePolicies = [customerKind, dealStageProbabilities] as const;
