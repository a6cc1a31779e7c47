// Saved views of any page. Everybody may keep their own; a shared one is changed by its maker or by an administrator.
import {
  changeSavedViewRequest,
  createSavedViewRequest,
  listSavedViewsRequest,
  mostSavedViews,
  type SavedViewAnswer,
  savedViewRef,
} from '../../../contract/platform/saved-view.ts';
import { action } from '../action.ts';
import { notAllowed, notFound, refused } from '../errors.ts';
import { newId } from '../id.ts';
import { query } from '../query.ts';
import { memberIdOf, type Scope } from '../scope.ts';
import { assertVersion, changedFields } from '../version.ts';
import {
  countSavedViews,
  deleteSavedView,
  insertSavedView,
  listSavedViews,
  lockSavedView,
  type SavedViewRow,
  type ShownView,
  updateSavedView,
} from './saved-view.store.ts';

const answerOf = (row: ShownView, memberId: string | null): SavedViewAnswer => ({
  id: row.id,
  page: row.page,
  name: row.name,
  search: row.search,
  shared: row.shared,
  memberId: row.member_id,
  memberName: row.member_name,
  isMine: row.member_id === memberId,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

async function getAnswer(scope: Scope, id: string): Promise<SavedViewAnswer> {
  const memberId = memberIdOf(scope.actor);
  const [row] = await listSavedViews(scope, { memberId, id });
  if (!row) throw notFound('saved_view', id);
  return answerOf(row, memberId);
}

/** Sharing shows something to everybody: a viewer keeps views for themselves. */
function assertMayShare(scope: Scope, shared: boolean | undefined): void {
  if (shared && !scope.actor.permissions.includes('edit')) throw notAllowed('You may keep a view for yourself, not share it.');
}

function assertMayChange(scope: Scope, row: SavedViewRow): void {
  if (row.member_id !== memberIdOf(scope.actor) && !scope.actor.permissions.includes('administer'))
    throw notAllowed('This view belongs to somebody else. Save your own under another name.');
}

const subject = (input: { savedViewId: string }) => ({ kind: 'saved_view', id: input.savedViewId });

/** Errors  not_allowed; refused (too_many_views). */
export const createSavedView = action({
  name: 'saved_view.created',
  input: createSavedViewRequest,
  can: 'read',
  subject: (_input, result: SavedViewAnswer) => ({ kind: 'saved_view', id: result.id }),
  async run(scope, input) {
    const memberId = memberIdOf(scope.actor);
    if (memberId === null) throw notAllowed('A view belongs to a member.');
    assertMayShare(scope, input.shared);
    if ((await countSavedViews(scope, memberId)) >= mostSavedViews)
      throw refused('too_many_views', `You keep ${mostSavedViews} views already. Delete one first.`);
    const at = { version: 1, created_at: scope.now, updated_at: scope.now };
    const row = { workspace_id: scope.workspaceId, id: newId('vew', scope.now.getTime()), member_id: memberId, ...input, ...at };
    await insertSavedView(scope, row);
    return { result: await getAnswer(scope, row.id), after: input };
  },
});

export const changeSavedView = action({
  name: 'saved_view.changed',
  input: changeSavedViewRequest,
  can: 'read',
  subject,
  async run(scope, input) {
    const row = await lockSavedView(scope, input.savedViewId, memberIdOf(scope.actor));
    assertVersion(row, input.expectedVersion);
    assertMayChange(scope, row);
    if (input.shared !== row.shared) assertMayShare(scope, input.shared);
    const change = changedFields<SavedViewRow>(row, {
      name: input.name,
      search: input.search,
      shared: input.shared,
    } as Partial<SavedViewRow>);
    if (change) await updateSavedView(scope, row.id, change.after);
    return { result: await getAnswer(scope, row.id), ...change };
  },
});

export const removeSavedView = action({
  name: 'saved_view.removed',
  input: savedViewRef,
  can: 'read',
  subject,
  async run(scope, input) {
    const row = await lockSavedView(scope, input.savedViewId, memberIdOf(scope.actor));
    assertVersion(row, input.expectedVersion);
    assertMayChange(scope, row);
    const { page, name, search, shared } = row;
    await deleteSavedView(scope, row.id);
    return { result: null, before: { page, name, search, shared } };
  },
});

export const browseSavedViews = query({
  name: 'saved_views.listed',
  input: listSavedViewsRequest,
  can: 'read',
  async run(scope, input) {
    const memberId = memberIdOf(scope.actor);
    return { items: (await listSavedViews(scope, { ...input, memberId })).map((row) => answerOf(row, memberId)) };
  },
});
