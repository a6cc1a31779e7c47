import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/support/world.ts';
import { browseSavedViews, changeSavedView, createSavedView, removeSavedView } from './saved-view.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a saved view', () => {
  const view = {
    page: 'accounts',
    name: 'At risk',
    search: { stage: 'at_risk', sort: 'revenue', columns: ['name', 'plan'], archived: false },
  };

  test('is kept for oneself until it is shared, and changed by its maker or an administrator only', async () => {
    const workspace = await world.createWorkspace();
    const [maker, reader] = [workspace.as('contributor'), workspace.as('viewer')];
    const made = await world.do(maker, createSavedView, view);
    expect(made).toMatchObject({ ...view, shared: false, isMine: true });
    expect((await world.ask(reader, browseSavedViews, {})).items).toEqual([]);
    await expect(world.do(reader, changeSavedView, { savedViewId: made.id, name: 'x' })).rejects.toMatchObject({
      code: 'saved_view_not_found',
    });
    await world.do(maker, changeSavedView, { savedViewId: made.id, shared: true });
    expect((await world.ask(reader, browseSavedViews, { page: 'accounts' })).items).toMatchObject([{ id: made.id, isMine: false }]);
    expect((await world.ask(reader, browseSavedViews, { page: 'persons' })).items).toEqual([]);
    await expect(world.do(reader, changeSavedView, { savedViewId: made.id, name: 'x' })).rejects.toMatchObject({ code: 'not_allowed' });
    await world.do(workspace.admin, changeSavedView, { savedViewId: made.id, name: 'Renamed', search: {} });
    await world.do(maker, removeSavedView, { savedViewId: made.id });
    expect((await world.ask(maker, browseSavedViews, {})).items).toEqual([]);
  });

  test('of a viewer cannot be shared, and holds no tree', async () => {
    const workspace = await world.createWorkspace();
    const reader = workspace.as('viewer');
    await expect(world.do(reader, createSavedView, { ...view, shared: true })).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await world.do(reader, createSavedView, view)).toMatchObject({ isMine: true });
    const deep = { ...view, search: { tree: { deep: 1 } } } as unknown as typeof view;
    await expect(world.do(reader, createSavedView, deep)).rejects.toMatchObject({ kind: 'invalid' });
  });
});
