// How sure we are of a problem, by what kinds of evidence speak for it, from how many people.

import type { PolicyValue } from '../../contract/playbook/index.ts';
import type { hearings } from '../../contract/playbook/problems.ts';

export const evidenceKinds = ['interview', 'analytics', 'decision_maker', 'support', 'sales', 'survey', 'review', 'vote'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What was heard, from nothing to several kinds of evidence from many people. The playbook holds a number for each. */
export type Hearing = (typeof hearings)[number];

export type ConfidenceTable = PolicyValue<'problems.confidence'>;

/**
 * The evidence for one problem.
 *
 * Units   people: distinct people behind the evidence of a kind, and the unnamed people it stands for; a kind with 0 people is absent.
 * Shape   reachMeasured: an insight or a segment counts the people who show the problem.
 */
export interface EvidenceSummary {
  readonly reachMeasured: boolean;
  readonly people: Readonly<Partial<Record<EvidenceKind, number>>>;
}

export interface Confidence {
  readonly confidence: number;
  readonly hearing: Hearing;
  readonly measured: boolean;
  /** The kinds in which somebody told us, without measurement and votes. */
  readonly kindsHeard: readonly EvidenceKind[];
  readonly peopleHeard: number;
}

// A measurement tells that something happens, a vote that somebody clicked; in all others a person says what is wrong.
const saidKinds = evidenceKinds.filter((kind) => kind !== 'analytics' && kind !== 'vote');

function hearingOf(kinds: number, people: number, votes: number, manyPeople: number): Hearing {
  if (kinds === 0) return votes > 0 ? 'votes' : 'nothing';
  if (kinds === 1) return people < manyPeople ? 'oneKindFew' : 'oneKindMany';
  return people < manyPeople ? 'severalKindsFew' : 'severalKindsMany';
}

/**
 * Confidence in a problem, from the kinds and the amount of its evidence.
 *
 * | what people said                            | only heard | also measured |
 * |---------------------------------------------|-----------:|--------------:|
 * | nothing                                     |       0    |       0.5     |
 * | votes only                                  |       0.1  |       0.5     |
 * | one kind, under five people                 |       0.2  |       0.6     |
 * | one kind, five people or more               |       0.4  |       0.7     |
 * | two kinds or more, under five people        |       0.5  |       0.8     |
 * | two kinds or more, five people or more      |       0.7  |       1       |
 *
 * A kind is interview, decision maker, support, sales, survey or review. "Measured" is a measured reach or evidence of kind analytics:
 * alone it proves that something happens and says nothing about why, hence 0.5. Votes add nothing once somebody has said something: they
 * repeat a title, they do not explain a problem. Full confidence takes both: a measurement and two ways of hearing that fail differently.
 * More evidence never lowers the confidence (the playbook refuses a table in which it would).
 *
 * Units   0–1. The people of two kinds are added: the same person in an interview and in a ticket counts in each, since the amount only
 *         asks whether it is more than a handful.
 * Source  the steps 1, 0.8 and 0.5 of RICE (Sean McBride, Intercom, 2016); five people: Jakob Nielsen, "Why You Only Need to Test with 5
 *         Users" (2000); the steps between are ours. Table and handful can be overridden in the playbook (problems.confidence).
 */
export function confidenceOf(evidence: EvidenceSummary, table: ConfidenceTable): Confidence {
  const peopleBy = (kind: EvidenceKind) => evidence.people[kind] ?? 0;
  const kindsHeard = saidKinds.filter((kind) => peopleBy(kind) > 0);
  const peopleHeard = kindsHeard.reduce((sum, kind) => sum + peopleBy(kind), 0);
  const measured = evidence.reachMeasured || peopleBy('analytics') > 0;
  const hearing = hearingOf(kindsHeard.length, peopleHeard, peopleBy('vote'), table.manyPeople);
  return { confidence: (measured ? table.measured : table.heard)[hearing], hearing, measured, kindsHeard, peopleHeard };
}

/** Evidence of how many kinds, of all eight: what the playbook asks for before a problem may be called validated. */
export function kindsOf(evidence: EvidenceSummary): number {
  return evidenceKinds.filter((kind) => (evidence.people[kind] ?? 0) > 0).length;
}
