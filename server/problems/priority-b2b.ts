// The business lens: what does it cost per week that a problem stays unsolved, and how long do we need? (CD3.)

import type { ReadPolicy } from '../../contract/playbook/resolve.ts';
import type { Importance, Reason } from '../../contract/problems/value.ts';
import { type LinkValue, reasonsInOrder, stancesOf } from './stance.ts';

type ByImportance = readonly [number, number, number, number];

/**
 * The figures of the playbook that this lens reads.
 *
 * Units   weights, churnShares: by importance 0–3, each 0–1, never falling. peoplePerProblem: people. weeksPerYear: weeks.
 */
export interface B2bPolicy {
  readonly weights: ByImportance;
  readonly churnShares: ByImportance;
  readonly peoplePerProblem: number;
  readonly weeksPerYear: number;
}

export function b2bPolicyFrom(read: ReadPolicy): B2bPolicy {
  return {
    weights: read('problems.importanceWeights'),
    churnShares: read('problems.churnShares'),
    peoplePerProblem: read('problems.peoplePerProblem'),
    weeksPerYear: read('problems.weeksPerYear'),
  };
}

// Which problems compete for an account's budget.

export const openStatuses = ['heard', 'validated', 'chosen', 'in_delivery'] as const;

/** A parked, merged or released problem claims nothing of an account's budget, and frees what it claimed for the others. */
export function isOpen(status: string): boolean {
  return openStatuses.some((open) => open === status);
}

// How long it takes.

/** What a team knows about the work; both may be missing. */
export interface WorkEstimate {
  readonly durationWeeks?: number | null;
  readonly personWeeks?: number | null;
}

function isPositive(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

/**
 * The duration of the work: the stored one, else person-weeks through the people that work on one problem, never under a week.
 *
 * Units   weeks; null when nothing is estimated. Zero is no estimate (the contract refuses it; imported rows may carry it).
 */
export function durationWeeksOf(work: WorkEstimate, policy: B2bPolicy): number | null {
  if (isPositive(work.durationWeeks)) return work.durationWeeks;
  if (isPositive(work.personWeeks)) return Math.max(1, work.personWeeks / policy.peoplePerProblem);
  return null;
}

// Until when it matters.

export const protectDeadlineKinds = ['renewal', 'clause', 'regulation', 'commitment', 'stated_need'] as const;
export const growDeadlineKinds = ['deal_close'] as const;
export type DeadlineKind = (typeof protectDeadlineKinds)[number] | (typeof growDeadlineKinds)[number];

/** A date with a consequence. Shape: on is YYYY-MM-DD; facts that somebody answered or withdrew are not given to the rules. */
export interface DeadlineFact {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly on: string;
}

/**
 * The date that counts for one family and one reason.
 *
 * Shape   none: no date is known. ahead: `fact` is the nearest date from today on. passed: there are only passed dates, `fact` is the
 *         last of them. `passed` names every passed date, also when a later one counts.
 * Units   weeks: days / 7, so a fraction; 0 is today, negative is passed.
 */
export type Deadline =
  | { readonly state: 'none'; readonly passed: readonly string[] }
  | { readonly state: 'ahead' | 'passed'; readonly weeks: number; readonly factId: string | null; readonly passed: readonly string[] };

export const noDeadline: Deadline = { state: 'none', passed: [] };

/** A deadline of which only the distance is known. */
export function deadlineIn(weeks: number | null | undefined): Deadline {
  if (weeks === null || weeks === undefined) return noDeadline;
  return { state: weeks < 0 ? 'passed' : 'ahead', weeks, factId: null, passed: [] };
}

export function reasonOfDeadline(kind: DeadlineKind): 'protect' | 'grow' {
  return growDeadlineKinds.some((grow) => grow === kind) ? 'grow' : 'protect';
}

const dayMs = 86_400_000;

/** Dates carry no time zone here: both are calendar days, so that a change of clocks never moves a deadline. */
export function weeksBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs / 7;
}

function sooner(a: DeadlineFact, b: DeadlineFact): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * The nearest deadline of a family for one reason.
 *
 * Among dates from today on the nearest counts. When all dates have passed, the deadline is 'passed': it asks for an answer and the
 * money behind it counts 0, since nobody knows what waiting costs. With one date passed and one ahead, the one ahead counts and the
 * passed one is named: the account still has something to lose, but somebody owes an answer about the first date.
 *
 * Shape   asOf, on: YYYY-MM-DD.
 */
export function nearestDeadline(facts: readonly DeadlineFact[], reason: Reason, asOf: string): Deadline {
  const dates = facts.filter((fact) => reasonOfDeadline(fact.kind) === reason).toSorted(sooner);
  const passed = dates.filter((fact) => fact.on < asOf);
  const ahead = dates.find((fact) => fact.on >= asOf);
  const counting = ahead ?? passed.at(-1);
  if (counting === undefined) return noDeadline;
  return {
    state: ahead === undefined ? 'passed' : 'ahead',
    weeks: weeksBetween(asOf, counting.on),
    factId: counting.id,
    passed: passed.map((fact) => fact.id),
  };
}

