// The few words that a policy's value comes to, for the eye that runs over the page. The sentence beneath them is the policy's own.
import type { PolicyKey, PolicyValue } from '../../../contract/playbook/index.ts';
import { formatNumber, formatPercent } from '../../platform/format.ts';
import { playbookText as text } from '../playbook.text.ts';

type Leads = { [Key in PolicyKey]: ((value: PolicyValue<Key>) => string) | 'figure' | null };

/** figure: the value is drawn (`PolicyFigure`). null: the sentence says it best alone. */
const leads: Leads = {
  'people.customer': (value) => text.customers[value],
  'people.dealStageProbabilities': 'figure',
  'problems.order': (value) => (value.kind === 'lens' ? text.orders[value.lens] : text.orders.deadlinesFirst),
  'problems.importanceWeights': 'figure',
  'problems.churnShares': 'figure',
  'problems.peoplePerProblem': (value) => text.people(formatNumber(value), value),
  'problems.weeksPerYear': (value) => text.weeks(formatNumber(value), value),
  'problems.reachWindowDays': (value) => text.days(formatNumber(value), value),
  'problems.assumedImpact': (value) => text.impacts[value],
  'problems.confidence': 'figure',
  'problems.weeksPerPersonMonth': (value) => text.weeks(formatNumber(value), value),
  'problems.kindsToValidate': (value) => text.kinds(formatNumber(value), value),
  'problems.chosenAtOnce': (value) => text.problems(formatNumber(value), value),
  'expertise.knowledge': (value) => text.knowledge[value],
  'expertise.personaBar': (value) => text.shareOfPeople(formatPercent(value.smallestShare, 1)),
  'expertise.competentFrom': (value) => value.charAt(0).toUpperCase() + value.slice(1),
  'ownership.features': (value) => text.featureOwners[value],
  'ownership.roadmapVisibility': (value) => text.roadmapReaders[value],
  'acquisition.growth': (value) => text.growth[value],
  'acquisition.smallestCell': (value) => text.people(formatNumber(value), value),
  'acquisition.healthCoverage': (value) => formatPercent(value, 1),
  'releases.rollout': (value) => text.rollouts[value],
  'releases.notice': 'figure',
  'releases.changeBudget': (value) =>
    value.kind === 'unlimited' ? text.noLimit : text.bundlesAMonth(formatNumber(value.perMonth), value.perMonth),
  'releases.ramp': (value) => text.rampDays(formatNumber(value.days), value.days),
  'releases.earlyWave': (value) => text.shareOfAccounts(formatPercent(value.accounts, 1)),
  'success.measures': null,
};

const isKnown = (key: string): key is PolicyKey => Object.hasOwn(leads, key);

/** Errors  none: a policy that this page does not know yet is said in its own sentence. */
export function leadOf(key: string, value: unknown): string | null {
  const lead = isKnown(key) ? (leads[key] as Leads[PolicyKey]) : null;
  return typeof lead === 'function' ? (lead as (value: unknown) => string)(value) : null;
}

export const isDrawn = (key: string): boolean => isKnown(key) && leads[key] === 'figure';

/** The sentence without what the few words have said already; empty when nothing is left. */
export function restOf(lead: string | null, words: string): string {
  const said = lead?.replace(/[.,:;]$/, '');
  const isSaid = said !== undefined && words.startsWith(said) && /^(?:[.,:;]|$)/.test(words.slice(said.length));
  if (!isSaid) return words;
  const rest = words.slice(said.length).replace(/^[.,:;\s]+/, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
