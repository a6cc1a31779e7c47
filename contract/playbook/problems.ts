import { z } from 'zod';
import { impact } from '../problems/value.ts';
import { counted, listed, percent } from './plain-words.ts';
import { declarePolicy, everywhere } from './policy.ts';

const everyModel = ['b2c', 'b2b', 'hybrid'] as const;
const withAccounts = ['b2b', 'hybrid'] as const;
const withConsumers = ['b2c', 'hybrid'] as const;

const cd3 = {
  text: 'Cost of delay divided by duration: Don Reinertsen, "The Principles of Product Development Flow"; Black Swan Farming',
  url: 'https://blackswanfarming.com/cost-of-delay-divided-by-duration/',
  date: '2009',
} as const;

const rice = {
  text: 'Sean McBride, "RICE: Simple prioritization for product managers", Intercom',
  url: 'https://www.intercom.com/blog/rice-simple-prioritization-for-product-managers/',
  date: '2016',
} as const;

function houseDefault(text: string) {
  return { text: `House default: ${text}`, date: '2026', assumed: true } as const;
}

// What first?

const lens = z.enum(['b2c', 'b2b']);

const lensNames = { b2b: 'business', b2c: 'consumer' } as const;

export const orderRule = declarePolicy({
  key: 'problems.order',
  area: 'problems',
  title: 'What comes first',
  question: 'By which rule are problems put in order?',
  schema: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('lens'), lens }),
    z.strictObject({ kind: z.literal('deadlinesFirst'), weeks: z.number().int().min(1).max(104), otherwise: z.literal('b2c') }),
  ]),
  defaults: {
    b2c: { kind: 'lens', lens: 'b2c' },
    b2b: { kind: 'lens', lens: 'b2b' },
    hybrid: { kind: 'deadlinesFirst', weeks: 12, otherwise: 'b2c' },
  },
  decides: everyModel,
  source: houseDefault('money and heads are never added; twelve weeks is about a quarter, the horizon most teams plan'),
  takesEffect: 'now',
  describe(value) {
    if (value.kind === 'lens') return `By the score of the ${lensNames[value.lens]} lens.`;
    return `Problems with a business deadline inside ${counted(value.weeks, 'week')} first, the others by the ${lensNames[value.otherwise]} lens.`;
  },
});

// The business lens: cost of delay from attributed revenue.

const share = z.number().min(0).max(1);
const importanceWords = ['not important', 'nice', 'important', 'critical'] as const;

/** More important may never count less: the laws of the valuation rest on it. */
function neverFalls(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value >= (values[index - 1] ?? 0));
}

const byImportance = z
  .tuple([share, share, share, share])
  .refine(neverFalls, 'A higher importance must not count less than a lower one')
  .refine(([none]) => none === 0, 'What is not important counts nothing');

/**
 * Units   weight of a link by importance 0, 1, 2, 3; at most 1, so that one problem never takes more than the budget.
 */
export const importanceWeights = declarePolicy({
  key: 'problems.importanceWeights',
  area: 'problems',
  title: 'Weight of an importance',
  question: "How much of an account's budget does a problem claim, by how important it is to them?",
  schema: byImportance,
  defaults: everywhere([0, 0.2, 0.5, 1]),
  decides: withAccounts,
  source: houseDefault('five problems that are nice to have weigh as much as one critical problem'),
  takesEffect: 'now',
  describe: (value) => `${listed(value.map((weight, importance) => `${importanceWords[importance]} ${weight}`))}.`,
});

/** Units   share of the protected revenue at risk by importance 0, 1, 2, 3. */
export const churnShares = declarePolicy({
  key: 'problems.churnShares',
  area: 'problems',
  title: 'Revenue at risk by importance',
  question: "Which share of an account's revenue is at risk when a problem stays unsolved?",
  schema: byImportance,
  defaults: everywhere([0, 0.02, 0.1, 0.3]),
  decides: withAccounts,
  source: houseDefault('three in ten accounts leave over a critical problem, one in fifty over a nice-to-have; replace by your own churn'),
  takesEffect: 'now',
  describe: (value) => `${listed(value.map((risk, importance) => `${importanceWords[importance]} ${percent(risk)}`))}.`,
});