// What one family has at stake.

/**
 * One family's stance on one problem, with what is needed to turn it into money.
 *
 * Units   budget: money a year (minor units), for the reason: protect, the live recurring revenue of the product; grow, open deals,
 *         annualised × probability; neither, 0. sumW: Σ weights of the family's stances of this reason over all open problems of the
 *         product, this one included.
 */
export interface FamilyStance {
  readonly familyId: string;
  readonly reason: Reason;
  readonly importance: Importance;
  readonly budget: number;
  readonly sumW: number;
  readonly deadline: Deadline;
}

export type B2bNote = 'cannot be met' | 'passed';

/**
 * One line of the "because" panel: every factor between the family's budget and its cost per week.
 *
 * Units   budget, attributed, value: money a year. attributed = budget × share; value = attributed × churnShare.
 *         churnShare is 1 for grow. costPerWeek: money per week, null without a duration.
 * Shape   note: why the line costs nothing although it has value. passedDates: facts that ask for an answer, even if a later date counts.
 */
export interface B2bPart {
  readonly familyId: string;
  readonly reason: Reason;
  readonly importance: Importance;
  readonly budget: number;
  readonly weight: number;
  readonly sumW: number;
  readonly share: number;
  readonly churnShare: number;
  readonly attributed: number;
  readonly value: number;
  readonly weeksTo: number | null;
  readonly deadlineFactId: string | null;
  readonly passedDates: readonly string[];
  readonly costPerWeek: number | null;
  readonly note: B2bNote | null;
}

/** The part of a budget that one problem takes: its weight among all, and never more than its weight when it stands alone. */
export function shareOf(weight: number, sumW: number): number {
  return weight / Math.max(1, sumW);
}

function costOf(value: number, deadline: Deadline, durationWeeks: number | null, policy: B2bPolicy): Pick<B2bPart, 'costPerWeek' | 'note'> {
  // Nothing at stake: neither a cost nor a question worth asking.
  if (value === 0) return { costPerWeek: durationWeeks === null ? null : 0, note: null };
  if (deadline.state === 'passed') return { costPerWeek: durationWeeks === null ? null : 0, note: 'passed' };
  if (durationWeeks === null) return { costPerWeek: null, note: null };
  if (deadline.state === 'none') return { costPerWeek: value / policy.weeksPerYear, note: null };
  if (deadline.weeks < durationWeeks) return { costPerWeek: 0, note: 'cannot be met' };
  return { costPerWeek: value / Math.max(1, deadline.weeks - durationWeeks), note: null };
}

function partOf(stance: FamilyStance, durationWeeks: number | null, policy: B2bPolicy): B2bPart {
  const counts = stance.reason !== 'neither';
  const weight = counts ? policy.weights[stance.importance] : 0;
  const share = shareOf(weight, stance.sumW);
  const attributed = counts ? stance.budget * share : 0;
  const churnShare = stance.reason === 'protect' ? policy.churnShares[stance.importance] : counts ? 1 : 0;
  const value = attributed * churnShare;
  return {
    familyId: stance.familyId,
    reason: stance.reason,
    importance: stance.importance,
    budget: stance.budget,
    weight,
    sumW: stance.sumW,
    share,
    churnShare,
    attributed,
    value,
    weeksTo: stance.deadline.state === 'none' ? null : stance.deadline.weeks,
    deadlineFactId: stance.deadline.state === 'none' ? null : stance.deadline.factId,
    passedDates: stance.deadline.passed,
    ...costOf(value, stance.deadline, durationWeeks, policy),
  };
}

// What the problem is worth.

/**
 * Units   valueAtStake: money a year. durationWeeks: weeks. costPerWeek: money per week. score: money per week², compare, never add.
 *         nearestWeeks: weeks to the nearest date that money hangs on and that can still be met.
 * Shape   durationWeeks, costPerWeek and score are null together: valued, not estimated. parts: by family, then protect, grow, neither.
 */
export interface B2bValue {
  readonly valueAtStake: number;
  readonly durationWeeks: number | null;
  readonly costPerWeek: number | null;
  readonly score: number | null;
  readonly nearestWeeks: number | null;
  readonly parts: readonly B2bPart[];
  readonly notes: readonly { readonly familyId: string; readonly reason: Reason; readonly note: B2bNote }[];
}

