import type { BusinessModel } from '../strategy/product.ts';
import { getPolicy, type PolicyKey, type PolicyValue } from './index.ts';

export interface ResolvedPolicy<Value> {
  readonly value: Value;
  readonly from: 'default' | 'override';
  /** Why a stored override was not used; null when there is none or it was used. */
  readonly ignoredOverride: string | null;
}

/** Reads the policies of one product as they hold for its business model. */
export type ReadPolicy = <Key extends PolicyKey>(key: Key) => PolicyValue<Key>;

/**
 * The value of a policy for a business model: the override when there is one, else the model's default.
 *
 * Shape   override: the value stored for product × model × policy; undefined or null when there is none.
 * Errors  none. An override that no longer fits the schema (stored before it changed) gives way to the default and says so in
 *         ignoredOverride, so that an old row never breaks a ranking; the door that stores overrides parses first and refuses.
 */
export function resolvePolicy<Key extends PolicyKey>(key: Key, model: BusinessModel, override?: unknown): ResolvedPolicy<PolicyValue<Key>> {
  const policy = getPolicy(key);
  const byDefault = { value: policy.defaults[model], from: 'default' } as const;
  if (override === undefined || override === null) return { ...byDefault, ignoredOverride: null };

  const parsed = policy.schema.safeParse(override);
  if (!parsed.success) return { ...byDefault, ignoredOverride: parsed.error.issues.map((issue) => issue.message).join('; ') };
  return { value: parsed.data, from: 'override', ignoredOverride: null };
}
