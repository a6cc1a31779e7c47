import {
  type AccountAnswer,
  accountRef,
  type ChangedRecordsAnswer,
  changeAccountRequest,
  changeAccountsRequest,
  createAccountRequest,
  listAccountsRequest,
} from '../../contract/people/account.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { accountAnswerOf, listAccountItems } from './account.query.ts';
import { listAncestors, listDescendants, lockFamilies, setFamily } from './account.store.ts';
import { faultOfParent, parentFaultText } from './account.ts';
import { assertPast } from './account-state.actions.ts';
import { archiveVerbs } from './archive.actions.ts';
import { holdManySince, lockRows, type StateChange, updateRows } from './bulk.store.ts';
import { dayOf } from './days.ts';
import { addExternalRefs } from './external-ref.actions.ts';
import { inContractNames, issueAt, mergedAttributes } from './fields.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { assertNotMerged, assertSteward, getOpenAccount } from './reference.actions.ts';
import { segmentNosSql } from './segment.query.ts';
import type { AccountRow } from './tables.ts';

const subject = (input: { accountId: string }) => ({ kind: 'account', id: input.accountId });

export const createAccount = action({
  name: 'account.created',
  input: createAccountRequest,
  can: 'edit',
  subject: (_input, result: AccountAnswer) => ({ kind: 'account', id: result.id }),
  async run(scope, input) {
    const since = input.stageSince ?? dayOf(scope.now);
    assertPast(scope, since, 'stageSince');
    await assertSteward(scope, input.stewardId);
    const id = newId('acc', scope.now.getTime());
    const row = await insertRecord(scope, 'accounts', {
      id,
      name: input.name,
      domains: input.domains ?? [],
      parent_id: input.parentId ?? null,
      family_id: input.parentId ? await familyUnder(scope, id, input.parentId) : id,
      industry: input.industry ?? null,
      country: input.country ?? null,
      region: input.region ?? null,
      employees: input.employees ?? null,
      own_turnover_minor: input.ownTurnover?.amountMinor ?? null,
      own_turnover_currency: input.ownTurnover?.currency ?? null,
      time_zone: input.timeZone ?? null,
      locale: input.locale ?? null,
      plan: input.plan ?? null,
      stage: input.stage,
      seats: input.seats ?? null,
      steward_id: input.stewardId ?? null,
      attributes: mergedAttributes({}, input.attributes ?? {}),
      assumed: {},
      merged_into: null,
      observed: false,
    });
    await holdManySince(scope, statesOf(id, { stage: row.stage, ...(row.plan === null ? {} : { plan: row.plan }) }, since), 'member');
    await addExternalRefs(scope, 'account', id, input.externalRefs ?? []);
    return { result: accountAnswerOf(row), after: { accountId: id, familyId: row.family_id, name: row.name, stage: row.stage } };
  },
});

/** Errors  refused by invalid: account_cycle, account_family_too_deep at `parentId`; member_not_found; date_in_future. */
export const changeAccount = action({
  name: 'account.changed',
  input: changeAccountRequest,
  can: 'edit',
  subject,
  async run(scope, input) {
    if (input.parentId !== undefined) await lockFamilies(scope);
    const row = await lockRecord(scope, 'accounts', input.accountId);
    assertVersion(row, input.expectedVersion);
    const since = input.since ?? dayOf(scope.now);
    assertPast(scope, since, 'since');
    await assertSteward(scope, input.stewardId);
    const family = await moveFamily(scope, row, input.parentId);
    const change = changedFields(row, {
      ...columnsOf(input, row),
      // Who changes a record has looked at it: it is confirmed.
      observed: false,
      ...(family ? { parent_id: family.parentId, family_id: family.familyId } : {}),
    });
    if (!change) return { result: accountAnswerOf(row) };
    await holdManySince(scope, statesOf(row.id, change.after, since), 'member');
    const changed = await updateRecord(scope, 'accounts', row.id, change.after);
    return {
      result: accountAnswerOf(changed),
      before: inContractNames(change.before),
      after: { ...inContractNames(change.after), accountId: row.id, familyId: changed.family_id, ...family?.told },
    };
  },
});

function columnsOf(input: Omit<typeof changeAccountRequest._output, 'accountId'>, row: AccountRow): Partial<AccountRow> {
  return {
    name: input.name,
    domains: input.domains,
    industry: input.industry,
    country: input.country,
    region: input.region,
    employees: input.employees,
    own_turnover_minor: input.ownTurnover === undefined ? undefined : (input.ownTurnover?.amountMinor ?? null),
    own_turnover_currency: input.ownTurnover === undefined ? undefined : (input.ownTurnover?.currency ?? null),
    time_zone: input.timeZone,
    locale: input.locale,
    plan: input.plan,
    stage: input.stage,
    seats: input.seats,
    steward_id: input.stewardId,
    attributes: input.attributes && mergedAttributes(row.attributes, input.attributes),
  } as Partial<AccountRow>;
}

