// Loads the sample company by the verbs that a person's click calls, and by the bulk verbs that an import calls. A step is one short
// transaction, so that others get in between.
import { permissionsOf } from '../../contract/platform/permission.ts';
import type { ProblemStatus } from '../../contract/problems/problem.ts';
import { createAlert, createAnnotation, createInsight, createMetric, createSource } from '../analytics/index.ts';
import { createSegment, type ImportFields, type ImportKind, type ImportRow, upsertRecords } from '../people/index.ts';
import { action, tell } from '../platform/action.ts';
import { insertMember } from '../platform/auth/member.store.ts';
import { newId } from '../platform/id.ts';
import { memberIdOf, type Scope } from '../platform/scope.ts';
import { createSavedView } from '../platform/views/saved-view.actions.ts';
import {
  addComment,
  changeStatus,
  createProblem,
  createStake,
  linkMany,
  mergeProblems,
  setDeadlineFact,
  setInputs,
  setReachSource,
  setTeamValues,
  triagePark,
  upsertEvidence,
} from '../problems/index.ts';
import {
  changeKeyResult,
  changeNorthStar,
  createKeyResult,
  createNorthStar,
  createObjective,
  createProduct,
  createValuePromise,
  overridePolicy,
  recordMeasurement,
} from '../strategy/index.ts';
import { addSampleMembersRequest } from './sample.ts';
import type { SampleCompany, SampleEvidence, SampleMember, SamplePoint, SampleProblem, SampleProduct } from './sample-company.ts';
import type { Key } from './sample-key.ts';

/** Which record each key became. */
export type SampleIds = Map<Key, string>;

export type SampleStep = { phase: string; run: (scope: Scope, ids: SampleIds) => Promise<void> };

/** The people of the company, who cannot sign in: no account of the sign-in library stands behind them. */
const addSampleMembers = action({
  name: 'sample.members_added',
  input: addSampleMembersRequest,
  can: 'administer',
  subject: (_input, result: { workspaceId: string; ids: string[] }) => ({ kind: 'workspace', id: result.workspaceId }),
  async run(scope, input) {
    const ids: string[] = [];
    for (const { name, email, role, function: memberFunction } of input.members) {
      const id = newId('mem', scope.now.getTime());
      await insertMember(scope, {
        workspace_id: scope.workspaceId,
        id,
        user_id: newId('usr', scope.now.getTime()),
        name,
        email,
        role,
        function: memberFunction,
        version: 1,
        created_at: scope.now,
        updated_at: scope.now,
        archived_at: null,
      });
      ids.push(id);
    }
    return { result: { workspaceId: scope.workspaceId, ids }, after: { members: input.members.map(({ name }) => name) } };
  },
});

/** Rows or verbs in one step, by how much each writes. A step must stay short on the embedded database, where everybody waits for it. */
const atOnce = { accounts: 10, persons: 50, rows: 60, problems: 4, evidence: 25, verbs: 3, figures: 6 } as const;

