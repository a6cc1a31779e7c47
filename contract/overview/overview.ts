import { z } from 'zod';
import { stakeholderRoleName } from '../people/stakeholder-role.ts';
import { productId } from '../strategy/product.ts';

export const readOverviewRequest = z.strictObject({
  productId,
  /** What is news is younger than this: the member's last visit. Absent, or longer ago than 90 days: a week ago. */
  since: z.iso.datetime({ offset: true }).optional(),
});

const problem = z.object({ id: z.string(), title: z.string() });
const account = z.object({ id: z.string(), name: z.string() });
const lens = z.enum(['b2b', 'b2c']);
const money = z.number();

/** Units: families are accounts with all that belongs to them. atStake: major units of the workspace's currency a year. */
export const overviewLine = z.discriminatedUnion('kind', [
  /** Money that is decided soon and hangs on open problems. */
  z.object({
    kind: z.literal('renewal'),
    account,
    renewalOn: z.iso.date(),
    days: z.int(),
    withinWeeks: z.int(),
    problems: z.int(),
    topProblem: problem,
    atStake: money,
  }),
  /** A date has passed for these families: what it held counts nothing until somebody says what became of it. */
  z.object({ kind: z.literal('date_passed'), problem, account, families: z.int(), atStake: money }),
  /** The work takes longer than these families can wait. Units: weeks of work. */
  z.object({ kind: z.literal('cannot_be_met'), problem, account, families: z.int(), atStake: money, weeks: z.number().nullable() }),
  /** Somebody who decides there has gone, and nobody is known to have followed. */
  z.object({
    kind: z.literal('role_ended'),
    account,
    person: z.object({ id: z.string(), name: z.string().nullable() }),
    role: stakeholderRoleName,
    endedOn: z.iso.date(),
    problems: z.int(),
  }),
  /** News of a problem that the member stewards. */
  z.object({ kind: z.literal('mine'), problem, evidence: z.int(), comments: z.int() }),
  /** Evidence that nobody has looked at; `isMore`: at least so much. */
  z.object({ kind: z.literal('inbox'), count: z.int(), isMore: z.boolean(), oldestAt: z.iso.datetime() }),
  /** Heard from most people in the last days. */
  z.object({ kind: z.literal('heard_most'), problem, people: z.int(), evidence: z.int(), days: z.int() }),
  /** Much is at stake, or many are reached, and nobody has said what it takes. One of both figures, by the lens. */
  z.object({ kind: z.literal('not_estimated'), lens, problem, atStake: money.nullable(), reach: z.number().nullable() }),
  /** Heard most, and outweighed by what was heard far less. Evidence counts pieces. */
  z.object({
    kind: z.literal('outweighed'),
    problem,
    evidence: z.int(),
    atStake: money,
    byProblem: problem,
    byEvidence: z.int(),
    byAtStake: money,
  }),
  /** Another rank than on that day. */
  z.object({ kind: z.literal('moved'), lens, problem, from: z.int(), to: z.int(), since: z.iso.date() }),
]);
export type OverviewLine = z.infer<typeof overviewLine>;
export type OverviewLineOf<Kind extends OverviewLine['kind']> = Extract<OverviewLine, { kind: Kind }>;

export const overviewAnswer = z.object({
  /** The day in the workspace's time zone. */
  today: z.iso.date(),
  since: z.iso.datetime(),
  currency: z.string(),
  /** False: the product's figures are being built for the first time; lines that need them are missing. */
  hasFigures: z.boolean(),
  /** What needs somebody today, the most pressing kind first. */
  lines: z.array(overviewLine),
});
export type OverviewAnswer = z.infer<typeof overviewAnswer>;
