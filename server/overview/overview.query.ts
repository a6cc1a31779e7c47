import { type OverviewAnswer, type OverviewLine, readOverviewRequest } from '../../contract/overview/overview.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { findMoment, type Moment } from './moment.query.ts';
import { findEndedRoles, findHopelessDates, findPassedDates, findRenewals } from './money-lines.query.ts';
import { newsSince } from './news.ts';
import { findMoved, findNotEstimated, findOutweighed } from './ranking-lines.query.ts';
import { findHeardMost, findInbox, findMine } from './voice-lines.query.ts';

type Finder = (scope: Scope, moment: Moment) => Promise<readonly OverviewLine[]>;

/** Which lines stand there, in their order: the customer's policy says whether money, people or both. */
function findersFor(moment: Moment): Finder[] {
  const customer = moment.read('people.customer');
  const [accounts, persons] = [customer !== 'person', customer !== 'account'];
  const figures = moment.hasFigures;
  const finders: [isShown: boolean, Finder][] = [
    [accounts && figures, findPassedDates],
    [accounts && figures, findRenewals],
    [accounts && figures, findHopelessDates],
    [accounts && figures, findEndedRoles],
    [true, findMine],
    [true, findInbox],
    [persons, findHeardMost],
    [accounts && figures, (scope, at) => findNotEstimated(scope, at, 'b2b')],
    [persons && figures, (scope, at) => findNotEstimated(scope, at, 'b2c')],
    [accounts && figures, findOutweighed],
    [figures, findMoved],
  ];
  return finders.filter(([isShown]) => isShown).map(([, find]) => find);
}

export const readOverview = query({
  name: 'overview.read',
  input: readOverviewRequest,
  can: 'read',
  async run(scope, input): Promise<OverviewAnswer> {
    const moment = await findMoment(scope, input.productId, newsSince(input.since, scope.now));
    const lines: OverviewLine[] = [];
    for (const find of findersFor(moment)) lines.push(...(await find(scope, moment)));
    const { today, since, currency, hasFigures } = moment;
    return { today, since: since.toISOString(), currency, hasFigures, lines };
  },
});