/** Sums of fractions depend on their order in the last digit; a fixed order makes the same facts give the same number. */
function byFamilyThenReason(a: FamilyStance, b: FamilyStance): number {
  if (a.familyId !== b.familyId) return a.familyId < b.familyId ? -1 : 1;
  return reasonsInOrder.indexOf(a.reason) - reasonsInOrder.indexOf(b.reason);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function isUrgent(part: B2bPart): part is B2bPart & { weeksTo: number } {
  return part.weeksTo !== null && part.value > 0 && part.note === null;
}

/**
 * Values one problem by cost of delay divided by duration (CD3).
 *
 * Every family with a stance has a budget for its reason. The problem takes a share of it, by its weight among all open problems of that
 * family; of protected revenue only the part at risk counts. The value becomes a cost per week by the family's nearest date: spread over
 * the weeks that remain once the work is done, lost when the work would come too late, spread over a year where there is no date. The
 * sum over families divided by the duration is the score. The value at stake is what is attributed whatever the dates say, so that a
 * problem that cannot be met in time still shows what it is about.
 *
 * Shape   stances: at most one for each family and reason.
 * Units   money in minor units of one currency; weeks.
 * Errors  none; without an estimate the value stands and the score is null.
 * Source  Don Reinertsen, "The Principles of Product Development Flow" (2009); Black Swan Farming, "Cost of Delay Divided by Duration".
 */
export function valueB2b(stances: readonly FamilyStance[], work: WorkEstimate, policy: B2bPolicy): B2bValue {
  const durationWeeks = durationWeeksOf(work, policy);
  const parts = stances.toSorted(byFamilyThenReason).map((stance) => partOf(stance, durationWeeks, policy));
  const costPerWeek = durationWeeks === null ? null : total(parts.map((part) => part.costPerWeek ?? 0));
  const urgent = parts.filter(isUrgent).map((part) => part.weeksTo);
  return {
    valueAtStake: total(parts.map((part) => part.value)),
    durationWeeks,
    costPerWeek,
    score: durationWeeks === null || costPerWeek === null ? null : costPerWeek / durationWeeks,
    nearestWeeks: urgent.length === 0 ? null : Math.min(...urgent),
    parts,
    notes: parts.flatMap(({ familyId, reason, note }) => (note === null ? [] : [{ familyId, reason, note }])),
  };
}

// A whole product at once, told the slow and obvious way: the reference for the projection in SQL.

type DeadlineByReason = Partial<Record<'protect' | 'grow', Deadline>>;

/**
 * Units   protect, grow: money a year.
 * Shape   a missing budget is 0, a missing deadline none. deadlines: from the family's contracts and deals, for all its problems.
 *         deadlinesOn, by problem id: where a clause, a commitment or a stated need gives one problem dates of its own; the nearest of
 *         those and the family's together, which it replaces.
 */
export interface FamilyFacts {
  readonly id: string;
  readonly protect?: number;
  readonly grow?: number;
  readonly deadlines?: DeadlineByReason;
  readonly deadlinesOn?: Readonly<Record<string, DeadlineByReason>>;
}

export interface ProblemFacts extends WorkEstimate {
  readonly id: string;
  readonly status: string;
}

export interface FamilyLink extends LinkValue {
  readonly familyId: string;
  readonly problemId: string;
}

interface PlacedStance {
  readonly family: FamilyFacts;
  readonly problemId: string;
  readonly reason: Reason;
  readonly importance: Importance;
}

function stancesOfFamily(family: FamilyFacts, links: readonly FamilyLink[]): PlacedStance[] {
  const byProblem = Object.groupBy(links, (link) => link.problemId);
  return Object.keys(byProblem)
    .toSorted()
    .flatMap((problemId) =>
      stancesOf(byProblem[problemId] ?? []).map(({ reason, importance }) => ({ family, problemId, reason, importance })),
    );
}

function deadlineOf({ family, problemId, reason }: PlacedStance): Deadline {
  if (reason === 'neither') return noDeadline;
  return family.deadlinesOn?.[problemId]?.[reason] ?? family.deadlines?.[reason] ?? noDeadline;
}

function withMoney(stances: readonly PlacedStance[], policy: B2bPolicy): (FamilyStance & { problemId: string })[] {
  return stances.map((placed) => {
    const { family, problemId, reason, importance } = placed;
    const rivals = reason === 'neither' ? [] : stances.filter((stance) => stance.reason === reason);
    return {
      familyId: family.id,
      problemId,
      reason,
      importance,
      budget: reason === 'neither' ? 0 : (family[reason] ?? 0),
      sumW: total(rivals.map((stance) => policy.weights[stance.importance])),
      deadline: deadlineOf(placed),
    };
  });
}

/**
 * Values all open problems of one product from the links alone.
 *
 * Shape   the map holds every open problem, also those without a link, by id. Links of a family or a problem that is not given are left
 *         out: money that nobody owns counts nothing.
 */
export function valueB2bOfAll(
  families: readonly FamilyFacts[],
  problems: readonly ProblemFacts[],
  links: readonly FamilyLink[],
  policy: B2bPolicy,
): Map<string, B2bValue> {
  const open = problems.filter((problem) => isOpen(problem.status));
  const openIds = new Set(open.map((problem) => problem.id));
  const byFamily = Object.groupBy(
    links.filter((link) => openIds.has(link.problemId)),
    (link) => link.familyId,
  );
  const stances = families.flatMap((family) => withMoney(stancesOfFamily(family, byFamily[family.id] ?? []), policy));
  const byProblem = Object.groupBy(stances, (stance) => stance.problemId);
  return new Map(open.map((problem) => [problem.id, valueB2b(byProblem[problem.id] ?? [], problem, policy)]));
}
