// Compiles a segment to SQL. Everything that a member typed goes in as a parameter; only names written here become SQL.

import { type RawBuilder, sql } from 'kysely';
import type { SegmentCondition, SegmentDefinition, SegmentKind, SegmentMember, SegmentRule } from '../../contract/people/segment.ts';
import { minorDigits } from '../../contract/platform/money.ts';
import { invalid } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { dayOf } from './days.ts';
import { issueAt } from './fields.ts';
import { personName } from './person-name.query.ts';
import { getRecord } from './record.store.ts';
import { factorTable, isLiveRecurring, type MoneyOn, moneyOn, yearlyMinor } from './revenue.query.ts';
import { faultsOfRule, leavesOf, type NameOf, reasonsOf, type SegmentLeaf, typeOfField } from './segment.ts';
import { findSegmentSource, segmentSources } from './segment-source.ts';
import { getWorkspaceCurrency } from './workspace.query.ts';

const mostNested = 5;

/** A definition as SQL: one condition for the whole and one for each leaf of its rule, over `a` (accounts) or `p` (persons). */
type Compiled = { where: RawBuilder<unknown>; leaves: readonly RawBuilder<unknown>[] };
type Compiling = { scope: Scope; day: string; money: MoneyOn; depth: number };

async function compile(scope: Scope, kind: SegmentKind, definition: SegmentDefinition, depth = 0): Promise<Compiled> {
  const day = dayOf(scope.now);
  return compileIn({ scope, day, money: await moneyOn(scope, day), depth }, kind, definition);
}

async function compileIn(context: Compiling, kind: SegmentKind, definition: SegmentDefinition): Promise<Compiled> {
  if ('list' in definition) return { where: inList(context.scope, kind, definition.list), leaves: [] };
  const faults = faultsOfRule(kind, definition.rule, segmentSources());
  if (faults.length > 0) throw invalid(faults);
  const leaves: RawBuilder<unknown>[] = [];
  for (const leaf of leavesOf(definition.rule)) leaves.push(sql`coalesce(${await compileLeaf(context, kind, leaf)}, false)`);
  let next = 0;
  const join = (rule: SegmentRule): RawBuilder<unknown> => {
    if ('not' in rule) return sql`not (${join(rule.not)})`;
    if ('all' in rule) return sql`(${sql.join(rule.all.map(join), sql` and `)})`;
    if ('any' in rule) return sql`(${sql.join(rule.any.map(join), sql` or `)})`;
    return leaves[next++] ?? sql`false`;
  };
  return { where: join(definition.rule), leaves };
}

/** A record that was merged away is in the list by the one that stayed. */
function inList(scope: Scope, kind: SegmentKind, ids: readonly string[]): RawBuilder<unknown> {
  const table = kind === 'account' ? sql`accounts` : sql`persons`;
  const alias = kind === 'account' ? sql`a` : sql`p`;
  return sql`${alias}.id in (select coalesce(listed.merged_into, listed.id) from ${table} listed
    where listed.workspace_id = ${scope.workspaceId} and listed.id = any(${[...ids]}::text[]))`;
}

async function compileLeaf(context: Compiling, kind: SegmentKind, leaf: SegmentLeaf): Promise<RawBuilder<unknown>> {
  if ('segmentId' in leaf) return compileNested(context, kind, leaf.segmentId);
  const alias = kind === 'account' ? sql`a` : sql`p`;
  if ('source' in leaf) {
    const source = findSegmentSource(leaf.source);
    const fault = source?.fault(leaf.value);
    if (!source || fault) throw invalid(issueAt('definition.rule', 'value_does_not_fit', fault ?? `Nobody here answers “${leaf.source}”.`));
    return sql`${alias}.no = any(${[...(await source.numbers(context.scope, kind, leaf.value))]}::integer[])`;
  }
  return kind === 'account' ? accountCondition(context, leaf, sql`a`) : personCondition(context, leaf);
}

/** A segment inside a rule. In a rule over persons a segment of accounts means: belongs to one of them now. */
async function compileNested(context: Compiling, kind: SegmentKind, segmentId: string): Promise<RawBuilder<unknown>> {
  if (context.depth >= mostNested)
    throw invalid(
      issueAt('definition.rule', 'segments_too_deep', `Segments stand inside each other at most ${mostNested} times, never in a circle.`),
    );
  const segment = await getRecord(context.scope, 'segments', segmentId);
  const inner = await compileIn({ ...context, depth: context.depth + 1 }, segment.kind, segment.definition);
  if (segment.kind === kind)
    return kind === 'account'
      ? sql`a.id in (select a.id from accounts a where a.workspace_id = ${context.scope.workspaceId} and a.archived_at is null and ${inner.where})`
      : sql`p.id in (select p.id from persons p where p.workspace_id = ${context.scope.workspaceId} and p.archived_at is null and ${inner.where})`;
  if (kind === 'person') return inAccount(context, inner.where);
  throw invalid(issueAt('definition.rule', 'segment_of_other_kind', 'A rule over accounts cannot ask for a segment of persons.'));
}

