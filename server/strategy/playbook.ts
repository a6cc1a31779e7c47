// The playbook as a page reads it: every policy with its three answers, what holds, and what a change of business model would change.
import { getPolicy, type PolicyKey, policies } from '../../contract/playbook/index.ts';
import { areaStances, mayOverride, type Policy, policyAreas } from '../../contract/playbook/policy.ts';
import { resolvePolicy } from '../../contract/playbook/resolve.ts';
import type { ModelChangeAnswer, PlaybookAnswer, PolicyAnswer, PolicyOverrideAnswer } from '../../contract/strategy/playbook.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import { type Issue, invalid, refused } from '../platform/errors.ts';
import type { PolicyOverrideRow } from './tables.ts';

type ProductFacts = { id: string; name: string; business_model: BusinessModel };

/** The overrides of one product under all models. */
export type Overrides = readonly PolicyOverrideRow[];

const overrideOf = (overrides: Overrides, model: BusinessModel, key: string) =>
  overrides.find((row) => row.business_model === model && row.policy_key === key);

const byModel = <T>(each: (model: BusinessModel) => T): Record<BusinessModel, T> => ({
  b2c: each('b2c'),
  b2b: each('b2b'),
  hybrid: each('hybrid'),
});

/** What a policy comes to under a model, with its overrides. */
function held(key: PolicyKey, model: BusinessModel, overrides: Overrides) {
  const policy: Policy = getPolicy(key);
  const { value, from, ignoredOverride } = resolvePolicy(key, model, overrideOf(overrides, model, key)?.value);
  return { value, words: policy.describe(value), from, ignored: ignoredOverride };
}

function overrideAnswer(key: PolicyKey, model: BusinessModel, overrides: Overrides): PolicyOverrideAnswer | null {
  const row = overrideOf(overrides, model, key);
  if (!row) return null;
  const { words, ignored } = held(key, model, overrides);
  return {
    value: row.value,
    words: ignored === null ? words : null,
    ignored,
    reason: row.reason,
    memberId: row.member_id,
    memberName: row.member_name,
    setAt: row.set_at.toISOString(),
    version: row.version,
  };
}

export function policyAnswerOf(key: PolicyKey, model: BusinessModel, overrides: Overrides): PolicyAnswer {
  const policy: Policy = getPolicy(key);
  const { value, words, from } = held(key, model, overrides);
  return {
    key,
    area: policy.area,
    title: policy.title,
    question: policy.question,
    defaults: byModel((one) => ({ value: policy.defaults[one], words: policy.describe(policy.defaults[one]) })),
    overrides: byModel((one) => overrideAnswer(key, one, overrides)),
    effective: { value, words, from },
    decides: [...policy.decides],
    source: {
      text: policy.source.text,
      ...(policy.source.url === undefined ? {} : { url: policy.source.url }),
      date: policy.source.date,
      assumed: policy.source.assumed === true,
    },
    takesEffect: policy.takesEffect,
    mayOverride: mayOverride(policy, model),
    version: overrideOf(overrides, model, key)?.version ?? 0,
  };
}

export function playbookOf(product: ProductFacts, overrides: Overrides): PlaybookAnswer {
  const answers = policies.map((policy) => policyAnswerOf(policy.key, product.business_model, overrides));
  return {
    productId: product.id,
    productName: product.name,
    businessModel: product.business_model,
    areas: policyAreas.map((area) => ({ area, ...areaStances[area], policies: answers.filter((policy) => policy.area === area) })),
  };
}

/**
 * What changing the business model would change. The stored rows stay as they are: only the policies read them differently.
 *
 * Shape   changes: policies whose words differ, or that begin or cease to decide, in the order of the playbook.
 */
export function modelChangeOf(product: ProductFacts, to: BusinessModel, overrides: Overrides): ModelChangeAnswer {
  const from = product.business_model;
  const under = (policy: Policy, key: PolicyKey, model: BusinessModel) => {
    const { words, from: origin } = held(key, model, overrides);
    return { words, from: origin, decides: policy.decides.includes(model) };
  };
  const changes = policies.flatMap((policy) => {
    const before = under(policy, policy.key, from);
    const after = under(policy, policy.key, to);
    const isSame = before.decides === after.decides && (before.words === after.words || !after.decides);
    return isSame ? [] : [{ key: policy.key, area: policy.area, title: policy.title, takesEffect: policy.takesEffect, before, after }];
  });
  const titlesOverridden = (model: BusinessModel) =>
    policies.filter((policy) => overrideOf(overrides, model, policy.key)).map((policy) => policy.title);
  const isChange = from !== to;
  return {
    productId: product.id,
    from,
    to,
    changes,
    restingOverrides: isChange ? titlesOverridden(from) : [],
    returningOverrides: isChange ? titlesOverridden(to) : [],
  };
}

/**
 * A control without effect is never offered, and never obeyed either.
 *
 * Errors  policy_not_in_effect for a policy whose area does not exist yet; policy_decides_nothing under a model it does not concern.
 */
export function assertOverridable(policy: Policy, model: BusinessModel): void {
  if (policy.takesEffect !== 'now')
    throw refused('policy_not_in_effect', `${policy.title} takes effect with the area ${policy.takesEffect}, which is not there yet.`);
  if (!policy.decides.includes(model)) throw refused('policy_decides_nothing', `${policy.title} decides nothing under ${model}.`);
}

/** Reads a value by the policy's own schema. Errors  invalid, each place under `value`. */
export function parsePolicyValue(policy: Policy, value: unknown): unknown {
  const parsed = policy.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues: Issue[] = parsed.error.issues.slice(0, 100).map((issue) => ({
    path: ['value', ...issue.path].map(String).join('.'),
    code: issue.code,
    message: issue.message,
  }));
  throw invalid(issues);
}
