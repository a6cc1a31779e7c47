import type { AccountStage } from '../../../contract/people/account.ts';
import type { Money } from '../../../contract/platform/money.ts';
import type { Attributes } from '../../../contract/platform/text.ts';
import { blank, type Content } from '../blank.ts';
import type { AccountRow } from '../tables.ts';
import { attributesIn, type Fields, money, needs, type Translation } from './translation.ts';

export type AccountFields = Fields<{
  name: string;
  domains: string[];
  parentId: string;
  industry: string;
  employees: number;
  ownTurnover: Money;
  region: string;
  country: string;
  timeZone: string;
  locale: string;
  plan: string;
  stage: AccountStage;
  /** Since when the stage and plan of this row hold. Left out: today for a change, and for a new account nothing is known before today. */
  stageSince: string;
  seats: number;
  stewardId: string;
  attributes: Attributes;
}>;

export const accountImport: Translation<AccountFields, AccountRow> = {
  empty: blank.accounts,
  columns: (given, stored) =>
    ({
      name: given.name as string,
      domains: given.domains === null ? [] : given.domains,
      parent_id: given.parentId,
      industry: given.industry,
      country: given.country,
      region: given.region,
      employees: given.employees,
      own_turnover_minor: given.ownTurnover === undefined ? undefined : (given.ownTurnover?.amountMinor ?? null),
      own_turnover_currency: given.ownTurnover === undefined ? undefined : (given.ownTurnover?.currency ?? null),
      time_zone: given.timeZone,
      locale: given.locale,
      plan: given.plan,
      stage: given.stage ?? undefined,
      seats: given.seats,
      steward_id: given.stewardId,
      attributes: attributesIn(given.attributes, stored.attributes),
    }) as Partial<Content<AccountRow>>,
  fields: (row) => ({
    name: row.name,
    domains: row.domains,
    parentId: row.parent_id,
    industry: row.industry,
    country: row.country,
    region: row.region,
    employees: row.employees,
    ownTurnover: money(row.own_turnover_minor, row.own_turnover_currency),
    timeZone: row.time_zone,
    locale: row.locale,
    plan: row.plan,
    stage: row.stage,
    seats: row.seats,
    stewardId: row.steward_id,
    attributes: row.attributes,
  }),
  fault: (row) => needs('name', row.name),
};
