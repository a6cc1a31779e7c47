import {
  addCommentRequest,
  type CommentAnswer,
  type commentable,
  commentRef,
  editCommentRequest,
  listCommentsRequest,
} from '../../contract/problems/comment.ts';
import { action } from '../platform/action.ts';
import { notAllowed } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion } from '../platform/version.ts';
import { insertComment, listComments, lockComment, updateComment } from './comment.store.ts';
import { getEvidence } from './evidence.store.ts';
import { authorOf } from './problem.actions.ts';
import { getProblem } from './problem.store.ts';
import { assertSpeakersExist } from './speaker.query.ts';
import type { CommentRow } from './tables.ts';

type Kind = (typeof commentable)[number];

const answerOf = (row: CommentRow): CommentAnswer => ({
  id: row.id,
  subjectKind: row.subject_kind as Kind,
  subjectId: row.subject_id,
  body: row.body,
  memberId: row.member_id,
  memberName: row.member_name,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** Errors  problem_not_found, evidence_not_found, account_not_found, person_not_found. */
async function assertSubject(scope: Scope, kind: Kind, id: string): Promise<void> {
  switch (kind) {
    case 'problem':
      await getProblem(scope, id);
      return;
    case 'evidence':
      await getEvidence(scope, id);
      return;
    case 'account':
      return assertSpeakersExist(scope, { personIds: [], accountIds: [id] });
    case 'person':
      return assertSpeakersExist(scope, { personIds: [id], accountIds: [] });
  }
}

export const addComment = action({
  name: 'comment.added',
  input: addCommentRequest,
  can: 'capture',
  subject: (_input, result: CommentAnswer) => ({ kind: 'comment', id: result.id }),
  async run(scope, input) {
    await assertSubject(scope, input.subjectKind, input.subjectId);
    const row: CommentRow = {
      workspace_id: scope.workspaceId,
      id: newId('cmt', scope.now.getTime()),
      subject_kind: input.subjectKind,
      subject_id: input.subjectId,
      body: input.body,
      member_id: authorOf(scope),
      member_name: scope.actor.name,
      version: 1,
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    };
    await insertComment(scope, row);
    return { result: answerOf(row), after: { subjectKind: row.subject_kind, subjectId: row.subject_id, body: row.body } };
  },
});

const subject = (input: { commentId: string }) => ({ kind: 'comment', id: input.commentId });

async function lockOwn(scope: Scope, commentId: string, how: { orAdminister?: true } = {}): Promise<CommentRow> {
  const row = await lockComment(scope, commentId);
  const isMine = row.member_id === authorOf(scope);
  if (!isMine && !(how.orAdminister && scope.actor.permissions.includes('administer')))
    throw notAllowed('This is the comment of another member.');
  return row;
}

/** Nobody changes what another member said, an admin neither. */
export const editComment = action({
  name: 'comment.edited',
  input: editCommentRequest,
  can: 'capture',
  subject,
  async run(scope, input) {
    const row = await lockOwn(scope, input.commentId);
    assertVersion(row, input.expectedVersion);
    if (row.body === input.body) return { result: answerOf(row) };
    return {
      result: answerOf(await updateComment(scope, row.id, { body: input.body })),
      before: { body: row.body },
      after: { body: input.body, subjectKind: row.subject_kind, subjectId: row.subject_id },
    };
  },
});

export const removeComment = action({
  name: 'comment.removed',
  input: commentRef,
  can: 'capture',
  subject,
  async run(scope, input) {
    const row = await lockOwn(scope, input.commentId, { orAdminister: true });
    await updateComment(scope, row.id, { archived_at: scope.now });
    return {
      result: null,
      before: { body: row.body, memberId: row.member_id },
      after: { subjectKind: row.subject_kind, subjectId: row.subject_id },
    };
  },
});

export const browseComments = query({
  name: 'comments.listed',
  input: listCommentsRequest,
  can: 'read',
  async run(scope, input) {
    await assertSubject(scope, input.subjectKind, input.subjectId);
    return pageOf(await listComments(scope, input), input.limit, answerOf, (row) => [row.id]);
  },
});
