// What a row of an import may say about a record of this area, and what that means for the stored row.
import type { AccountStage } from '../../contract/people/account.ts';
import type { DealStatus } from '../../contract/people/deal.ts';
import type { ExternalRef, ExternalRefKind } from '../../contract/people/external-ref.ts';
import type { Period, RevenueKind } from '../../contract/people/revenue-line.ts';
import type { StakeholderRoleName } from '../../contract/people/stakeholder-role.ts';
import type { Money } from '../../contract/platform/money.ts';
import type { Attributes } from '../../contract/platform/text.ts';
import { contractFaultText, faultOfContract } from './contract.ts';
import { dealFaultText, faultOfDeal } from './deal.ts';
import { isSameJson, mergedAttributes } from './fields.ts';
import { faultOfLine, lineFaultText } from './revenue-line.ts';
import type { AccountRow, ContractRow, DealRow, MembershipRow, PersonRow, RevenueLineRow, StakeholderRoleRow } from './tables.ts';

type Fields<F> = { [K in keyof F]?: F[K] | null };

/** The fields of each kind, as the mapping of an import names them, with every reference resolved to an id. Left out: stays; null: clears. */
export type ImportFields = {
  account: Fields<{
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
  person: Fields<{ email: string; name: string; locale: string; timeZone: string; traits: Attributes }>;
  membership: Fields<{ personId: string; accountId: string; title: string; activeFrom: string; activeTo: string }>;
  revenue_line: Fields<{
    accountId: string;
    productId: string;
    amount: Money;
    period: Period;
    kind: RevenueKind;
    from: string;
    to: string;
    source: string;
  }>;
  contract: Fields<{
    accountId: string;
    start: string;
    end: string;
    renewalOn: string;
    noticeDays: number;
    reference: string;
    source: string;
  }>;
  deal: Fields<{
    accountId: string;
    productId: string;
    name: string;
    amount: Money;
    period: Period;
    stage: string;
    status: DealStatus;
    probability: number;
    openedOn: string;
    closeOn: string;
    closedOn: string;
    lostReason: string;
    stewardId: string;
    source: string;
    attributes: Attributes;
  }>;
  stakeholder_role: Fields<{
    personId: string;
    accountId: string;
    productId: string;
    dealId: string;
    role: StakeholderRoleName;
    influence: number;
    interest: number;
    legitimacy: number;
    urgency: number;
    stance: number;
    reason: string;
    from: string;
    to: string;
  }>;
};

export type ImportKind = ExternalRefKind;

/**
 * One row of an import.
 *
 * Shape   `id`: the record it changes, when the caller knows; else the external id finds it (a person also by email, a membership by its pair, a
 *         role by person, account and role). A kind without such a key and without an external id always makes a new record.
 *         `assumed`: field → why its value is an assumption. `lastImported`: what the import before brought for this record, in the same
 *         names; a field whose stored value is another one now was edited by a member, and the edit wins.
 */
export type ImportRow<K extends ImportKind = ImportKind> = {
  id?: string | undefined;
  externalRef?: ExternalRef | undefined;
  fields: ImportFields[K];
  assumed?: Readonly<Record<string, string>> | undefined;
  lastImported?: ImportFields[K] | undefined;
};

/** What undoing one row needs: opaque to the import, kept in its ledger. */
export type BeforeImage = {
  columns: Record<string, unknown>;
  states?: { aspect: 'stage' | 'plan'; from_on: string; value: string | null; told_by: 'member' | 'import' }[];
  addedRef?: ExternalRef;
};

/**
 * What became of a row, in the order of the rows.
 *
 * Shape   `version`: the record's after the chunk; hand it back to undo. `before`: null for a created record. `kept`: fields that a member had
 *         edited, so the edit won.
 */
export type ImportOutcome =
  | { outcome: 'created' | 'updated' | 'unchanged'; id: string; version: number; before: BeforeImage | null; kept: string[] }
  | { outcome: 'refused'; field: string | null; code: string; message: string };

export type RowFault = { field: string | null; code: string; message: string };

type Row<K extends ImportKind> = RowOfKind[K];
export type RowOfKind = {
  account: AccountRow;
  person: PersonRow;
  membership: MembershipRow;
  revenue_line: RevenueLineRow;
  contract: ContractRow;
  deal: DealRow;
  stakeholder_role: StakeholderRoleRow;
};

type Content<R> = Omit<R, 'workspace_id' | 'id' | 'no' | 'version' | 'created_at' | 'updated_at' | 'archived_at'>;

type Translation<K extends ImportKind> = {
  empty: Content<Row<K>>;
  columns: (fields: ImportFields[K], stored: Content<Row<K>>) => Partial<Content<Row<K>>>;
  fields: (row: Content<Row<K>>) => ImportFields[K];
  fault: (row: Content<Row<K>>) => RowFault | null;
};

const money = (amountMinor: number | null, currency: string | null): Money | null =>
  amountMinor === null || currency === null ? null : { amountMinor, currency };

const attributesIn = (given: Attributes | null | undefined, stored: Attributes): Attributes | undefined => {
  if (given === undefined) return undefined;
  return given === null ? {} : mergedAttributes(stored, given);
};

const needs = (field: string, value: unknown): RowFault | null =>
  value === null || value === '' ? { field, code: 'required', message: `A record without “${field}” cannot be stored.` } : null;

const account: Translation<'account'> = {
  empty: {
    name: '',
    domains: [],
    parent_id: null,
    family_id: '',
    industry: null,
    country: null,
    region: null,
    employees: null,
    own_turnover_minor: null,
    own_turnover_currency: null,
    time_zone: null,
    locale: null,
    plan: null,
    stage: 'prospect',
    seats: null,
    steward_id: null,
    attributes: {},
    assumed: {},
    merged_into: null,
  },
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

const person: Translation<'person'> = {
  empty: { email: null, name: null, locale: null, time_zone: null, traits: {}, merged_into: null },
  columns: (given, stored) =>
    ({
      email: given.email,
      name: given.name,
      locale: given.locale,
      time_zone: given.timeZone,
      traits: attributesIn(given.traits, stored.traits),
    }) as Partial<Content<PersonRow>>,
  fields: (row) => ({ email: row.email, name: row.name, locale: row.locale, timeZone: row.time_zone, traits: row.traits }),
  fault: () => null,
};

const membership: Translation<'membership'> = {
  empty: { person_id: '', account_id: '', title: null, active_from: null, active_to: null },
  columns: (given) =>
    ({
      person_id: given.personId ?? undefined,
      account_id: given.accountId ?? undefined,
      title: given.title,
      active_from: given.activeFrom,
      active_to: given.activeTo,
    }) as Partial<Content<MembershipRow>>,
  fields: (row) => ({
    personId: row.person_id,
    accountId: row.account_id,
    title: row.title,
    activeFrom: row.active_from,
    activeTo: row.active_to,
  }),
  fault: (row) =>
    needs('personId', row.person_id) ??
    needs('accountId', row.account_id) ??
    (row.active_from !== null && row.active_to !== null && row.active_to < row.active_from
      ? { field: 'activeTo', code: 'to_before_from', message: 'The membership ends before it starts.' }
      : null),
};

const revenueLine: Translation<'revenue_line'> = {
  empty: {
    account_id: '',
    product_id: null,
    amount_minor: 0,
    currency: '',
    period: 'month',
    kind: 'recurring',
    starts_on: '',
    ends_on: null,
    source: null,
    assumed: {},
  },
  columns: (given, stored) =>
    ({
      account_id: given.accountId ?? undefined,
      product_id: given.productId,
      amount_minor: given.amount?.amountMinor,
      currency: given.amount?.currency,
      period: given.period ?? undefined,
      // What is paid once does not recur, and a file that says "once" seldom says "one-off" too.
      kind: given.kind ?? (given.period === 'once' && stored.kind === 'recurring' ? 'one_off' : undefined),
      starts_on: given.from ?? undefined,
      ends_on: given.to,
      source: given.source,
    }) as Partial<Content<RevenueLineRow>>,
  fields: (row) => ({
    accountId: row.account_id,
    productId: row.product_id,
    amount: money(row.amount_minor, row.currency),
    period: row.period,
    kind: row.kind,
    from: row.starts_on,
    to: row.ends_on,
    source: row.source,
  }),
  fault(row) {
    const missing = needs('accountId', row.account_id) ?? needs('amount', row.currency) ?? needs('from', row.starts_on);
    if (missing) return missing;
    const fault = faultOfLine({ kind: row.kind, period: row.period, from: row.starts_on, to: row.ends_on });
    return fault && { field: fault === 'to_before_from' ? 'to' : 'period', code: fault, message: lineFaultText[fault] };
  },
};

const contract: Translation<'contract'> = {
  empty: {
    account_id: '',
    starts_on: '',
    ends_on: null,
    renewal_on: null,
    notice_clauses: [],
    clauses: [],
    reference: null,
    source: null,
    assumed: {},
  },
  columns: (given, stored) =>
    ({
      account_id: given.accountId ?? undefined,
      starts_on: given.start ?? undefined,
      ends_on: given.end,
      renewal_on: given.renewalOn,
      notice_clauses: given.noticeDays === undefined ? undefined : withNotice(stored.notice_clauses, given.noticeDays),
      reference: given.reference,
      source: given.source,
    }) as Partial<Content<ContractRow>>,
  fields: (row) => ({
    accountId: row.account_id,
    start: row.starts_on,
    end: row.ends_on,
    renewalOn: row.renewal_on,
    noticeDays: row.notice_clauses.find((clause) => clause.changeClass === 'any')?.days ?? null,
    reference: row.reference,
    source: row.source,
  }),
  fault(row) {
    const missing = needs('accountId', row.account_id) ?? needs('start', row.starts_on);
    if (missing) return missing;
    const fault = faultOfContract({ start: row.starts_on, end: row.ends_on, renewalOn: row.renewal_on });
    return fault && { field: fault === 'end_before_start' ? 'end' : 'renewalOn', code: fault, message: contractFaultText[fault] };
  },
};

/** A file knows one number of days; clauses for single classes of change, typed by a member, stay. */
const withNotice = (clauses: ContractRow['notice_clauses'], days: number | null): ContractRow['notice_clauses'] => [
  ...clauses.filter((clause) => clause.changeClass !== 'any'),
  ...(days === null ? [] : [{ changeClass: 'any' as const, days }]),
];

const deal: Translation<'deal'> = {
  empty: {
    account_id: null,
    product_id: null,
    name: '',
    amount_minor: null,
    currency: null,
    period: 'once',
    stage: null,
    status: 'open',
    probability: null,
    opened_on: null,
    close_on: null,
    closed_on: null,
    lost_reason: null,
    steward_id: null,
    source: null,
    assumed: {},
    attributes: {},
  },
  columns: (given, stored) =>
    ({
      account_id: given.accountId,
      product_id: given.productId,
      name: given.name ?? undefined,
      amount_minor: given.amount === undefined ? undefined : (given.amount?.amountMinor ?? null),
      currency: given.amount === undefined ? undefined : (given.amount?.currency ?? null),
      period: given.period ?? undefined,
      stage: given.stage,
      status: given.status ?? undefined,
      probability: given.probability,
      opened_on: given.openedOn,
      close_on: given.closeOn,
      closed_on: closedOn(given, stored.status),
      lost_reason: given.lostReason,
      steward_id: given.stewardId,
      source: given.source,
      attributes: attributesIn(given.attributes, stored.attributes),
    }) as Partial<Content<DealRow>>,
  fields: (row) => ({
    accountId: row.account_id,
    productId: row.product_id,
    name: row.name,
    amount: money(row.amount_minor, row.currency),
    period: row.period,
    stage: row.stage,
    status: row.status,
    probability: row.probability,
    openedOn: row.opened_on,
    closeOn: row.close_on,
    closedOn: row.closed_on,
    lostReason: row.lost_reason,
    stewardId: row.steward_id,
    source: row.source,
    attributes: row.attributes,
  }),
  fault(row) {
    const missing = needs('name', row.name);
    if (missing) return missing;
    const fault = faultOfDeal({ status: row.status, openedOn: row.opened_on, closedOn: row.closed_on, lostReason: row.lost_reason });
    return fault && { field: fault === 'lost_reason_without_loss' ? 'lostReason' : 'closedOn', code: fault, message: dealFaultText[fault] };
  },
};

/** Most files have one closing date: of a closed deal it is the day it closed, of an open one the day it is expected. */
function closedOn(given: ImportFields['deal'], storedStatus: DealStatus): string | null | undefined {
  if ((given.status ?? storedStatus) === 'open') return given.status === 'open' && given.closedOn === undefined ? null : given.closedOn;
  return given.closedOn ?? given.closeOn;
}

const stakeholderRole: Translation<'stakeholder_role'> = {
  empty: {
    person_id: '',
    account_id: '',
    product_id: null,
    deal_id: null,
    role: 'end_user',
    influence: null,
    interest: null,
    legitimacy: null,
    urgency: null,
    stance: null,
    current_engagement: null,
    desired_engagement: null,
    evidence_id: null,
    reason: null,
    from_on: null,
    to_on: null,
    status: 'confirmed',
    proposed_by: null,
    confirmed_by: null,
    confirmed_at: null,
  },
  columns: (given) =>
    ({
      person_id: given.personId ?? undefined,
      account_id: given.accountId ?? undefined,
      product_id: given.productId,
      deal_id: given.dealId,
      role: given.role ?? undefined,
      influence: given.influence,
      interest: given.interest,
      legitimacy: given.legitimacy,
      urgency: given.urgency,
      stance: given.stance,
      reason: given.reason,
      from_on: given.from,
      to_on: given.to,
    }) as Partial<Content<StakeholderRoleRow>>,
  fields: (row) => ({
    personId: row.person_id,
    accountId: row.account_id,
    productId: row.product_id,
    dealId: row.deal_id,
    role: row.role,
    influence: row.influence,
    interest: row.interest,
    legitimacy: row.legitimacy,
    urgency: row.urgency,
    stance: row.stance,
    reason: row.reason,
    from: row.from_on,
    to: row.to_on,
  }),
  fault: (row) =>
    needs('personId', row.person_id) ??
    needs('accountId', row.account_id) ??
    (row.from_on !== null && row.to_on !== null && row.to_on < row.from_on
      ? { field: 'to', code: 'to_before_from', message: 'The role ends before it starts.' }
      : null),
};

export const translations: { [K in ImportKind]: Translation<K> } = {
  account,
  person,
  membership,
  revenue_line: revenueLine,
  contract,
  deal,
  stakeholder_role: stakeholderRole,
};

/** The open bags of a record: each of their entries is a field of its own. */
const bags = ['attributes', 'traits'] as const;

/**
 * Takes out of a row what a member edited since the import before: the stored value is neither what that import brought nor what this one
 * says.
 *
 * Shape   without `lastImported` nothing was imported before, and the file's word goes.
 */
export function withoutEdited<F extends Record<string, unknown>>(
  wanted: F,
  stored: Record<string, unknown>,
  lastImported: Record<string, unknown> | undefined,
): { fields: F; kept: string[] } {
  if (!lastImported) return { fields: wanted, kept: [] };
  const fields: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    // It dates the other fields and is stored with them: nobody can have edited it under this name.
    if (name === 'stageSince') fields[name] = value;
    else if (bags.some((bag) => bag === name) && value && lastImported[name]) {
      const inner = withoutEdited(value as F, (stored[name] ?? {}) as F, lastImported[name] as F);
      fields[name] = inner.fields;
      kept.push(...inner.kept.map((key) => `${name}.${key}`));
    } else if (name in lastImported && !isSameJson(stored[name], lastImported[name]) && !isSameJson(stored[name], value)) kept.push(name);
    else fields[name] = value;
  }
  return { fields: fields as F, kept };
}