export const peoplePerProblem = declarePolicy({
  key: 'problems.peoplePerProblem',
  area: 'problems',
  title: 'People on one problem',
  question: 'How many people work on one problem at once, to turn person-weeks into a duration?',
  schema: z.number().min(0.1).max(100),
  defaults: everywhere(2),
  decides: withAccounts,
  source: houseDefault('a pair'),
  takesEffect: 'now',
  describe: (value) =>
    `${counted(value, 'person', 'people')}: 8 person-weeks take ${counted(Number(Math.max(1, 8 / value).toFixed(1)), 'week')}, and nothing takes less than a week.`,
});

export const weeksPerYear = declarePolicy({
  key: 'problems.weeksPerYear',
  area: 'problems',
  title: 'Value without a date',
  question: 'Over how many weeks is a yearly value spread when no date makes it urgent?',
  schema: z.number().int().min(1).max(520),
  defaults: everywhere(52),
  decides: withAccounts,
  source: cd3,
  takesEffect: 'now',
  describe: (value) => `Waiting a week costs one part in ${value} of the value.`,
});

// The consumer lens: RICE with measured reach.

export const reachWindowDays = declarePolicy({
  key: 'problems.reachWindowDays',
  area: 'problems',
  title: 'Window of measured reach',
  question: 'In which period must a person have shown the problem to count as reached?',
  schema: z.number().int().min(1).max(730),
  defaults: everywhere(90),
  decides: withConsumers,
  source: { ...rice, text: `${rice.text} (reach per quarter)` },
  takesEffect: 'now',
  describe: (value) => `The last ${counted(value, 'day')}. Reach that was only heard, not measured, has no window.`,
});

const impactWords = { 0.25: 'minimal', 0.5: 'low', 1: 'medium', 2: 'high', 3: 'massive' } as const;

export const assumedImpact = declarePolicy({
  key: 'problems.assumedImpact',
  area: 'problems',
  title: 'Impact until somebody sets it',
  question: 'Which impact per person is assumed, and marked as assumed, until somebody sets one?',
  schema: impact,
  defaults: everywhere(1),
  decides: withConsumers,
  source: rice,
  takesEffect: 'now',
  describe: (value) => `${value} (${impactWords[value]}), marked as assumed.`,
});

/** How much was heard, from nothing to several kinds of evidence from many people. */
export const hearings = ['nothing', 'votes', 'oneKindFew', 'oneKindMany', 'severalKindsFew', 'severalKindsMany'] as const;

const hearingWords = {
  nothing: 'nothing heard',
  votes: 'votes only',
  oneKindFew: 'one kind from few people',
  oneKindMany: 'one kind from many',
  severalKindsFew: 'several kinds from few',
  severalKindsMany: 'several kinds from many',
} as const;

const confidenceRow = z.strictObject({
  nothing: share,
  votes: share,
  oneKindFew: share,
  oneKindMany: share,
  severalKindsFew: share,
  severalKindsMany: share,
});

/** From each case to those that one more piece of evidence can lead to. More evidence may never lower confidence. */
const strongerHearings = [
  ['nothing', 'votes'],
  ['votes', 'oneKindFew'],
  ['oneKindFew', 'oneKindMany'],
  ['oneKindFew', 'severalKindsFew'],
  ['oneKindMany', 'severalKindsMany'],
  ['severalKindsFew', 'severalKindsMany'],
] as const;

type ConfidenceRow = z.infer<typeof confidenceRow>;

function growsWithEvidence({ heard, measured }: { heard: ConfidenceRow; measured: ConfidenceRow }): boolean {
  const grows = (row: ConfidenceRow) => strongerHearings.every(([weaker, stronger]) => row[weaker] <= row[stronger]);
  return grows(heard) && grows(measured) && hearings.every((hearing) => heard[hearing] <= measured[hearing]);
}

