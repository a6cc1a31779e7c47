import { z } from 'zod';
import { counted, listed, percent } from './plain-words.ts';
import { declarePolicy, everywhere } from './policy.ts';

export const rolloutPath = declarePolicy({
  key: 'releases.rollout',
  area: 'releases',
  title: 'How a change reaches them',
  question: 'When may a change reach its users?',
  schema: z.enum(['ramp', 'waves', 'both']),
  defaults: { b2c: 'ramp', b2b: 'waves', hybrid: 'both' },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: {
    text: 'House rule: errors show in a percentage of consumers; a wave of accounts is too small for that and needs a person',
    date: '2026',
  },
  takesEffect: 'releases',
  describe(value) {
    if (value === 'ramp') return 'Continuously: by percentage, with guardrails that halt it.';
    if (value === 'waves') return 'By wave of accounts: notice, acknowledgement, training, freezes, a change budget.';
    return 'Accounts by wave, everyone else by percentage.';
  },
});

/** Classes of change, from the most to the least urgent, then by how much they ask of customers. */
export const changeClasses = ['security', 'fix', 'minor', 'major', 'breaking', 'retirement'] as const;

const days = z.number().int().min(0).max(1095);

const noticeRow = z.strictObject({
  class: z.enum(changeClasses),
  noticeDays: days,
  /** Where programs must be changed, the longer notice holds. */
  apiNoticeDays: days.optional(),
  remindDays: z.array(days).max(10),
  acknowledgedBy: z.array(z.enum(['admin', 'technical', 'sponsor'])).max(3),
  training: z.enum(['none', 'tip', 'role path', 'migration path']),
  deferral: z.enum(['none', 'until the next bundle', 'once, 30 days', 'one in a row, two of four taken', 'one month of grace']),
  passesFreeze: z.enum(['yes', 'no', 'from its forced date']),
});

type NoticeRow = z.infer<typeof noticeRow>;

const atOnce = { noticeDays: 0, remindDays: [], acknowledgedBy: [], training: 'none', deferral: 'none' } satisfies Partial<NoticeRow>;

const noticeToAccounts: NoticeRow[] = [
  { class: 'security', ...atOnce, passesFreeze: 'yes' },
  { class: 'fix', ...atOnce, passesFreeze: 'yes' },
  {
    class: 'minor',
    noticeDays: 14,
    remindDays: [],
    acknowledgedBy: [],
    training: 'tip',
    deferral: 'until the next bundle',
    passesFreeze: 'no',
  },
  {
    class: 'major',
    noticeDays: 30,
    remindDays: [30, 7, 1],
    acknowledgedBy: ['admin'],
    training: 'role path',
    deferral: 'once, 30 days',
    passesFreeze: 'no',
  },
  {
    class: 'breaking',
    noticeDays: 90,
    remindDays: [90, 60, 30],
    acknowledgedBy: ['admin', 'technical'],
    training: 'role path',
    deferral: 'one in a row, two of four taken',
    passesFreeze: 'no',
  },
  {
    class: 'retirement',
    noticeDays: 365,
    apiNoticeDays: 730,
    remindDays: [],
    acknowledgedBy: ['admin', 'sponsor'],
    training: 'migration path',
    deferral: 'one month of grace',
    passesFreeze: 'from its forced date',
  },
];

/** Consumers are not asked; the law gives them 30 days before a change that is bad for them, and before an end. */
const noticeToConsumers: NoticeRow[] = changeClasses.map((changeClass) => ({
  class: changeClass,
  ...atOnce,
  noticeDays: changeClass === 'breaking' || changeClass === 'retirement' ? 30 : 0,
  passesFreeze: 'yes',
}));