const isCurrent = ({ day }: Compiling): RawBuilder<unknown> => sql`b.archived_at is null
  and (b.active_from is null or b.active_from <= ${day}::date) and (b.active_to is null or b.active_to > ${day}::date)`;

const inAccount = (context: Compiling, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  p.id in (select b.person_id from memberships b join accounts a on a.workspace_id = b.workspace_id and a.id = b.account_id
    where b.workspace_id = ${context.scope.workspaceId} and ${isCurrent(context)} and a.archived_at is null and ${where})`;

/** Columns of an account that a condition reads as they are. */
const accountColumns: Readonly<Record<string, RawBuilder<unknown>>> = {
  id: sql`a.id`,
  name: sql`a.name`,
  stage: sql`a.stage`,
  plan: sql`a.plan`,
  industry: sql`a.industry`,
  country: sql`a.country`,
  region: sql`a.region`,
  locale: sql`a.locale`,
  employees: sql`a.employees`,
  seats: sql`a.seats`,
  steward: sql`a.steward_id`,
  parent: sql`a.parent_id`,
  family: sql`a.family_id`,
};

function accountCondition(context: Compiling, condition: SegmentCondition, account: RawBuilder<unknown>): RawBuilder<unknown> {
  const { scope, day } = context;
  const { field } = condition;
  const column = accountColumns[field];
  if (column) return compare(condition, column, typeOfField('account', field) === 'number');
  if (field.startsWith('attributes.')) return compareCustom(condition, sql`a.attributes`, field.slice('attributes.'.length));
  switch (field) {
    case 'domain':
      return someRow(condition, sql`domain`, sql`unnest(a.domains) as domain`, sql`true`);
    case 'recurring_revenue':
      return compare(condition, revenueOf(context, account), true);
    case 'next_renewal':
      return compare(
        condition,
        sql`(select min(coalesce(c.renewal_on, c.ends_on)) from contracts c where c.workspace_id = ${scope.workspaceId} and c.account_id = a.id
          and c.archived_at is null and coalesce(c.renewal_on, c.ends_on) >= ${day}::date)`,
        false,
      );
    case 'product':
      return someRow(
        condition,
        sql`l.product_id`,
        sql`revenue_lines l`,
        sql`l.workspace_id = ${scope.workspaceId} and l.account_id = a.id and ${isLiveRecurring(day)}`,
      );
    case 'role':
      return someRow(condition, sql`r.role`, sql`stakeholder_roles r`, sql`r.account_id = a.id and ${isHeld(context)}`);
    case 'person':
      return someRow(
        condition,
        sql`b.person_id`,
        sql`memberships b`,
        sql`b.workspace_id = ${scope.workspaceId} and b.account_id = a.id and ${isCurrent(context)}`,
      );
    default:
      throw new Error(`the field ${field} of accounts has a type but no SQL`);
  }
}

const revenueOf = ({ scope, money }: Compiling, account: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select coalesce(sum(${yearlyMinor}), 0) from revenue_lines l left join ${factorTable(money)} on f.currency = l.currency
   where l.workspace_id = ${scope.workspaceId} and l.account_id = ${account}.id and ${isLiveRecurring(money.day)})`;

const isHeld = ({ scope, day }: Compiling): RawBuilder<unknown> => sql`r.workspace_id = ${scope.workspaceId} and r.archived_at is null
  and r.status = 'confirmed' and (r.from_on is null or r.from_on <= ${day}::date) and (r.to_on is null or r.to_on > ${day}::date)`;

const personColumns: Readonly<Record<string, RawBuilder<unknown>>> = {
  id: sql`p.id`,
  name: sql`p.name`,
  email: sql`p.email`,
  locale: sql`p.locale`,
  time_zone: sql`p.time_zone`,
};

function personCondition(context: Compiling, condition: SegmentCondition): RawBuilder<unknown> {
  const { field } = condition;
  const column = personColumns[field];
  if (column) return compare(condition, column, false);
  if (field.startsWith('traits.')) return compareCustom(condition, sql`p.traits`, field.slice('traits.'.length));
  if (field.startsWith('account.')) {
    const inner = { ...condition, field: field.slice('account.'.length) };
    // "Not known" and "is not" mean: belongs to an account of which that is true.
    return inAccount(context, accountCondition(context, inner, sql`a`));
  }
  const mine = sql`b.workspace_id = ${context.scope.workspaceId} and b.person_id = p.id and ${isCurrent(context)}`;
  switch (field) {
    case 'role':
      return someRow(condition, sql`r.role`, sql`stakeholder_roles r`, sql`r.person_id = p.id and ${isHeld(context)}`);
    case 'title':
      return someRow(condition, sql`b.title`, sql`memberships b`, mine);
    case 'account':
      return someRow(condition, sql`b.account_id`, sql`memberships b`, mine);
    default:
      throw new Error(`the field ${field} of persons has a type but no SQL`);
  }
}

/** Text is compared without regard to case; `is not` also holds where nothing is known. */
function compare({ op, value }: SegmentCondition, column: RawBuilder<unknown>, isNumber: boolean): RawBuilder<unknown> {
  const list = Array.isArray(value) ? value : [];
  const text = String(value).toLowerCase();
  switch (op) {
    case 'known':
      return sql`${column} is not null`;
    case 'unknown':
      return sql`${column} is null`;
    case 'is':
      return isNumber ? sql`${column} = ${value}::double precision` : sql`lower(${column}) = ${text}`;
    case 'is_not':
      return isNumber ? sql`${column} is distinct from ${value}::double precision` : sql`lower(${column}) is distinct from ${text}`;
    case 'in':
      return sql`lower(${column}) = any(${list.map((one) => String(one).toLowerCase())}::text[])`;
    case 'contains':
      return sql`position(${text}::text in lower(${column})) > 0`;
    case 'starts_with':
      return sql`starts_with(lower(${column}), ${text}::text)`;
    case 'at_least':
      return sql`${column} >= ${value}::double precision`;
    case 'at_most':
      return sql`${column} <= ${value}::double precision`;
    case 'on_or_after':
      return sql`${column} >= ${value}::date`;
    case 'before':
      return sql`${column} < ${value}::date`;
  }
}

/** Custom attributes hold text, numbers, yes and no: numbers are compared as numbers where the condition asks for one. */
function compareCustom(condition: SegmentCondition, attributes: RawBuilder<unknown>, name: string): RawBuilder<unknown> {
  const text = sql`(${attributes} ->> ${name}::text)`;
  if (condition.op === 'at_least' || condition.op === 'at_most')
    return compare(
      condition,
      sql`(case when jsonb_typeof(${attributes} -> ${name}::text) = 'number' then ${text}::double precision end)`,
      true,
    );
  return compare(condition, text, false);
}

/** One of several rows meets the condition; `is not` and `unknown` hold when none does. */
function someRow(
  condition: SegmentCondition,
  column: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const opposite = { is_not: 'is', unknown: 'known' } as const;
  const positive = condition.op === 'is_not' || condition.op === 'unknown' ? opposite[condition.op] : condition.op;
  const exists = sql`exists (select from ${from} where ${where} and ${compare({ ...condition, op: positive }, column, false)})`;
  return positive === condition.op ? exists : sql`not ${exists}`;
}

const rowsOf = (scope: Scope, kind: SegmentKind, where: RawBuilder<unknown>): RawBuilder<unknown> =>
  kind === 'account'
    ? sql`from accounts a where a.workspace_id = ${scope.workspaceId} and a.archived_at is null and ${where}`
    : sql`from persons p where p.workspace_id = ${scope.workspaceId} and p.archived_at is null and ${where}`;

const aliasOf = (kind: SegmentKind) => (kind === 'account' ? sql`a` : sql`p`);

/**
 * A select of the dense numbers of a segment's records, to stand in `no in (…)` of another area's query.
 *
 * Errors  segment_not_found; invalid (segment_of_other_kind) when it is not of the kind that is asked for.
 */
export async function segmentNosSql(scope: Scope, segmentId: string, kind: SegmentKind): Promise<RawBuilder<unknown>> {
  const segment = await getRecord(scope, 'segments', segmentId);
  if (segment.kind !== kind)
    throw invalid(issueAt('segmentId', 'segment_of_other_kind', `“${segment.name}” is a segment of ${segment.kind}s, not of ${kind}s.`));
  const { where } = await compile(scope, kind, segment.definition);
  return sql`select ${aliasOf(kind)}.no ${rowsOf(scope, kind, where)}`;
}

async function numbersOf(scope: Scope, segmentId: string, kind: SegmentKind): Promise<number[]> {
  const found = await sql<{ no: number }>`${await segmentNosSql(scope, segmentId, kind)}`.execute(scope.db);
  return found.rows.map((row) => row.no);
}

/** Errors  segment_not_found; invalid (segment_of_other_kind). */
export const segmentAccountNos = (scope: Scope, segmentId: string): Promise<number[]> => numbersOf(scope, segmentId, 'account');
/** Errors  segment_not_found; invalid (segment_of_other_kind). */
export const segmentPersonNos = (scope: Scope, segmentId: string): Promise<number[]> => numbersOf(scope, segmentId, 'person');

/** How many records a definition finds now. Errors  invalid, where the rule cannot be asked. */
export async function countMembers(scope: Scope, kind: SegmentKind, definition: SegmentDefinition): Promise<number> {
  const { where } = await compile(scope, kind, definition);
  const found = await sql<{ size: number }>`select count(*)::int as size ${rowsOf(scope, kind, where)}`.execute(scope.db);
  return found.rows[0]?.size ?? 0;
}

export type MemberRow = { id: string; no: number; name: string; name_key: string; holds: boolean[] };

/** One page of members by name, each with the answer of every condition. */
export async function listMembers(
  scope: Scope,
  kind: SegmentKind,
  definition: SegmentDefinition,
  page: { after: readonly unknown[] | null; limit: number },
): Promise<MemberRow[]> {
  const { where, leaves } = await compile(scope, kind, definition);
  const alias = aliasOf(kind);
  const name = kind === 'account' ? sql`a.name` : personName('p');
  const holds = leaves.length === 0 ? sql`'{}'::boolean[]` : sql`array[${sql.join([...leaves])}]::boolean[]`;
  const beyond = page.after ? sql`and (${alias}.name_key, ${alias}.id) > (${page.after[0]}, ${page.after[1]})` : sql``;
  const found = await sql<MemberRow>`
    select ${alias}.id, ${alias}.no, ${name} as name, ${alias}.name_key, ${holds} as holds
    ${rowsOf(scope, kind, where)} ${beyond}
    order by ${alias}.name_key, ${alias}.id limit ${page.limit + 1}`.execute(scope.db);
  return found.rows;
}

export const memberAnswerOf =
  (definition: SegmentDefinition, nameOf: NameOf) =>
  (row: MemberRow): SegmentMember => ({
    id: row.id,
    no: row.no,
    name: row.name,
    why: 'list' in definition ? ['is on the list'] : reasonsOf(definition.rule, row.holds, nameOf),
  });

/** Names of whatever a rule refers to, so that its words name things and not ids. */
export async function namesOf(scope: Scope, ids: readonly string[]): Promise<NameOf> {
  const currency = await getWorkspaceCurrency(scope);
  const money = (minor: number) => moneyWords(minor, currency);
  if (ids.length === 0) return Object.assign((id: string) => id, { money });
  const wanted = [...new Set(ids)];
  const found = await sql<{ id: string; name: string | null }>`
    select id, name from accounts where workspace_id = ${scope.workspaceId} and id = any(${wanted}::text[])
    union all select id, ${personName('persons')} from persons where workspace_id = ${scope.workspaceId} and id = any(${wanted}::text[])
    union all select id, name from products where workspace_id = ${scope.workspaceId} and id = any(${wanted}::text[])
    union all select id, name from members where workspace_id = ${scope.workspaceId} and id = any(${wanted}::text[])
    union all select id, name from segments where workspace_id = ${scope.workspaceId} and id = any(${wanted}::text[])`.execute(scope.db);
  const names = new Map(found.rows.map((row) => [row.id, row.name]));
  return Object.assign((id: string) => names.get(id) ?? id, { money });
}

/** "100,000 EUR": the code, because words are read in every locale. */
function moneyWords(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(minor / 10 ** digits)} ${currency}`;
}

export async function isMember(scope: Scope, kind: SegmentKind, definition: SegmentDefinition, recordId: string): Promise<boolean> {
  const { where } = await compile(scope, kind, definition);
  const found = await sql<{
    no: number;
  }>`select ${aliasOf(kind)}.no ${rowsOf(scope, kind, where)} and ${aliasOf(kind)}.id = ${recordId}`.execute(scope.db);
  return found.rows.length > 0;
}
