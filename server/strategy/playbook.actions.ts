import { getPolicy, isPolicyKey, type PolicyKey } from '../../contract/playbook/index.ts';
import type { Policy } from '../../contract/playbook/policy.ts';
import {
  clearOverrideRequest,
  overridePolicyRequest,
  type PolicyAnswer,
  previewModelChangeRequest,
  readPlaybookRequest,
} from '../../contract/strategy/playbook.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import { action } from '../platform/action.ts';
import { conflict, notFound, preconditionFailed } from '../platform/errors.ts';
import { query } from '../platform/query.ts';
import { memberIdOf, type Scope } from '../platform/scope.ts';
import { assertActive } from './fields.ts';
import { deleteOverride, findAllOverrides, putOverride } from './playbook.store.ts';
import { assertOverridable, modelChangeOf, parsePolicyValue, playbookOf, policyAnswerOf } from './playbook.ts';
import { getProduct, lockProduct } from './product.store.ts';
import type { PolicyOverrideRow } from './tables.ts';

type Chosen = { productId: string; policyKey: string; businessModel: BusinessModel; expectedVersion?: number | undefined };

/**
 * The policy and its present override, with the product locked: overrides of one product follow each other, and none slips past a
 * change of the business model.
 */
async function choosePolicy(scope: Scope, input: Chosen) {
  const product = await lockProduct(scope, input.productId);
  assertActive(product, 'product');
  if (!isPolicyKey(input.policyKey)) throw notFound('policy', input.policyKey);
  if (product.business_model !== input.businessModel)
    throw conflict('business_model_changed', `The product is ${product.business_model} now. Load the playbook again.`);
  const overrides = await findAllOverrides(scope, product.id);
  const stored = overrides.find((row) => row.business_model === product.business_model && row.policy_key === input.policyKey);
  if (input.expectedVersion !== undefined && input.expectedVersion !== (stored?.version ?? 0)) throw preconditionFailed();
  return { key: input.policyKey as PolicyKey, product, overrides, stored };
}

const subject = (input: { productId: string }) => ({ kind: 'product', id: input.productId });

const inWords = (row: PolicyOverrideRow) => ({
  policyKey: row.policy_key,
  businessModel: row.business_model,
  value: row.value,
  reason: row.reason,
});

/**
 * Decides a policy differently from the playbook, for one product under its present business model.
 *
 * Errors  product_not_found, product_archived, policy_not_found, business_model_changed, version_mismatch, policy_not_in_effect,
 *         policy_decides_nothing, invalid (issues under `value`).
 */
export const overridePolicy = action({
  name: 'policy.overridden',
  input: overridePolicyRequest,
  can: 'decide',
  subject,
  async run(scope, input) {
    const { key, product, overrides, stored } = await choosePolicy(scope, input);
    const policy: Policy = getPolicy(key);
    assertOverridable(policy, product.business_model);
    const value = parsePolicyValue(policy, input.value);
    const reason = input.reason.trim();
    const answer = (rows: readonly PolicyOverrideRow[]): PolicyAnswer => policyAnswerOf(key, product.business_model, rows);
    if (stored && stored.reason === reason && JSON.stringify(stored.value) === JSON.stringify(value)) return { result: answer(overrides) };
    const row: PolicyOverrideRow = {
      workspace_id: scope.workspaceId,
      product_id: product.id,
      business_model: product.business_model,
      policy_key: key,
      value,
      reason,
      member_id: memberIdOf(scope.actor) ?? scope.actor.id,
      member_name: scope.actor.name,
      set_at: scope.now,
      version: (stored?.version ?? 0) + 1,
    };
    await putOverride(scope, row);
    return {
      result: answer([...overrides.filter((other) => other !== stored), row]),
      before: stored ? inWords(stored) : null,
      after: inWords(row),
    };
  },
});

/**
 * Goes back to the default. Without an override nothing happens; an override that has no effect any more can be cleared as well.
 *
 * Errors  product_not_found, product_archived, policy_not_found, business_model_changed, version_mismatch.
 */
export const clearOverride = action({
  name: 'policy.override_cleared',
  input: clearOverrideRequest,
  can: 'decide',
  subject,
  async run(scope, input) {
    const { key, product, overrides, stored } = await choosePolicy(scope, input);
    if (!stored) return { result: policyAnswerOf(key, product.business_model, overrides) };
    await deleteOverride(scope, stored);
    const rest = overrides.filter((other) => other !== stored);
    return {
      result: policyAnswerOf(key, product.business_model, rest),
      before: inWords(stored),
      after: { policyKey: key, businessModel: product.business_model },
    };
  },
});

export const readPlaybook = query({
  name: 'playbook.read',
  input: readPlaybookRequest,
  can: 'read',
  async run(scope, input) {
    const product = await getProduct(scope, input.productId);
    return playbookOf(product, await findAllOverrides(scope, product.id));
  },
});

/** What a change of the business model would change, for the confirmation. */
export const previewModelChange = query({
  name: 'playbook.model_change_previewed',
  input: previewModelChangeRequest,
  can: 'read',
  async run(scope, input) {
    const product = await getProduct(scope, input.productId);
    return modelChangeOf(product, input.to, await findAllOverrides(scope, product.id));
  },
});