function noticeSentence(row: NoticeRow): string {
  const notice = row.noticeDays === 0 ? 'no wait' : `${counted(row.noticeDays, 'day')} ahead`;
  const reminders = row.remindDays.length > 0 ? `, reminders at ${row.remindDays.join(', ')}` : '';
  const acknowledged = row.acknowledgedBy.length > 0 ? `, acknowledged by ${listed(row.acknowledgedBy)}` : '';
  const training = row.training === 'none' ? '' : `, training: ${row.training}`;
  const deferral = row.deferral === 'none' ? '' : `, may be deferred: ${row.deferral}`;
  const api = row.apiNoticeDays === undefined ? '' : ` (an API ${counted(row.apiNoticeDays, 'day')})`;
  return `${row.class}: ${notice}${api}${reminders}${acknowledged}${training}${deferral}`;
}

/** Shape   one row for each class of change, in the order of `changeClasses`. Hybrid follows the accounts' table: the longer one holds. */
export const noticeByClass = declarePolicy({
  key: 'releases.notice',
  area: 'releases',
  title: 'Notice by class of change',
  question: 'How long before a change must customers be told, and what must they answer?',
  schema: z.array(noticeRow).length(changeClasses.length),
  defaults: { b2c: noticeToConsumers, b2b: noticeToAccounts, hybrid: noticeToAccounts },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: {
    text: 'Microsoft 365 (30 days for a major update), ServiceNow (90, 60, 30), Atlassian (decide in 10 days, defer 30), Microsoft Graph (24 months for an API); for consumers Directive (EU) 2019/770, article 19',
    url: 'https://learn.microsoft.com/microsoft-365/admin/manage/message-center',
    date: '2019-05-20',
  },
  takesEffect: 'releases',
  describe: (value) => `${value.map(noticeSentence).join('; ')}.`,
});

export const changeBudget = declarePolicy({
  key: 'releases.changeBudget',
  area: 'releases',
  title: 'Change budget',
  question: 'How many bundles of visible changes may reach one account in a month?',
  schema: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unlimited') }),
    z.strictObject({ kind: z.literal('bundles'), perMonth: z.number().int().min(1).max(31) }),
  ]),
  defaults: { b2c: { kind: 'unlimited' }, b2b: { kind: 'bundles', perMonth: 1 }, hybrid: { kind: 'bundles', perMonth: 1 } },
  decides: ['b2c', 'b2b', 'hybrid'],
  source: { text: 'House default: people at work do not like frequent change', date: '2026', assumed: true },
  takesEffect: 'releases',
  describe: (value) =>
    value.kind === 'unlimited' ? 'No limit.' : `${counted(value.perMonth, 'bundle')} a month; what exceeds it waits for the next.`,
});

export const rampSteps = declarePolicy({
  key: 'releases.ramp',
  area: 'releases',
  title: 'Steps of a ramp',
  question: 'In which steps does a change reach people without an account?',
  schema: z.strictObject({ percentages: z.array(z.number().min(0).max(100)).min(1).max(50), days: z.number().int().min(1).max(365) }),
  defaults: everywhere({ percentages: [1, 2, 5, 10, 20, 50, 100], days: 7 }),
  decides: ['b2c', 'hybrid'],
  source: { text: 'Phased release of the Apple App Store', url: 'https://developer.apple.com/help/app-store-connect/', date: '2017' },
  takesEffect: 'releases',
  describe: (value) => `${value.percentages.join(', ')} % over ${counted(value.days, 'day')}.`,
});

export const earlyWave = declarePolicy({
  key: 'releases.earlyWave',
  area: 'releases',
  title: 'Size of the early wave',
  question: 'How many accounts, and how much revenue, may meet a change first?',
  schema: z.strictObject({ accounts: z.number().min(0).max(1), revenue: z.number().min(0).max(1) }),
  defaults: everywhere({ accounts: 0.15, revenue: 0.1 }),
  decides: ['b2b', 'hybrid'],
  source: { text: 'House default, near the 15 % ring of Windows Autopatch', date: '2026', assumed: true },
  takesEffect: 'releases',
  describe: (value) => `At most ${percent(value.accounts)} of the accounts and ${percent(value.revenue)} of the revenue.`,
});

export const releasesPolicies = [rolloutPath, noticeByClass, changeBudget, rampSteps, earlyWave] as const;
