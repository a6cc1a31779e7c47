import { z } from 'zod';
import { timeZone } from './date.ts';
import { idSchema } from './id.ts';
import { pageAnswer, pageRequest } from './page.ts';
import { memberFunction, role } from './permission.ts';
import { line } from './text.ts';

export const memberId = idSchema('mem');
export const userId = idSchema('usr');

/** An address as people type it; kept in lower case, because mail systems do not tell the difference. */
export const email = z.email().max(254).toLowerCase();

export const listMembersRequest = z.strictObject({ ...pageRequest, archived: z.stringbool().default(false) });

export const memberRef = z.strictObject({ memberId });

export const changeMemberRequest = z.strictObject({
  memberId,
  name: line(120).optional(),
  role: role.optional(),
  function: memberFunction.optional(),
  expectedVersion: z.int().optional(),
});

export const themes = ['light', 'dark', 'system'] as const;
export const theme = z.enum(themes);
export type Theme = z.infer<typeof theme>;

/** When notifications come by mail: each mention and comment at once, all unread ones once a day, or never. */
export const mailChoices = ['at_once', 'daily', 'off'] as const;
export const mailChoice = z.enum(mailChoices);
export type MailChoice = z.infer<typeof mailChoice>;

/** A language tag whose numbers and dates every browser knows how to write: `de-CH`. */
export const locale = z.string().max(35).refine(isLocale, 'must be a language tag such as de-CH');

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1 && Intl.NumberFormat.supportedLocalesOf(value).length === 1;
  } catch {
    return false;
  }
}

/** What a member decides for themselves, in every browser. Null: as the browser has it. */
export const memberSettings = z.object({
  timeZone: z.string().nullable(),
  locale: z.string().nullable(),
  theme: theme.nullable(),
  mailChoice,
});
export type MemberSettings = z.infer<typeof memberSettings>;

/** What a member may change of themselves; `null` goes back to what the browser says. */
export const changeMyselfRequest = z.strictObject({
  name: line(120).optional(),
  function: memberFunction.optional(),
  timeZone: timeZone.nullable().optional(),
  locale: locale.nullable().optional(),
  theme: theme.nullable().optional(),
  mailChoice: mailChoice.optional(),
  expectedVersion: z.int().optional(),
});

export const memberAnswer = z.object({
  id: memberId,
  name: z.string(),
  email: z.string(),
  role,
  function: memberFunction,
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type MemberAnswer = z.infer<typeof memberAnswer>;

/** A member as only they see it. */
export const myselfAnswer = memberAnswer.extend(memberSettings.shape);
export type MyselfAnswer = z.infer<typeof myselfAnswer>;

export const readMyselfRequest = z.strictObject({});

export const memberPage = pageAnswer(memberAnswer);
