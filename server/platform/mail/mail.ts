// What a mail is, and what keeps whoever writes a name or a title from writing headers.
import { email } from '../../../contract/platform/member.ts';

export type Mail = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** The same at every try, so that a mail system that got it twice can tell. */
  messageId: string;
  /** Where the reader says that such mails should stop. */
  unsubscribeUrl?: string;
};

/** A mail that never can be sent; `reason` is stable and names nobody. */
export class UnsendableMail extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(`the mail cannot be sent: ${reason}`);
    this.name = 'UnsendableMail';
    this.reason = reason;
  }
}

const longestSubject = 200;

/** One line without signs that mean something to a mail system. */
export const headerText = (value: string, longest = longestSubject): string =>
  value
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();

/** Errors  UnsendableMail (address_not_valid), also for one address that is two or holds a line end. */
export function assertAddress(address: string): string {
  const parsed = email.safeParse(address);
  if (!parsed.success || /[\s,;<>"\p{Cc}]/u.test(address)) throw new UnsendableMail('address_not_valid');
  return parsed.data;
}

/** `Bifocal <bifocal@example.com>` or the bare address; undefined for anything else. */
export function readSender(value: string): { name: string; address: string } | undefined {
  const [, name = '', address = ''] = /^(?:([^<>]*)<([^<>]+)>|([^<>]+))$/.exec(value)?.slice(0) ?? [];
  const parsed = email.safeParse((address || value).trim());
  return parsed.success && !/\p{Cc}/u.test(value) ? { name: headerText(name.replaceAll('"', '')), address: parsed.data } : undefined;
}
