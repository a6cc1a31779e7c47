import type { PolicyAnswer, PolicyOverrideAnswer } from '../../../contract/strategy/playbook.ts';
import type { BusinessModel } from '../../../contract/strategy/product.ts';

/** The columns of the page, in this order. */
export const columns = ['b2c', 'b2b', 'hybrid'] as const satisfies readonly BusinessModel[];

/**
 * What stands in one column of a policy.
 *
 * silent: the policy decides nothing under this model. same: as the column named, so that only differences ask for attention.
 */
export type Cell =
  | { kind: 'silent' }
  | { kind: 'same'; as: BusinessModel }
  | { kind: 'value'; value: unknown; words: string; override: PolicyOverrideAnswer | null };

type Facts = Pick<PolicyAnswer, 'defaults' | 'overrides' | 'decides'>;

/** What would hold under a model: its override, which rests until the model returns, else its default. */
export function heldUnder(policy: Facts, model: BusinessModel): Extract<Cell, { kind: 'value' }> {
  const override = policy.overrides[model];
  if (override !== null && override.words !== null) return { kind: 'value', value: override.value, words: override.words, override };
  return { kind: 'value', ...policy.defaults[model], override: null };
}

/** The column of the product's own model speaks; where it is silent, the first that does. The others say only what differs. */
export function cellsOf(policy: Facts, current: BusinessModel): Record<BusinessModel, Cell> {
  const speaks = (model: BusinessModel) => policy.decides.includes(model);
  const reference = speaks(current) ? current : columns.find(speaks);
  const cellOf = (model: BusinessModel): Cell => {
    if (!speaks(model)) return { kind: 'silent' };
    const held = heldUnder(policy, model);
    if (reference === undefined || model === reference || held.override) return held;
    return heldUnder(policy, reference).words === held.words ? { kind: 'same', as: reference } : held;
  };
  return { b2c: cellOf('b2c'), b2b: cellOf('b2b'), hybrid: cellOf('hybrid') };
}

/** How many policies the team decided differently, under the present model. */
export const countOverrides = (policies: readonly Pick<PolicyAnswer, 'effective'>[]): number =>
  policies.filter((policy) => policy.effective.from === 'override').length;