/**
 * Shape   two columns (only heard; also measured) of six cases. What counts as which case is decided in problems/confidence.
 * Units   0–1. manyPeople: distinct people from whom on a case counts as "many".
 */
export const confidenceTable = declarePolicy({
  key: 'problems.confidence',
  area: 'problems',
  title: 'Confidence by evidence',
  question: 'How sure are we of a problem, by the kinds and the amount of evidence?',
  schema: z
    .strictObject({ manyPeople: z.number().int().min(2).max(10_000), heard: confidenceRow, measured: confidenceRow })
    .refine(growsWithEvidence, 'More evidence must not lower the confidence'),
  defaults: everywhere({
    manyPeople: 5,
    heard: { nothing: 0, votes: 0.1, oneKindFew: 0.2, oneKindMany: 0.4, severalKindsFew: 0.5, severalKindsMany: 0.7 },
    measured: { nothing: 0.5, votes: 0.5, oneKindFew: 0.6, oneKindMany: 0.7, severalKindsFew: 0.8, severalKindsMany: 1 },
  }),
  decides: withConsumers,
  source: {
    text: 'The steps 100 %, 80 % and 50 % of RICE (Sean McBride, Intercom, 2016), refined by evidence; "many" from Jakob Nielsen, "Why You Only Need to Test with 5 Users"; the steps between are a house default',
    url: 'https://www.nngroup.com/articles/why-you-only-need-to-test-with-5-users/',
    date: '2000-03-19',
    assumed: true,
  },
  takesEffect: 'now',
  describe(value) {
    const column = (row: ConfidenceRow) => hearings.map((hearing) => `${hearingWords[hearing]} ${percent(row[hearing])}`).join(', ');
    return `Only heard: ${column(value.heard)}. Also measured: ${column(value.measured)}. Many is ${counted(value.manyPeople, 'person', 'people')} or more.`;
  },
});

export const weeksPerPersonMonth = declarePolicy({
  key: 'problems.weeksPerPersonMonth',
  area: 'problems',
  title: 'Weeks in a person-month',
  question: 'How many person-weeks make one person-month of effort?',
  schema: z.number().min(1).max(5),
  defaults: everywhere(4.33),
  decides: withConsumers,
  source: { text: 'Arithmetic: 52 weeks in 12 months', date: '2026' },
  takesEffect: 'now',
  describe: (value) => `1 person-month is ${counted(value, 'person-week')}.`,
});

// What may be called a problem we know, and how many we take on.

export const kindsToValidate = declarePolicy({
  key: 'problems.kindsToValidate',
  area: 'problems',
  title: 'Evidence for a validated problem',
  question: 'Of how many kinds must the evidence be before a problem may be called validated?',
  schema: z.number().int().min(1).max(8),
  defaults: everywhere(2),
  decides: everyModel,
  source: {
    text: 'House rule: two kinds of evidence fail in different ways (triangulation, Norman Denzin, "The Research Act")',
    date: '1970',
  },
  takesEffect: 'now',
  describe: (value) => `Evidence of at least ${counted(value, 'kind')}.`,
});

export const chosenAtOnce = declarePolicy({
  key: 'problems.chosenAtOnce',
  area: 'problems',
  title: 'Problems chosen at once',
  question: 'How many problems may a product have chosen, and not yet in delivery, at the same time?',
  schema: z.number().int().min(1).max(100),
  defaults: everywhere(5),
  decides: everyModel,
  source: houseDefault('a choice that leaves nothing out is not a choice'),
  takesEffect: 'now',
  describe: (value) => `At most ${value}.`,
});

export const problemsPolicies = [
  orderRule,
  importanceWeights,
  churnShares,
  peoplePerProblem,
  weeksPerYear,
  reachWindowDays,
  assumedImpact,
  confidenceTable,
  weeksPerPersonMonth,
  kindsToValidate,
  chosenAtOnce,
] as const;