/** The steps in their order; the same company gives the same ones, so that a server that starts again finds its place by number. */
export function stepsOf(company: SampleCompany): SampleStep[] {
  const parents = company.accounts.filter(({ parent }) => parent === null);
  const children = company.accounts.filter(({ parent }) => parent !== null);
  return [
    { phase: 'Members', run: (scope, ids) => addMembers(scope, ids, company.members) },
    ...company.products.flatMap(productSteps),
    ...inSteps('Products', company.sources, atOnce.verbs, (scope, ids, rows) =>
      each(rows, async ({ key, product, name, kind }) => {
        ids.set(key, (await createSource.within(scope, { productId: idOf(ids, product), name, kind })).id);
      }),
    ),
    ...inSteps('Accounts', parents, atOnce.accounts, addAccounts),
    ...inSteps('Accounts', children, atOnce.accounts, addAccounts),
    ...inSteps('People', company.persons, atOnce.persons, addPersons),
    ...inSteps('People', company.memberships, atOnce.rows, (scope, ids, rows) =>
      bring(scope, 'membership', rows, (row) => ({
        personId: idOf(ids, row.person),
        accountId: idOf(ids, row.account),
        title: row.title,
        activeFrom: row.from,
        activeTo: row.to,
      })),
    ),
    ...inSteps('Money', company.revenueLines, atOnce.rows, (scope, ids, rows) =>
      bring(scope, 'revenue_line', rows, (row) => ({
        accountId: idOf(ids, row.account),
        productId: idOf(ids, row.product),
        amount: { amountMinor: row.amount, currency: company.currency },
        period: 'year',
        kind: 'recurring',
        from: row.from,
        to: row.to,
        source: 'Billing',
      })),
    ),
    ...inSteps('Money', company.contracts, atOnce.rows, (scope, ids, rows) =>
      bring(scope, 'contract', rows, (row) => ({
        accountId: idOf(ids, row.account),
        start: row.start,
        end: row.end,
        renewalOn: row.renewalOn,
        noticeDays: row.noticeDays,
        reference: row.reference,
        source: 'Contracts',
      })),
    ),
    ...inSteps('Money', company.deals, atOnce.rows, (scope, ids, rows) => addDeals(scope, ids, rows, company.currency)),
    ...inSteps('Roles', company.roles, atOnce.rows, (scope, ids, rows) =>
      bring(scope, 'stakeholder_role', rows, (row) => ({
        personId: idOf(ids, row.person),
        accountId: idOf(ids, row.account),
        productId: row.product && idOf(ids, row.product),
        role: row.role,
        influence: row.influence,
        interest: row.interest,
        stance: row.stance,
        from: row.from,
        to: row.to,
        reason: row.reason,
      })),
    ),
    ...inSteps('Segments', company.segments, atOnce.verbs, addSegments),
    ...inSteps('Problems', company.problems, atOnce.problems, addProblems),
    ...company.products.flatMap(({ key }) =>
      inSteps(
        'Evidence',
        company.evidence.filter(({ product }) => product === key),
        atOnce.evidence,
        (scope, ids, rows) => addEvidence(scope, ids, key, rows),
      ),
    ),
    ...company.products.flatMap(({ key }) => valuationSteps(company, key)),
    ...inSteps(
      'Decisions',
      company.problems.filter(({ status }) => status !== 'heard'),
      atOnce.verbs,
      decide,
    ),
    ...inSteps('Stakes and dates', company.stakes, atOnce.verbs, (scope, ids, rows) =>
      each(rows, (row) =>
        createStake.within(scope, {
          problemId: idOf(ids, row.problem),
          accountId: idOf(ids, row.account),
          cost: row.cost && { amountMinor: row.cost.amount, currency: company.currency, period: row.cost.period },
          neededBy: row.neededBy,
          why: row.why,
          saidByPersonId: row.saidBy && idOf(ids, row.saidBy),
          saidInRole: row.saidInRole,
          isCustomer: row.isCustomer,
        }),
      ),
    ),
    ...inSteps('Stakes and dates', company.deadlines, atOnce.verbs, (scope, ids, rows) =>
      each(rows, ({ problem, account, ...row }) =>
        setDeadlineFact.within(scope, { ...row, problemId: idOf(ids, problem), accountId: account && idOf(ids, account) }),
      ),
    ),
    ...inSteps('Comments', company.comments, atOnce.verbs, (scope, ids, rows) =>
      each(rows, ({ on, by, body }) => {
        const author = company.members.find(({ key }) => key === by);
        if (!author) throw new Error(`nobody in the sample is called ${by}`);
        return addComment.within(asMember(scope, ids, author), { subjectKind: on.kind, subjectId: idOf(ids, on.key), body });
      }),
    ),
    ...inSteps('Comments', company.merges, atOnce.verbs, (scope, ids, rows) =>
      each(rows, ({ from, into }) => mergeProblems.within(scope, { problemId: idOf(ids, from), intoId: idOf(ids, into) })),
    ),
    ...inSteps('Views', company.views, atOnce.verbs, addViews),
    ...insightSteps(company),
  ];
}

function inSteps<T>(
  phase: string,
  rows: readonly T[],
  size: number,
  run: (scope: Scope, ids: SampleIds, rows: readonly T[]) => Promise<void>,
): SampleStep[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => {
    const some = rows.slice(index * size, (index + 1) * size);
    return { phase, run: (scope: Scope, ids: SampleIds) => run(scope, ids, some) };
  });
}

