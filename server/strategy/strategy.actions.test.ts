import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { archiveKeyResult, changeKeyResult, createKeyResult, readKeyResult, restoreKeyResult } from './key-result.actions.ts';
import { browseMeasurements, recordMeasurement, removeMeasurement } from './measurement.actions.ts';
import { archiveNorthStar, browseNorthStars, changeNorthStar, createNorthStar, restoreNorthStar } from './north-star.actions.ts';
import { archiveObjective, browseObjectives, changeObjective, createObjective, restoreObjective } from './objective.actions.ts';
import { archiveProduct, createProduct } from './product.actions.ts';
import { archiveValuePromise, browseValuePromises, changeValuePromise, createValuePromise } from './value-promise.actions.ts';

let world: World;
let workspace: Workspace;
let productId: string;
beforeAll(async () => {
  world = await openWorld();
  workspace = await world.createWorkspace();
  productId = (await world.do(workspace.admin, createProduct, { name: 'Ledger', businessModel: 'b2b' })).id;
});
afterAll(() => world.close());

const newProduct = async () => (await world.do(workspace.admin, createProduct, { name: 'Another', businessModel: 'b2c' })).id;
const metric = { unit: '%', direction: 'increase' } as const;
const quarter = { startsOn: '2026-01-01', endsOn: '2026-03-31' };

describe('a north star', () => {
  test('shows its figures by day, the newest as the current one', async () => {
    const star = await world.do(workspace.admin, createNorthStar, { productId, name: 'Weekly closers', ...metric });
    const subject = { kind: 'north_star', id: star.id } as const;
    await world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-14', value: 42 });
    await world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-07', value: 40 });
    const { items } = await world.ask(workspace.admin, browseNorthStars, { productId });
    expect(items[0]?.current).toEqual({ measuredOn: '2026-01-14', value: 42, source: 'typed', n: null });
    expect(items[0]?.recent.map((point) => point.value)).toEqual([40, 42]);
  });

  test('has no second one beside it, also when an archived one comes back', async () => {
    const product = await newProduct();
    const first = await world.do(workspace.admin, createNorthStar, { productId: product, name: 'First', ...metric });
    await expect(world.do(workspace.admin, createNorthStar, { productId: product, name: 'Second', ...metric })).rejects.toMatchObject({
      code: 'north_star_exists',
    });
    await world.do(workspace.admin, archiveNorthStar, { northStarId: first.id });
    await world.do(workspace.admin, createNorthStar, { productId: product, name: 'Second', ...metric });
    await expect(world.do(workspace.admin, restoreNorthStar, { northStarId: first.id })).rejects.toMatchObject({
      code: 'north_star_exists',
    });
    const archived = await world.ask(workspace.admin, browseNorthStars, { productId: product, archived: 'true' });
    expect(archived.items.map((star) => star.name)).toEqual(['First']);
  });

  test('that is archived is not worked on', async () => {
    const product = await newProduct();
    const star = await world.do(workspace.admin, createNorthStar, { productId: product, name: 'Old', ...metric });
    await world.do(workspace.admin, archiveNorthStar, { northStarId: star.id });
    const subject = { kind: 'north_star', id: star.id } as const;
    await expect(world.do(workspace.admin, changeNorthStar, { northStarId: star.id, name: 'New' })).rejects.toMatchObject({
      code: 'north_star_archived',
    });
    await expect(world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-02', value: 1 })).rejects.toMatchObject({
      code: 'north_star_archived',
    });
  });
});

