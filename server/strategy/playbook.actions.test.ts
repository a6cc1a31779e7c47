import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { clearOverride, overridePolicy, previewModelChange, readPlaybook } from './playbook.actions.ts';
import { policiesOf } from './playbook.store.ts';
import { changeProduct, createProduct } from './product.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const start = async (businessModel: 'b2c' | 'b2b' | 'hybrid' = 'b2b') => {
  const workspace = await world.createWorkspace();
  const { id } = await world.do(workspace.admin, createProduct, { name: 'Ledger', businessModel });
  return { workspace, productId: id };
};

const pair = { policyKey: 'problems.peoplePerProblem', businessModel: 'b2b', value: 3, reason: 'We work in threes.' } as const;

const peoplePerProblem = (workspace: Workspace, productId: string) =>
  world.inside(workspace.admin, async (scope) => (await policiesOf(scope, productId)).read('problems.peoplePerProblem'));

const facts = (workspace: Workspace) =>
  world.inside(workspace.admin, async (scope) => {
    const rows = await sql<{ event: string; subject_id: string; payload: Record<string, unknown> }>`
      select event, subject_id, payload from outbox where workspace_id = ${scope.workspaceId} order by id`.execute(scope.db);
    return rows.rows;
  });

describe('an override', () => {
  test('holds until it is cleared, with reason and member, and is told in the outbox', async () => {
    const { workspace, productId } = await start();
    const answer = await world.do(workspace.admin, overridePolicy, { productId, ...pair });
    expect(answer).toMatchObject({
      effective: { value: 3, from: 'override' },
      defaults: { b2b: { value: 2 } },
      overrides: { b2b: { reason: 'We work in threes.', memberName: 'Test admin', version: 1 } },
    });
    expect(await peoplePerProblem(workspace, productId)).toBe(3);
    await world.do(workspace.admin, clearOverride, { productId, policyKey: pair.policyKey, businessModel: 'b2b' });
    expect(await peoplePerProblem(workspace, productId)).toBe(2);
    expect(await facts(workspace)).toMatchObject([
      { event: 'product.created' },
      { event: 'policy.overridden', subject_id: productId, payload: { policyKey: pair.policyKey, businessModel: 'b2b', value: 3 } },
      { event: 'policy.override_cleared', subject_id: productId, payload: { policyKey: pair.policyKey } },
    ]);
  });

  test.each([
    ['a number', 'problems.chosenAtOnce', 7],
    ['four weights', 'problems.importanceWeights', [0, 0.1, 0.4, 1]],
    ['a rule', 'problems.order', { kind: 'deadlinesFirst', weeks: 6, otherwise: 'b2c' }],
    ['a word', 'people.customer', 'both'],
    ['stages', 'people.dealStageProbabilities', { stages: [{ stage: 'Engaging', probability: 0.6 }], otherwise: 0.1 }],
  ] as const)('that is %s comes back as it was given', async (_title, policyKey, value) => {
    const { workspace, productId } = await start();
    await world.do(workspace.admin, overridePolicy, { productId, policyKey, businessModel: 'b2b', value, reason: 'Ours.' });
    const playbook = await world.ask(workspace.admin, readPlaybook, { productId });
    const policy = playbook.areas.flatMap((area) => area.policies).find((one) => one.key === policyKey);
    expect(policy?.effective).toMatchObject({ value, from: 'override' });
  });

  test('survives switching the business model away and back, and no override row changes', async () => {
    const { workspace, productId } = await start();
    await world.do(workspace.admin, overridePolicy, { productId, ...pair });
    const stored = () =>
      world.inside(workspace.admin, async (scope) => {
        const rows = await sql<{ hash: string }>`
          select md5(string_agg(to_jsonb(o)::text, '|' order by o.business_model, o.policy_key)) as hash
          from policy_overrides o where workspace_id = ${scope.workspaceId}`.execute(scope.db);
        return rows.rows[0]?.hash;
      });
    const before = await stored();
    await world.do(workspace.admin, changeProduct, { productId, businessModel: 'hybrid' });
    expect(await peoplePerProblem(workspace, productId)).toBe(2);
    await world.do(workspace.admin, overridePolicy, { productId, ...pair, businessModel: 'hybrid', value: 9 });
    await world.do(workspace.admin, clearOverride, { productId, policyKey: pair.policyKey, businessModel: 'hybrid' });
    expect(await stored()).toBe(before);
    await world.do(workspace.admin, changeProduct, { productId, businessModel: 'b2b' });
    expect(await peoplePerProblem(workspace, productId)).toBe(3);
  });

  test('is refused with a code, and then nothing is stored and nothing told', async () => {
    const { workspace, productId } = await start();
    const attempt = (fields: object) => world.do(workspace.admin, overridePolicy, { productId, ...pair, ...fields } as never);
    await expect(attempt({ policyKey: 'releases.ramp', value: null })).rejects.toMatchObject({ code: 'policy_not_in_effect' });
    await expect(attempt({ policyKey: 'problems.assumedImpact', value: 2 })).rejects.toMatchObject({ code: 'policy_decides_nothing' });
    await expect(attempt({ policyKey: '__proto__' })).rejects.toMatchObject({ code: 'policy_not_found' });
    await expect(attempt({ businessModel: 'b2c' })).rejects.toMatchObject({ code: 'business_model_changed' });
    await expect(attempt({ value: 0 })).rejects.toMatchObject({ code: 'invalid', issues: [{ path: 'value' }] });
    await expect(attempt({ value: undefined })).rejects.toMatchObject({ code: 'invalid' });
    await expect(attempt({ reason: '   ' })).rejects.toMatchObject({ issues: [{ path: 'reason' }] });
    await expect(attempt({ expectedVersion: 4 })).rejects.toMatchObject({ code: 'version_mismatch' });
    expect((await facts(workspace)).map((fact) => fact.event)).toEqual(['product.created']);
  });

  test('made twice with the same value and reason is one decision', async () => {
    const { workspace, productId } = await start();
    await world.do(workspace.admin, overridePolicy, { productId, ...pair });
    const again = await world.do(workspace.admin, overridePolicy, { productId, ...pair });
    expect(again.version).toBe(1);
    const changed = await world.do(workspace.admin, overridePolicy, { productId, ...pair, value: 4, expectedVersion: 1 });
    expect(changed.version).toBe(2);
  });

  test('is decided by product managers, not by contributors', async () => {
    const { workspace, productId } = await start();
    const body = { businessModel: 'b2b', value: 3, reason: 'Ours.' };
    const url = `/api/v1/workspaces/${workspace.id}/products/${productId}/playbook/problems.peoplePerProblem`;
    const put = (role: 'contributor' | 'product_manager') =>
      world.app.inject({ method: 'PUT', url, headers: asCaller(workspace.as(role)), payload: body });
    expect((await put('contributor')).statusCode).toBe(403);
    expect((await put('product_manager')).statusCode).toBe(200);
    const cleared = await world.app.inject({
      method: 'DELETE',
      url: `${url}?businessModel=b2b`,
      headers: asCaller(workspace.as('product_manager')),
    });
    expect(cleared.json()).toMatchObject({ effective: { from: 'default' } });
  });
});

test('the preview of a change of the business model says what returns', async () => {
  const { workspace, productId } = await start();
  await world.do(workspace.admin, overridePolicy, { productId, ...pair });
  await world.do(workspace.admin, changeProduct, { productId, businessModel: 'hybrid' });
  expect(await world.ask(workspace.admin, previewModelChange, { productId, to: 'b2b' })).toMatchObject({
    from: 'hybrid',
    to: 'b2b',
    restingOverrides: [],
    returningOverrides: ['People on one problem'],
  });
  expect((await facts(workspace)).at(-1)).toMatchObject({ event: 'product.changed', payload: { businessModel: 'hybrid' } });
});