/** `told` names, in the fact, every account whose family is another one now, and the family they left: both budgets changed. */
type FamilyMove = { parentId: string | null; familyId: string; told: { accountIds: string[]; previousFamilyId: string } | null };

/** The new family of an account and of all that stand below it; null when the parent stays. */
export async function moveFamily(scope: Scope, row: AccountRow, parentId: string | null | undefined): Promise<FamilyMove | null> {
  if (parentId === undefined || parentId === row.parent_id) return null;
  const below = await listDescendants(scope, row.id);
  const heightBelow = Math.max(0, ...below.map((account) => account.level));
  const familyId = parentId === null ? row.id : await familyUnder(scope, row.id, parentId, heightBelow);
  if (familyId === row.family_id) return { parentId, familyId, told: null };
  const belowIds = below.map((account) => account.id);
  if (belowIds.length > 0) await setFamily(scope, belowIds, familyId);
  return { parentId, familyId, told: { accountIds: [row.id, ...belowIds, row.family_id], previousFamilyId: row.family_id } };
}

async function familyUnder(scope: Scope, accountId: string, parentId: string, heightBelow = 0): Promise<string> {
  const parent = await getOpenAccount(scope, parentId, 'parentId');
  const fault = faultOfParent(accountId, await listAncestors(scope, parentId), heightBelow);
  if (fault) throw invalid(issueAt('parentId', fault, parentFaultText[fault]));
  return parent.family_id;
}

export const { archive: archiveAccount, restore: restoreAccount } = archiveVerbs({
  table: 'accounts',
  input: accountRef,
  idOf: (input) => input.accountId,
  answer: async (_scope, row) => accountAnswerOf(row),
  told: async (_scope, row) => ({ accountId: row.id, familyId: row.family_id }),
  mayRestore: (_scope, row) => assertNotMerged(row, 'account'),
});

/** One change for many accounts: all or none, one audit event; each changed account is told as a fact of its own. */
export const changeAccounts = action({
  name: 'accounts.changed',
  input: changeAccountsRequest,
  can: 'edit',
  subject: (input) => ({ kind: 'accounts', id: input.accountIds[0] ?? '' }),
  async run(scope, { accountIds, change }) {
    if ('stewardId' in change) await assertSteward(scope, change.stewardId, 'change.stewardId');
    const since = 'since' in change && change.since ? change.since : dayOf(scope.now);
    assertPast(scope, since, 'change.since');
    const rows = await lockRows(scope, 'accounts', accountIds);
    const missing = accountIds.find((id) => !rows.has(id));
    if (missing) throw invalid(issueAt('accountIds', 'account_not_found', `There is no account ${missing} here.`));
    const changes = [...rows.values()].flatMap((row) => {
      if (row.merged_into) return [];
      const fields = changedFields(row, 'archived' in change ? archivedColumn(row, change.archived, scope.now) : columnsOf(change, row));
      return fields ? [{ row, ...fields }] : [];
    });
    const result: ChangedRecordsAnswer = { changed: changes.length, unchanged: accountIds.length - changes.length };
    if (changes.length === 0) return { result };
    await updateRows(
      scope,
      'accounts',
      changes.map(({ row, after }) => ({ id: row.id, ...after })),
    );
    await holdManySince(
      scope,
      changes.flatMap(({ row, after }) => statesOf(row.id, after, since)),
      'member',
    );
    return {
      result,
      before: Object.fromEntries(changes.map(({ row, before }) => [row.id, inContractNames(before)])),
      after: { accountIds: changes.map(({ row }) => row.id), change },
      facts: changes.map(({ row, after }) => ({
        event: 'account.changed',
        subject: { kind: 'account', id: row.id },
        payload: { ...inContractNames(after), accountId: row.id, familyId: row.family_id },
      })),
    };
  },
});

const statesOf = (accountId: string, after: Partial<AccountRow>, since: string): StateChange[] =>
  (['stage', 'plan'] as const).flatMap((aspect) => {
    const value = after[aspect];
    return value === undefined ? [] : [{ accountId, aspect, value, since }];
  });

const archivedColumn = (row: AccountRow, archived: boolean, now: Date): Partial<AccountRow> =>
  (row.archived_at !== null) === archived ? {} : { archived_at: archived ? now : null };

export const readAccount = query({
  name: 'account.read',
  input: accountRef,
  can: 'read',
  run: async (scope, input) => accountAnswerOf(await getRecord(scope, 'accounts', input.accountId)),
});

export const browseAccounts = query({
  name: 'accounts.listed',
  input: listAccountsRequest,
  can: 'read',
  run: async (scope, input) =>
    listAccountItems(scope, {
      ...input,
      asOf: input.asOf ?? dayOf(scope.now),
      segment: input.segmentId ? await segmentNosSql(scope, input.segmentId, 'account') : null,
    }),
});