describe('an objective', () => {
  test('lists its key results with the share of the way they have gone', async () => {
    const product = await newProduct();
    const objective = await world.do(workspace.admin, createObjective, { productId: product, title: 'Close in two days', ...quarter });
    const keyResult = await world.do(workspace.admin, createKeyResult, {
      objectiveId: objective.id,
      name: 'Days to close',
      unit: 'days',
      direction: 'decrease',
      baseline: 6,
      target: 2,
    });
    expect(keyResult).toMatchObject({ current: null, progress: null });
    const subject = { kind: 'key_result', id: keyResult.id } as const;
    await world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-10', value: 5 });
    const { items } = await world.ask(workspace.admin, browseObjectives, { productId: product });
    expect(items[0]?.keyResults).toMatchObject([{ name: 'Days to close', progress: 0.25, current: { value: 5 } }]);
    await world.do(workspace.admin, archiveKeyResult, { keyResultId: keyResult.id });
    const after = await world.ask(workspace.admin, browseObjectives, { productId: product });
    expect(after.items[0]).toMatchObject({ keyResults: [], archivedKeyResults: [{ id: keyResult.id }] });
  });

  test('has a period that runs forward and a steward who is a member', async () => {
    const create = (fields: object) =>
      world.do(workspace.admin, createObjective, { productId, title: 'Later', ...quarter, ...fields } as never);
    await expect(create({ endsOn: '2025-12-31' })).rejects.toMatchObject({ issues: [{ path: 'endsOn', code: 'period_backwards' }] });
    await expect(create({ stewardId: 'mem_00000000000000000000' })).rejects.toMatchObject({
      issues: [{ path: 'stewardId', code: 'member_not_found' }],
    });
  });

  test('is changed on the state that was read, archived and restored', async () => {
    const objective = await world.do(workspace.admin, createObjective, { productId, title: 'Grow', ...quarter });
    const changed = await world.do(workspace.admin, changeObjective, { objectiveId: objective.id, status: 'achieved', expectedVersion: 1 });
    expect(changed).toMatchObject({ status: 'achieved', version: 2 });
    await expect(
      world.do(workspace.admin, changeObjective, { objectiveId: objective.id, title: 'Late', expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'version_mismatch' });
    await world.do(workspace.admin, archiveObjective, { objectiveId: objective.id });
    await expect(
      world.do(workspace.admin, createKeyResult, { objectiveId: objective.id, name: 'X', ...metric, baseline: 0, target: 1 }),
    ).rejects.toMatchObject({ code: 'objective_archived' });
    expect(await world.do(workspace.admin, restoreObjective, { objectiveId: objective.id })).toMatchObject({ archivedAt: null });
  });

  test('is listed by the end of its period, page by page', async () => {
    const product = await newProduct();
    for (const [title, endsOn] of [
      ['first', '2026-03-31'],
      ['last', '2026-12-31'],
      ['second', '2026-06-30'],
    ] as const)
      await world.do(workspace.admin, createObjective, { productId: product, title, startsOn: '2026-01-01', endsOn });
    const page = await world.ask(workspace.admin, browseObjectives, { productId: product, limit: 2 });
    expect(page.items.map((objective) => objective.title)).toEqual(['last', 'second']);
    const rest = await world.ask(workspace.admin, browseObjectives, { productId: product, limit: 2, cursor: page.nextCursor ?? '' });
    expect(rest.items.map((objective) => objective.title)).toEqual(['first']);
  });

  test('cannot be made for an archived product', async () => {
    const product = await newProduct();
    await world.do(workspace.admin, archiveProduct, { productId: product });
    await expect(world.do(workspace.admin, createObjective, { productId: product, title: 'X', ...quarter })).rejects.toMatchObject({
      code: 'product_archived',
    });
  });
});

describe('a key result', () => {
  test('keeps its target on the better side of the baseline, also when only one of them changes', async () => {
    const objective = await world.do(workspace.admin, createObjective, { productId, title: 'Grow', ...quarter });
    const keyResult = await world.do(workspace.admin, createKeyResult, {
      objectiveId: objective.id,
      name: 'Activation',
      ...metric,
      baseline: 20,
      target: 60,
    });
    await expect(world.do(workspace.admin, changeKeyResult, { keyResultId: keyResult.id, baseline: 70 })).rejects.toMatchObject({
      issues: [{ path: 'target', code: 'target_against_direction' }],
    });
    await world.do(workspace.admin, changeKeyResult, { keyResultId: keyResult.id, baseline: 30, target: 50 });
    await world.do(workspace.admin, archiveKeyResult, { keyResultId: keyResult.id });
    await world.do(workspace.admin, restoreKeyResult, { keyResultId: keyResult.id });
    expect(await world.ask(workspace.admin, readKeyResult, { keyResultId: keyResult.id })).toMatchObject({ baseline: 30, target: 50 });
  });
});

describe('a figure', () => {
  test('of the same day takes the place of the first, and the audit knows both', async () => {
    const product = await newProduct();
    const star = await world.do(workspace.admin, createNorthStar, { productId: product, name: 'Star', ...metric });
    const subject = { kind: 'north_star', id: star.id } as const;
    const first = await world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-10', value: 1 });
    const second = await world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-10', value: 2 });
    expect(second.id).toBe(first.id);
    const page = await world.ask(workspace.admin, browseMeasurements, { subjectKind: 'north_star', subjectId: star.id });
    expect(page.items).toMatchObject([{ measuredOn: '2026-01-10', value: 2, source: 'typed', recordedBy: 'Test admin' }]);
    await world.do(workspace.admin, removeMeasurement, { measurementId: first.id });
    expect((await world.ask(workspace.admin, browseMeasurements, { subjectKind: 'north_star', subjectId: star.id })).items).toEqual([]);
  });

  test('that a program measured is not typed over', async () => {
    const product = await newProduct();
    const star = await world.do(workspace.admin, createNorthStar, { productId: product, name: 'Star', ...metric });
    const subject = { kind: 'north_star', id: star.id } as const;
    const system = {
      ...workspace.admin,
      actor: { kind: 'system' as const, id: 'system', name: 'analytics', permissions: workspace.admin.actor.permissions },
    };
    await world.inside(system, (scope) =>
      recordMeasurement.within(scope, { subject, measuredOn: '2026-01-10', value: 7, source: 'measured' }),
    );
    await expect(world.do(workspace.admin, recordMeasurement, { subject, measuredOn: '2026-01-10', value: 8 })).rejects.toMatchObject({
      code: 'measured_value_stands',
    });
  });

  test('of a kind that its id does not have is refused', async () => {
    const answer = await world.app.inject({
      url: `/api/v1/workspaces/${workspace.id}/measurements?subjectKind=north_star&subjectId=krs_00000000000000000000`,
      headers: asCaller(workspace.admin),
    });
    expect(answer.statusCode).toBe(422);
  });
});

describe('a value promise', () => {
  test('is made to a role or to a persona, and changes from one to the other', async () => {
    const product = await newProduct();
    const promise = await world.do(workspace.admin, createValuePromise, {
      productId: product,
      audience: { kind: 'role', role: 'economic_buyer' },
      job: 'Close the books each month',
      claimedGain: 'Two days instead of six',
      metricName: 'Days to close',
    });
    const changed = await world.do(workspace.admin, changeValuePromise, {
      valuePromiseId: promise.id,
      audience: { kind: 'persona', name: 'Evening bookkeeper' },
    });
    expect(changed).toMatchObject({
      audience: { kind: 'persona', name: 'Evening bookkeeper' },
      job: 'Close the books each month',
      version: 2,
    });
    await world.do(workspace.admin, archiveValuePromise, { valuePromiseId: promise.id });
    expect((await world.ask(workspace.admin, browseValuePromises, { productId: product })).items).toEqual([]);
    expect((await world.ask(workspace.admin, browseValuePromises, { productId: product, archived: 'true' })).items).toHaveLength(1);
  });
});

test('who may only capture records figures, and decides nothing', async () => {
  const product = await newProduct();
  const star = await world.do(workspace.admin, createNorthStar, { productId: product, name: 'Star', ...metric });
  const contributor = workspace.as('contributor');
  await world.do(contributor, recordMeasurement, { subject: { kind: 'north_star', id: star.id }, measuredOn: '2026-01-10', value: 1 });
  await expect(world.do(contributor, changeNorthStar, { northStarId: star.id, name: 'Mine' })).rejects.toMatchObject({
    code: 'not_allowed',
  });
});