async function each<T>(rows: readonly T[], work: (row: T) => Promise<unknown>): Promise<void> {
  for (const row of rows) await work(row);
}

/** Errors  throws for a key that nothing has: the company is not whole. */
function idOf(ids: SampleIds, key: Key): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the sample company names ${key}, which it does not have`);
  return id;
}

/** What a member of the sample wrote is theirs; the request id of the loading says who had it written. */
const asMember = (scope: Scope, ids: SampleIds, { key, name, role }: SampleMember): Scope => ({
  ...scope,
  actor: { kind: 'member', id: idOf(ids, key), name, role, permissions: permissionsOf(role) },
});

async function addMembers(scope: Scope, ids: SampleIds, members: readonly SampleMember[]): Promise<void> {
  const { ids: added } = await addSampleMembers.within(scope, { members: members.map(({ key: _, ...member }) => member) });
  members.forEach(({ key }, index) => {
    ids.set(key, added[index] as string);
  });
}

/** A product, then what it wants: each objective and each row of figures is a step of its own. */
function productSteps(product: SampleProduct): SampleStep[] {
  const { points, ...northStar } = product.northStar;
  const star = `${product.key}.northStar`;
  return [
    {
      phase: 'Products',
      async run(scope, ids) {
        const { id: productId } = await createProduct.within(scope, {
          name: product.name,
          businessModel: product.businessModel,
          vision: product.vision,
        });
        ids.set(product.key, productId);
        ids.set(star, (await createNorthStar.within(scope, { productId, ...northStar })).id);
        for (const promise of product.promises) await createValuePromise.within(scope, { productId, ...promise });
        for (const override of product.overrides)
          await overridePolicy.within(scope, { productId, businessModel: product.businessModel, ...override });
      },
    },
    ...figureSteps('north_star', star, points),
    ...product.objectives.flatMap(({ key, steward, keyResults, ...objective }) => [
      {
        phase: 'Products',
        async run(scope: Scope, ids: SampleIds) {
          const productId = idOf(ids, product.key);
          const { id: objectiveId } = await createObjective.within(scope, { productId, ...objective, stewardId: idOf(ids, steward) });
          ids.set(key, objectiveId);
          for (const [index, { points: _, ...keyResult }] of keyResults.entries())
            ids.set(`${key}.${index}`, (await createKeyResult.within(scope, { objectiveId, ...keyResult })).id);
        },
      },
      ...keyResults.flatMap((keyResult, index) => figureSteps('key_result', `${key}.${index}`, keyResult.points)),
    ]),
  ];
}

const figureSteps = (kind: 'north_star' | 'key_result', key: Key, points: readonly SamplePoint[]): SampleStep[] =>
  inSteps('Products', points, atOnce.figures, (scope, ids, some) =>
    each(some, ({ on, value }) => recordMeasurement.within(scope, { subject: { kind, id: idOf(ids, key) }, measuredOn: on, value })),
  );

/** Brings rows by the bulk verb of people and says which records they became. Errors  throws for a row that is refused. */
async function store<K extends ImportKind>(scope: Scope, kind: K, rows: readonly ImportRow<K>[]): Promise<string[]> {
  const { outcomes, facts } = await upsertRecords(scope, kind, rows);
  await tell(scope, facts);
  return outcomes.map((outcome) => {
    if (outcome.outcome === 'refused') throw new Error(`a ${kind} of the sample was refused: ${outcome.message}`);
    return outcome.id;
  });
}

async function bring<K extends ImportKind, T>(
  scope: Scope,
  kind: K,
  rows: readonly T[],
  fieldsOf: (row: T) => ImportFields[K],
): Promise<void> {
  await store(
    scope,
    kind,
    rows.map((row) => ({ fields: fieldsOf(row) })),
  );
}

async function addAccounts(scope: Scope, ids: SampleIds, rows: readonly SampleCompany['accounts'][number][]): Promise<void> {
  const stored = await store(
    scope,
    'account',
    rows.map(({ crmId, history: [first], ...row }) => ({
      externalRef: { source: 'CRM', externalId: crmId },
      fields: {
        name: row.name,
        domains: [row.domain],
        parentId: row.parent && idOf(ids, row.parent),
        industry: row.industry,
        country: row.country,
        region: row.region,
        employees: row.employees,
        seats: row.seats,
        stewardId: idOf(ids, row.steward),
        attributes: row.attributes,
        stage: first?.stage,
        plan: first?.plan,
        stageSince: first?.since,
      },
    })),
  );
  rows.forEach(({ key }, index) => {
    ids.set(key, stored[index] as string);
  });
  // What an account became later: one turn after the other, as the months brought them.
  const turns = Math.max(0, ...rows.map(({ history }) => history.length));
  for (let turn = 1; turn < turns; turn++) {
    const moved = rows.flatMap(({ key, history }) => {
      const next = history[turn];
      if (!next) return [];
      const fields: ImportFields['account'] = { stage: next.stage, plan: next.plan, stageSince: next.since };
      return [{ id: idOf(ids, key), fields }];
    });
    await store(scope, 'account', moved);
  }
}

async function addPersons(scope: Scope, ids: SampleIds, rows: readonly SampleCompany['persons'][number][]): Promise<void> {
  const stored = await store(
    scope,
    'person',
    rows.map(({ externalId, name, email, locale, traits }) => ({
      ...(externalId ? { externalRef: { source: externalId.source, externalId: externalId.id } } : {}),
      fields: { name, email, locale, traits },
    })),
  );
  rows.forEach(({ key }, index) => {
    ids.set(key, stored[index] as string);
  });
}

async function addDeals(scope: Scope, ids: SampleIds, rows: readonly SampleCompany['deals'][number][], currency: string): Promise<void> {
  await bring(scope, 'deal', rows, ({ key: _, account, product, steward, amount, ...row }) => ({
    ...row,
    accountId: idOf(ids, account),
    productId: idOf(ids, product),
    stewardId: idOf(ids, steward),
    amount: { amountMinor: amount, currency },
    period: 'year',
    source: 'CRM',
  }));
}

async function addSegments(scope: Scope, ids: SampleIds, rows: readonly SampleCompany['segments'][number][]): Promise<void> {
  for (const { key, name, kind, definition } of rows) {
    const listed = 'list' in definition ? { list: definition.list.map((one) => idOf(ids, one)) } : definition;
    const made = await createSegment.within(scope, { name, kind, definition: listed });
    ids.set(key, made.id);
  }
}

async function addProblems(scope: Scope, ids: SampleIds, rows: readonly SampleProblem[]): Promise<void> {
  for (const row of rows) {
    const made = await createProblem.within(scope, {
      productId: idOf(ids, row.product),
      title: row.title,
      who: row.who,
      situation: row.situation,
      obstacle: row.obstacle,
      consequence: row.consequence,
      measureOfSuccess: row.measureOfSuccess,
      objectiveId: row.objective && idOf(ids, row.objective),
      stewardIds: row.stewards.map((steward) => idOf(ids, steward)),
      tags: row.tags,
    });
    ids.set(row.key, made.id);
  }
}

async function addEvidence(scope: Scope, ids: SampleIds, product: Key, rows: readonly SampleEvidence[]): Promise<void> {
  const productId = idOf(ids, product);
  const written = await upsertEvidence(
    scope,
    productId,
    rows.map(({ person, account, occurredAt, key: _, links, product: __, parkedReason: ___, ...row }) => ({
      ...row,
      occurredAt: new Date(occurredAt),
      personId: person && idOf(ids, person),
      accountId: account && idOf(ids, account),
      isLinked: links.length > 0,
    })),
  );
  const stored = rows.map((row, index) => ({ row, id: (written[index] as { id: string }).id }));
  for (const { row, id } of stored) if (row.key) ids.set(row.key, id);
  await linkMany(
    scope,
    stored.flatMap(({ row, id }) => row.links.map((link) => ({ ...link, evidenceId: id, problemId: idOf(ids, link.problem) }))),
    { fresh: new Set(stored.map(({ id }) => id)) },
  );
  for (const { row, id } of stored)
    if (row.parkedReason) await triagePark.within(scope, { productId, evidenceIds: [id], reason: row.parkedReason });
}

function valuationSteps(company: SampleCompany, product: Key): SampleStep[] {
  const problems = company.problems.filter((problem) => problem.product === product);
  const valued = problems.filter(({ effortPersonWeeks, durationWeeks, impact }) => effortPersonWeeks ?? durationWeeks ?? impact);
  const keys = new Set(problems.map(({ key }) => key));
  return [
    ...inSteps('Estimates', valued, atOnce.rows, async (scope, ids, rows) => {
      const items = rows.map(({ key, effortPersonWeeks, durationWeeks, impact }) => ({
        problemId: idOf(ids, key),
        effortPersonWeeks,
        durationWeeks,
        impact,
      }));
      await setInputs.within(scope, { productId: idOf(ids, product), items });
    }),
    ...inSteps(
      'Estimates',
      company.teamValues.filter(({ problem }) => keys.has(problem)),
      atOnce.rows,
      async (scope, ids, rows) => {
        const items = rows.map(({ problem, account, importance, reason }) => ({
          problemId: idOf(ids, problem),
          accountId: idOf(ids, account),
          importance,
          reason,
        }));
        await setTeamValues.within(scope, { productId: idOf(ids, product), items });
      },
    ),
  ];
}

/** The steps of a problem's life, which the playbook lets it take one at a time. */
const life: readonly ProblemStatus[] = ['validated', 'chosen', 'in_delivery', 'released', 'measured'];

async function decide(scope: Scope, ids: SampleIds, rows: readonly SampleProblem[]): Promise<void> {
  for (const { key, status, parkedReason } of rows) {
    const problemId = idOf(ids, key);
    if (status === 'parked')
      await changeStatus.within(scope, { problemId, status, reason: parkedReason ?? 'Nobody has asked for it lately.' });
    else for (const next of life.slice(0, life.indexOf(status) + 1)) await changeStatus.within(scope, { problemId, status: next });
  }
}

/** Shared with everybody. A value `@key` stands for the id of that record. */
async function addViews(scope: Scope, ids: SampleIds, rows: readonly SampleCompany['views'][number][]): Promise<void> {
  if (memberIdOf(scope.actor) === null) return;
  for (const { page, name, search } of rows) {
    const resolved = Object.fromEntries(
      Object.entries(search).map(([param, value]) => [
        param,
        typeof value === 'string' && value.startsWith('@') ? idOf(ids, value.slice(1)) : value,
      ]),
    );
    await createSavedView.within(scope, { page, name, search: resolved, shared: true });
  }
}

/** What is asked of the events, before there are any: each answers as they come in. */
function insightSteps(company: SampleCompany): SampleStep[] {
  return [
    ...inSteps('Insights', company.metrics, atOnce.verbs, (scope, ids, rows) =>
      each(rows, async ({ key, product, measures, ...row }) => {
        const { id: metricId } = await createMetric.within(scope, { ...row, productId: idOf(ids, product) });
        ids.set(key, metricId);
        if (measures === null) return;
        const measured = idOf(ids, measures);
        if (measured.startsWith('krs_')) await changeKeyResult.within(scope, { keyResultId: measured, metricId });
        else await changeNorthStar.within(scope, { northStarId: measured, metricId });
      }),
    ),
    ...inSteps('Insights', company.insights, atOnce.verbs, (scope, ids, rows) =>
      each(rows, async ({ key, product, ...row }) => {
        ids.set(key, (await createInsight.within(scope, { ...row, productId: idOf(ids, product) })).id);
      }),
    ),
    ...inSteps('Insights', company.annotations, atOnce.verbs, (scope, ids, rows) =>
      each(rows, ({ product, ...row }) => createAnnotation.within(scope, { ...row, productId: idOf(ids, product) })),
    ),
    ...inSteps('Insights', company.alerts, atOnce.verbs, (scope, ids, rows) =>
      each(rows, async ({ key, product, insight, reduction, ...row }) => {
        const watched = { kind: 'insight' as const, insightId: idOf(ids, insight), reduction };
        ids.set(key, (await createAlert.within(scope, { ...row, productId: idOf(ids, product), watched })).id);
      }),
    ),
    ...inSteps('Insights', company.reach, atOnce.verbs, (scope, ids, rows) =>
      each(rows, ({ problem, insight, reduction }) =>
        setReachSource.within(scope, {
          problemId: idOf(ids, problem),
          source: { kind: 'insight', insightId: idOf(ids, insight), reduction },
        }),
      ),
    ),
  ];
}
