import type { AccountAnswer, AccountStage } from '../../../contract/people/account.ts';
import type { Money } from '../../../contract/platform/money.ts';
import { amountFrom, amountTyped, wholeFrom } from '../parts/amount.ts';
import { attributesFrom, type TypedAttribute, typedAttributes } from '../parts/attributes.ts';
import type { TypedMoney } from '../parts/MoneyFields.tsx';
import type { Picked } from '../parts/RecordPicker.tsx';

/** The form of an account, as typed. */
export interface AccountValues {
  name: string;
  domains: string[];
  stage: AccountStage;
  since: string;
  plan: string;
  industry: string;
  country: string | null;
  region: string;
  employees: string;
  seats: string;
  ownTurnover: TypedMoney;
  timeZone: string;
  locale: string;
  stewardId: string;
  parent: Picked | null;
  attributes: TypedAttribute[];
}

export const accountValues = (account: AccountAnswer | undefined, currency: string, parent: Picked | null): AccountValues => ({
  name: account?.name ?? '',
  domains: account?.domains ?? [],
  stage: account?.stage ?? 'prospect',
  since: '',
  plan: account?.plan ?? '',
  industry: account?.industry ?? '',
  country: account?.country ?? null,
  region: account?.region ?? '',
  employees: account?.employees?.toString() ?? '',
  seats: account?.seats?.toString() ?? '',
  ownTurnover: {
    amount: amountTyped(account?.ownTurnover?.amountMinor, account?.ownTurnover?.currency ?? currency),
    currency: account?.ownTurnover?.currency ?? currency,
  },
  timeZone: account?.timeZone ?? '',
  locale: account?.locale ?? '',
  stewardId: account?.stewardId ?? '',
  parent,
  attributes: typedAttributes(account?.attributes ?? {}),
});

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** People paste addresses: `https://Acme.com/about` is acme.com. */
const domainFrom = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#,;].*$/, '');

function turnoverFrom({ amount, currency }: TypedMoney): Money | null {
  const amountMinor = amountFrom(amount, currency);
  return amountMinor === undefined ? null : { amountMinor, currency };
}

/** What is sent. `since` dates a changed stage or plan, and is the first day of the stage of a new account. */
export function accountBody(values: AccountValues, account: AccountAnswer | undefined): Record<string, unknown> {
  const { parent, since, ...typed } = values;
  const body = {
    name: typed.name.trim(),
    domains: typed.domains.map(domainFrom).filter((domain) => domain !== ''),
    stage: typed.stage,
    plan: orNull(typed.plan),
    industry: orNull(typed.industry),
    country: typed.country,
    region: orNull(typed.region),
    employees: wholeFrom(typed.employees) ?? null,
    seats: wholeFrom(typed.seats) ?? null,
    ownTurnover: turnoverFrom(typed.ownTurnover),
    timeZone: orNull(typed.timeZone),
    locale: orNull(typed.locale),
    stewardId: orNull(typed.stewardId),
    parentId: parent?.id ?? null,
    attributes: attributesFrom(typed.attributes, account?.attributes),
  };
  if (since === '') return body;
  if (!account) return { ...body, stageSince: since };
  return body.stage !== account.stage || body.plan !== account.plan ? { ...body, since } : body;
}
