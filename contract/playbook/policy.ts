import type { z } from 'zod';
import type { BusinessModel } from '../strategy/product.ts';

/** The chapters of the playbook, in the order of its page. */
export const policyAreas = ['people', 'problems', 'expertise', 'ownership', 'acquisition', 'releases', 'success'] as const;
export type PolicyArea = (typeof policyAreas)[number];

/** What each area asks, and the answer of each business model in one line: the headings of the playbook. */
export const areaStances: Readonly<Record<PolicyArea, { question: string; answers: Readonly<Record<BusinessModel, string>> }>> = {
  people: {
    question: 'Who is the customer?',
    answers: {
      b2c: 'The person.',
      b2b: 'An account: buyers, deciders and users, each with a role.',
      hybrid: 'Both; a person may be in accounts or in none.',
    },
  },
  problems: {
    question: 'What first?',
    answers: {
      b2c: 'Measured reach × impact × confidence / effort.',
      b2b: 'Cost of delay per week, from attributed revenue and real dates, / duration.',
      hybrid: 'Both columns side by side, ordered by one of them or by an explicit rule. Never money + heads.',
    },
  },
  expertise: {
    question: 'What must we know?',
    answers: {
      b2c: 'Personas found in behaviour; behavioural science.',
      b2b: "The customers' industries, and who on the team knows them.",
      hybrid: 'Both.',
    },
  },
  ownership: {
    question: 'Whose feature is it?',
    answers: {
      b2c: "The company's: one version, tried on segments.",
      b2b: 'Shared: commitments, decision rights, entitlement by account.',
      hybrid: 'Both, split by segment.',
    },
  },
  acquisition: {
    question: 'How do we grow?',
    answers: {
      b2c: 'A percentage game: channels, funnel, retention, referral.',
      b2b: 'Win the account, then seats: onboarding, adoption, servicing, renewal.',
      hybrid: 'Both.',
    },
  },
  releases: {
    question: 'When may it reach them?',
    answers: {
      b2c: 'Continuously: ramp by percentage, guardrails, automatic halt.',
      b2b: 'By wave of accounts: notice, acknowledgement, training, freeze, change budget.',
      hybrid: 'Accounts by wave, everyone else by percentage.',
    },
  },
  success: {
    question: 'What counts as value?',
    answers: {
      b2c: 'Activation, retention, referral, conversion, satisfaction.',
      b2b: 'Seats active, health, renewals, commitments kept, service levels.',
      hybrid: 'Both, split by segment.',
    },
  },
};

/** Where a default comes from. `assumed` says that nobody measured it: a team should replace it by its own figure. */
export interface PolicySource {
  readonly text: string;
  readonly url?: string;
  /** Of publication, or of reading where the page bears none, as exactly as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
  readonly assumed?: true;
}

/**
 * One policy of the playbook: a question every product answers, with an answer for each business model.
 *
 * Shape   defaults are complete, so that switching the model never meets a hole. `decides` names the models in which the
 *         value decides anything; in the others the page shows it greyed and offers no override.
 *         takesEffect is 'now', or the area that will read it once it exists: shown read-only until then.
 *         describe says a value in one line of plain words, for the page and for the "because" panel.
 */
export interface Policy<Key extends string = string, Value = unknown> {
  readonly key: Key;
  readonly area: PolicyArea;
  readonly title: string;
  readonly question: string;
  readonly schema: z.ZodType<Value>;
  // NoInfer: the schema alone says what a value is; defaults must fit it.
  readonly defaults: Readonly<Record<BusinessModel, NoInfer<Value>>>;
  readonly decides: readonly BusinessModel[];
  readonly source: PolicySource;
  readonly takesEffect: 'now' | PolicyArea;
  // A method, not a property: the list of all policies must accept policies of different values.
  describe(value: Value): string;
}

/** Declares a policy; the value's type follows from the schema, and defaults that do not fit it do not compile. */
export function declarePolicy<const Key extends string, Value>(policy: Policy<Key, Value>): Policy<Key, Value> {
  return policy;
}

/** One answer for all three business models. (The constraint keeps literals and tuples as narrow as they are written.) */
export function everywhere<Value extends string | number | object | []>(value: Value): Record<BusinessModel, Value> {
  return { b2c: value, b2b: value, hybrid: value };
}

/** Whether a product of this model may override the policy: a control without effect is never shown. */
export function mayOverride(policy: Policy, model: BusinessModel): boolean {
  return policy.takesEffect === 'now' && policy.decides.includes(model);
}
