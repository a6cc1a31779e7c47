import { formatMoney, minorPerMajor } from '../../platform/format.ts';
import { askedText as text } from './asked.text.ts';

// What a page needs before anybody asks why; the chains themselves come when somebody does.

/** The address of a thing, where there is a page for it. */
export type HrefOf = (kind: string, id: string) => string | undefined;

/** Which number of a problem is asked about. */
export type Asked = keyof typeof text;

export const titleOfWhy = (asked: Asked): string => text[asked];

/** Units  major units of the currency, as rankings and explanations tell money. */
export const majorMoney = (amount: number, currency: string, isCompact = false): string =>
  formatMoney(amount * minorPerMajor(currency), currency, { isCompact });
