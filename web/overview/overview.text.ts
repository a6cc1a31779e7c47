import type { OverviewLineOf } from '../../contract/overview/overview.ts';
import { formatNumber } from '../platform/format.ts';

const counted = (count: number, one: string, many = `${one}s`) => `${formatNumber(count)} ${count === 1 ? one : many}`;

/** Words in braces are links. */
export const overviewText = {
  title: 'Overview',
  tab: (product: string) => `Overview of ${product}`,
  lead: (day: string) => `What needs you on ${day}.`,
  leadAlone: 'What needs you today.',

  direction: 'Where we are going',
  toStrategy: 'Strategy',
  northStar: 'North star',
  noFigure: 'No figure yet',
  objectives: 'Objectives',
  until: (day: string) => `until ${day}`,
  progressOf: (title: string) => `Mean progress of the key results of ${title}`,
  unmeasured: 'not measured',
  moreObjectives: (count: number) => `${count} more`,
  noDirection: 'Nobody has said yet where this product goes: a vision, one figure that matters, and what should be different soon.',
  sayDirection: 'Say where it goes',

  sections: { dates: 'Dates and money', mine: 'New for you', people: 'What people say', order: 'In the ranking' },
  atStake: 'at stake a year',

  emptyTitle: 'Nothing needs you today',
  empty:
    'This page says, a line each, what somebody should look at: dates that pass, renewals that hang on problems, people who left, news of your problems, and what is still to be estimated.',
  emptyExample: 'Acme renews in 35 days; 2 open problems hang on it, most on “Exports lose a column”.',
  toRanking: 'Open the ranking',
  toImports: 'Bring your files',
  building: 'The figures of this product are being built for the first time. Lines that need them come with the next look.',

  datePassed: '{account}: a date for {problem} has passed',
  datePassedMany: (families: number) => `{account} and ${counted(families - 1, 'other')}: a date for {problem} has passed`,
  datePassedWhy: 'It counts nothing in the ranking until somebody says what became of it.',

  renewal: (line: OverviewLineOf<'renewal'>, day: string) =>
    `{account} renews ${line.days === 0 ? 'today' : `in ${counted(line.days, 'day')}`}, on ${day}; ${
      line.problems === 1 ? '{problem} hangs on it' : `${counted(line.problems, 'open problem')} hang on it, most on {problem}`
    }`,
  renewalWhy: (weeks: number) => `Inside ${counted(weeks, 'week')}, {policy}.`,
  renewalPolicy: 'by the playbook',

  cannotBeMet: '{problem} cannot be ready in time for {account}',
  cannotBeMetMany: (families: number) => `{problem} cannot be ready in time for {account} and ${counted(families - 1, 'other')}`,
  cannotBeMetWhy: (weeks: string) => `The work takes ${weeks} weeks, their dates are nearer: talk, shorten it, or say so.`,
  cannotBeMetWhyShort: 'The work takes longer than they can wait: talk, shorten it, or say so.',

  roleEnded: (role: string) => `{person} is no longer ${role} at {account}, and nobody has followed`,
  nobody: 'Somebody',
  roleEndedWhy: (day: string, problems: number) => `Since ${day}. ${counted(problems, 'open problem')} felt there.`,
  roles: {
    champion: 'champion',
    economic_buyer: 'economic buyer',
    decision_maker: 'decision maker',
    executive_sponsor: 'executive sponsor',
    technical_evaluator: 'technical evaluator',
    procurement: 'procurement',
    legal_security: 'legal and security',
    admin: 'admin',
    end_user: 'end user',
    influencer: 'influencer',
    blocker: 'blocker',
    coach: 'coach',
  } satisfies Record<OverviewLineOf<'role_ended'>['role'], string>,

  mine: (line: OverviewLineOf<'mine'>) =>
    `${[
      line.comments > 0 && counted(line.comments, 'comment'),
      line.evidence > 0 && counted(line.evidence, 'new piece of evidence', 'new pieces of evidence'),
    ]
      .filter(Boolean)
      .join(' and ')} on {problem}`,
  mineWhy: (since: string) => `You are its steward. Since ${since}.`,

  inbox: (line: OverviewLineOf<'inbox'>) =>
    line.isMore
      ? `More than ${formatNumber(line.count)} pieces of evidence wait in the {inbox}`
      : `${counted(line.count, 'piece of evidence waits', 'pieces of evidence wait')} in the {inbox}`,
  inboxPlace: 'inbox',
  inboxWhy: (oldest: string) => `The oldest is from ${oldest}. Nothing of it counts until it is attached.`,

  heardMost: (days: number) => `{problem} was heard most in the last ${counted(days, 'day')}`,
  heardMostWhy: (evidence: number) => `${counted(evidence, 'piece of evidence', 'pieces of evidence')}.`,
  people: 'people',

  notEstimated: '{problem} is valued and not estimated',
  notEstimatedWhy: {
    b2b: 'Without effort or duration it has no place in the business ranking.',
    b2c: 'Without effort it has no place in the consumer ranking.',
  },
  reached: 'people reached',

  outweighed: '{problem} is heard most, and {quiet} is worth more',
  outweighedWhy: (line: OverviewLineOf<'outweighed'>, atStake: string) =>
    `${counted(line.evidence, 'piece', 'pieces')} of evidence and ${atStake} a year at stake, against ${counted(line.byEvidence, 'piece')} from those who pay more.`,

  moved: (line: OverviewLineOf<'moved'>) => `{problem} ${line.to < line.from ? 'rose' : 'fell'} from ${line.from} to ${line.to}`,
  movedWhy: (lens: string, day: string) => `In the ${lens} ranking, since ${day}.`,
  lenses: { b2b: 'business', b2c: 'consumer' },
  places: (count: number) => `${count > 0 ? '+' : '−'}${counted(Math.abs(count), 'place')}`,
};
