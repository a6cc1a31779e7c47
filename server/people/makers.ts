// Rows for tests and samples, past the one door for writes: no audit event, no fact. Name only what the test is about.
import { newId } from '../platform/id.ts';
import { type Scope, tables } from '../platform/scope.ts';
import { blank } from './blank.ts';
import { insertRecord } from './record.store.ts';
import type {
  AccountRow,
  ContractRow,
  DealRow,
  MembershipRow,
  PeopleTables,
  PersonRow,
  RevenueLineRow,
  SegmentRow,
  StakeholderRoleRow,
} from './tables.ts';

let made = 0;
/** Ids of one millisecond differ by chance only; a test that makes two wants them in order. */
const nextId = (prefix: Parameters<typeof newId>[0], scope: Scope): string => newId(prefix, scope.now.getTime() + made++);

/** With `stage` and `plan` dated from 2020 on, so that a snapshot of any later day knows them. */
export async function makeAccount(scope: Scope, fields: Partial<AccountRow> & { since?: string } = {}): Promise<AccountRow> {
  const { since = '2020-01-01', ...columns } = fields;
  const id = columns.id ?? nextId('acc', scope);
  const row = await insertRecord(scope, 'accounts', {
    ...blank.accounts,
    name: `Account ${made}`,
    stage: 'active',
    ...columns,
    id,
    family_id: columns.family_id ?? columns.parent_id ?? id,
  });
  const state = { workspace_id: scope.workspaceId, account_id: id, from_on: since, told_by: 'member' as const };
  const states = [
    { ...state, aspect: 'stage' as const, value: row.stage },
    { ...state, aspect: 'plan' as const, value: row.plan },
  ];
  await tables<PeopleTables>(scope)
    .insertInto('account_states')
    .values(states.filter((one) => one.value !== null))
    .execute();
  return row;
}

export async function makePerson(scope: Scope, fields: Partial<PersonRow> = {}): Promise<PersonRow> {
  return insertRecord(scope, 'persons', { ...blank.persons, name: `Person ${made}`, ...fields, id: fields.id ?? nextId('per', scope) });
}

export async function makeMembership(
  scope: Scope,
  fields: Partial<MembershipRow> & { person_id: string; account_id: string },
): Promise<MembershipRow> {
  return insertRecord(scope, 'memberships', { ...blank.memberships, ...fields, id: fields.id ?? nextId('mbs', scope) });
}

/** 1,000.00 EUR a month from 2024 on, unless told otherwise. */
export async function makeRevenueLine(scope: Scope, fields: Partial<RevenueLineRow> & { account_id: string }): Promise<RevenueLineRow> {
  return insertRecord(scope, 'revenue_lines', {
    ...blank.revenue_lines,
    amount_minor: 100_000,
    currency: 'EUR',
    starts_on: '2024-01-01',
    ...fields,
    id: fields.id ?? nextId('rev', scope),
  });
}

export async function makeContract(scope: Scope, fields: Partial<ContractRow> & { account_id: string }): Promise<ContractRow> {
  return insertRecord(scope, 'contracts', {
    ...blank.contracts,
    starts_on: '2024-01-01',
    ...fields,
    id: fields.id ?? nextId('con', scope),
  });
}

/** Open, without a price, unless told otherwise. */
export async function makeDeal(scope: Scope, fields: Partial<DealRow> = {}): Promise<DealRow> {
  return insertRecord(scope, 'deals', {
    ...blank.deals,
    name: `Deal ${made}`,
    period: 'year',
    ...fields,
    id: fields.id ?? nextId('dea', scope),
  });
}

/** A confirmed role without dates. */
export async function makeStakeholderRole(
  scope: Scope,
  fields: Partial<StakeholderRoleRow> & Pick<StakeholderRoleRow, 'person_id' | 'account_id' | 'role'>,
): Promise<StakeholderRoleRow> {
  return insertRecord(scope, 'stakeholder_roles', {
    ...blank.stakeholder_roles,
    ...fields,
    id: fields.id ?? nextId('rol', scope),
  });
}

export async function makeSegment(
  scope: Scope,
  fields: Pick<SegmentRow, 'kind' | 'definition'> & Partial<SegmentRow>,
): Promise<SegmentRow> {
  return insertRecord(scope, 'segments', { name: `Segment ${made}`, ...fields, id: fields.id ?? nextId('seg', scope) });
}

/** A member of the workspace, for stewards: callers of test worlds are not stored. */
export async function makeMember(scope: Scope, name = `Member ${made}`): Promise<{ id: string }> {
  const id = nextId('mem', scope);
  await tables<{ members: Record<string, unknown> }>(scope)
    .insertInto('members')
    .values({
      workspace_id: scope.workspaceId,
      id,
      user_id: id,
      name,
      email: `${id}@example.com`,
      role: 'contributor',
      function: 'sales',
      created_at: scope.now,
      updated_at: scope.now,
    })
    .execute();
  return { id };
}

/** A product that money and roles can name; strategy has no makers of its own. */
export async function makeProduct(scope: Scope, name = `Product ${made}`): Promise<{ id: string }> {
  const id = nextId('prd', scope);
  await tables<{ products: Record<string, unknown> }>(scope)
    .insertInto('products')
    .values({ workspace_id: scope.workspaceId, id, name, business_model: 'b2b', created_at: scope.now, updated_at: scope.now })
    .execute();
  return { id };
}
