import { acquisitionPolicies } from './acquisition.ts';
import { expertisePolicies } from './expertise.ts';
import { ownershipPolicies } from './ownership.ts';
import { peoplePolicies } from './people.ts';
import type { Policy } from './policy.ts';
import { problemsPolicies } from './problems.ts';
import { releasesPolicies } from './releases.ts';
import { successPolicies } from './success.ts';

/** The whole playbook, in the order of its page: by area, and inside an area by weight. */
export const policies = [
  ...peoplePolicies,
  ...problemsPolicies,
  ...expertisePolicies,
  ...ownershipPolicies,
  ...acquisitionPolicies,
  ...releasesPolicies,
  ...successPolicies,
] as const;

type DeclaredPolicy = (typeof policies)[number];

export type PolicyKey = DeclaredPolicy['key'];

/** The type of a policy's value, by its key. */
export type PolicyValue<Key extends PolicyKey> = Extract<DeclaredPolicy, { key: Key }> extends Policy<Key, infer Value> ? Value : never;

/** A key that came from outside (a path, a stored row) is narrowed here before anything is looked up by it. */
export function isPolicyKey(key: string): key is PolicyKey {
  return policies.some((policy) => policy.key === key);
}

/** The declaration of a policy. */
export function getPolicy<Key extends PolicyKey>(key: Key): Policy<Key, PolicyValue<Key>> {
  const declared: Policy | undefined = policies.find((policy) => policy.key === key);
  if (declared === undefined) throw new Error(`No policy is declared under ${key}`);
  return declared as Policy<Key, PolicyValue<Key>>;
}
