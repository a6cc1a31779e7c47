// The published figures of real files come out again after an import through the doors, with the mappings of the fixtures.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mapping as mappingSchema } from '../../contract/exchange/mapping.ts';
import { type Importing, importing } from '../../test/support/importing.ts';
import { openWorld, type Workspace, type World } from '../../test/support/world.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const isThere = existsSync(folder);
const mappings = new URL('../../test/fixtures/mappings/', import.meta.url);

let world: World;
let doors: Importing;
beforeAll(async () => {
  world = await openWorld();
  doors = importing(world);
});
afterAll(() => world.close());

const readMapping = (name: string) => mappingSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, mappings), 'utf8')));
const readReference = (name: string) => JSON.parse(readFileSync(new URL(`${name}/REFERENCE.json`, folder), 'utf8'));

async function bringFile(workspace: Workspace, name: string, file: string, productId?: string) {
  const content = readFileSync(new URL(file, folder));
  const id = await doors.prepare(workspace, content, readMapping(name), productId);
  const checked = await doors.step(workspace, id, 'check');
  const done = await doors.step(workspace, id, 'run');
  expect({ file, ...checked.counts }).toEqual({ file, ...done.counts });
  expect({ file, status: done.status, failure: done.failure, problems: done.rowProblems.errors }).toEqual({
    file,
    status: 'done',
    failure: null,
    problems: 0,
  });
  return done;
}

/** The files are in dollars, a new workspace is in euros: one for one. */
const inDollars = (workspace: Workspace) =>
  doors.ask(workspace, 'PUT', '/exchange-rates', { rates: [{ currency: 'USD', day: '2015-01-01', rate: 1 }] });

describe(isThere ? 'the real files' : 'the real files are absent (no ../shared beside this clone): nothing was compared', () => {
  test('RavenStack: accounts, revenue by month end, tickets and churn reasons', { timeout: 120_000 }, async ({ annotate }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const known = readReference('ravenstack-saas');
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    await inDollars(workspace);
    await bringFile(workspace, 'ravenstack-accounts', 'ravenstack-saas/ravenstack_accounts.csv', productId);
    const lines = await bringFile(workspace, 'ravenstack-revenue-lines', 'ravenstack-saas/ravenstack_subscriptions.csv', productId);
    expect(lines.counts).toMatchObject({ rows: known.subscriptions, created: known.subscriptions });
    const base = await doors.ask<{ byMonth: { day: string; monthMinor: number; lines: number; accounts: number }[] }>(
      workspace,
      'GET',
      '/customer-base?asOf=2024-12-31&months=24',
    );
    expect(Object.fromEntries(base.byMonth.map((month) => [month.day, [month.monthMinor / 100, month.lines, month.accounts]]))).toEqual(
      known.mrr_active_subs_accounts_by_month_end,
    );
    await bringFile(workspace, 'ravenstack-tickets', 'ravenstack-saas/ravenstack_support_tickets.csv', productId);
    const churn = await bringFile(workspace, 'ravenstack-churn-reasons', 'ravenstack-saas/ravenstack_churn_events.csv', productId);
    expect(churn.counts).toMatchObject({ created: known.churn_events, problemsCreated: 5 });
    const problems = await doors.all<{ title: string; evidence: number }>(workspace, `/products/${productId}/problems`);
    const { unknown: _, ...reasons } = known.churn_reasons as Record<string, number>;
    expect(problems.map(({ evidence }) => evidence).sort()).toEqual(Object.values(reasons).sort());
    const again = await bringFile(workspace, 'ravenstack-churn-reasons', 'ravenstack-saas/ravenstack_churn_events.csv', productId);
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: known.churn_events, problemsCreated: 0 });
  });

  test('Maven CRM: accounts with parents, deals won, lost and open', { timeout: 120_000 }, async ({ annotate }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const known = readReference('maven-crm');
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace);
    await inDollars(workspace);
    await bringFile(workspace, 'maven-accounts', 'maven-crm/accounts.csv', productId);
    const accounts = await doors.all<{ name: string; parentId: string | null }>(workspace, '/accounts');
    expect(accounts).toHaveLength(known.accounts);
    expect(accounts.filter(({ parentId }) => parentId !== null)).toHaveLength(known.data_quality.accounts_with_parent);
    const deals = await bringFile(workspace, 'maven-deals', 'maven-crm/sales_pipeline.csv', productId);
    expect(deals.counts).toMatchObject({ rows: known.opportunities, created: known.opportunities });
    const pipeline = await doors.ask<{ byStatus: Record<string, { deals: number; minor: number }>; withoutAccount: number }>(
      workspace,
      'GET',
      '/pipeline?asOf=2017-12-31',
    );
    expect(pipeline.byStatus).toMatchObject({ won: { deals: known.stages.Won }, lost: { deals: known.stages.Lost } });
    expect(pipeline.withoutAccount).toBe(known.missing_account);
  });

  test('Jupyter: answers of anonymous people, and their coded themes as problems', { timeout: 120_000 }, async ({ annotate }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const known = readReference('jupyter-user-research')['2015_notebook_ux'];
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace, 'b2c');
    const answers = await bringFile(
      workspace,
      'jupyter-answers-hinderances',
      'jupyter-user-research/2015-notebook-ux/survey_short_columns.csv',
      productId,
    );
    const expected = known.coded_themes.hinderances;
    expect(answers.counts).toMatchObject({ created: expected.respondents, personsCreated: expected.respondents });
    const themes = await bringFile(
      workspace,
      'jupyter-themes-hinderances',
      'jupyter-user-research/2015-notebook-ux/hinderances_themes.csv',
      productId,
    );
    expect(themes.counts).toMatchObject({ created: 0, refused: 0 });
    const problems = await doors.all<{ title: string; evidence: number }>(workspace, `/products/${productId}/problems`);
    const { nothing: _, ...wrong } = expected.themes as Record<string, number>;
    expect(problems.map(({ evidence }) => evidence).sort()).toEqual(Object.values(wrong).sort());
    // An import that adds a field leaves the others.
    const evidence = await doors.ask<{ items: { id: string }[] }>(workspace, 'GET', `/products/${productId}/evidence?limit=1`);
    const one = await doors.ask<{ fields: object; body: string }>(workspace, 'GET', `/evidence/${evidence.items[0]?.id}`);
    expect(Object.keys(one.fields).length).toBeGreaterThan(1);
    expect(one.body).not.toBe('');
  });

  test('Iris: each issue is a problem whose votes stand for unnamed people', { timeout: 120_000 }, async ({ annotate }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const known = readReference('iris-voted-issues');
    const workspace = await world.createWorkspace();
    const productId = await doors.createProduct(workspace, 'b2c');
    const done = await bringFile(workspace, 'iris-voted-issues', 'iris-voted-issues/voted-issues.csv', productId);
    expect(done.counts).toMatchObject({ created: known.open_voted_issues, problemsCreated: known.open_voted_issues });
    const evidence = await doors.all<{ unnamedPeople: number }>(workspace, `/products/${productId}/evidence`);
    expect(evidence.reduce((sum, one) => sum + one.unnamedPeople, 0)).toBe(known.total_votes);
  });
});
