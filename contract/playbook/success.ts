import { z } from 'zod';
import { listed } from './plain-words.ts';
import { declarePolicy } from './policy.ts';

const consumerMeasures = ['activation', 'retention', 'referral', 'conversion', 'satisfaction'] as const;
const businessMeasures = ['seats active', 'health', 'renewals', 'commitments kept', 'service levels'] as const;

export const successMeasures = declarePolicy({
  key: 'success.measures',
  area: 'success',
  title: 'What counts as value',
  question: 'What counts as value delivered?',
  schema: z
    .array(z.enum([...consumerMeasures, ...businessMeasures]))
    .min(1)
    .max(20),
  defaults: { b2c: [...consumerMeasures], b2b: [...businessMeasures], hybrid: [...consumerMeasures, ...businessMeasures] },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: {
    text: 'House rule: a consumer product is worth what people come back for, a business product what accounts renew',
    date: '2026',
  },
  takesEffect: 'success',
  describe: (value) => `${listed(value)}.`,
});

export const successPolicies = [successMeasures] as const;
