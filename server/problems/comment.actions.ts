import {
  addCommentRequest,
  type CommentAnswer,
  type commentable,
  commentRef,
  editCommentRequest,
  listCommentsRequest,
} from '../../contract/problems/comment.ts';
import { action } from '../platform/action.ts';
import { invalid, notAllowed } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { type News, notify, withdraw } from '../platform/notifications/notification.actions.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion } from '../platform/version.ts';
import { insertComment, listComments, lockComment, updateComment } from './comment.store.ts';
import { mentionedIn, mentionTrouble, type Named, withPresentNames } from './comment-mention.ts';
import { getEvidence } from './evidence.store.ts';
import { findMembers } from './member.query.ts';
import { authorOf } from './problem.actions.ts';
import { getProblem } from './problem.store.ts';
import { assertSpeakersExist, findSpeakerName } from './speaker.query.ts';
import type { CommentRow } from './tables.ts';

type Kind = (typeof commentable)[number];

const answerOf = (row: CommentRow, people: Named): CommentAnswer => ({
  id: row.id,
  subjectKind: row.subject_kind as Kind,
  subjectId: row.subject_id,
  body: row.body,
  mentions: mentionedIn(row.body).flatMap((memberId) => {
    const person = people.get(memberId);
    return person ? [{ memberId, ...person }] : [];
  }),
  memberId: row.member_id,
  memberName: row.member_name,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

/** What is commented on, as far as those who are told of it need to know. */
type Subject = { title: string; productId: string | null; stewardIds: readonly string[] };

/** Errors  problem_not_found, evidence_not_found, account_not_found, person_not_found. */
async function getSubject(scope: Scope, kind: Kind, id: string): Promise<Subject> {
  switch (kind) {
    case 'problem': {
      const { title, product_id: productId, steward_ids: stewardIds } = await getProblem(scope, id);
      return { title, productId, stewardIds };
    }
    case 'evidence': {
      const { title, product_id: productId } = await getEvidence(scope, id);
      return { title, productId, stewardIds: [] };
    }
    case 'account':
      await assertSpeakersExist(scope, { personIds: [], accountIds: [id] });
      return { title: await findSpeakerName(scope, 'account', id), productId: null, stewardIds: [] };
    case 'person':
      await assertSpeakersExist(scope, { personIds: [id], accountIds: [] });
      return { title: await findSpeakerName(scope, 'person', id), productId: null, stewardIds: [] };
  }
}

/** Errors  invalid (mention_not_member, too_many_mentions). */
async function readPeople(scope: Scope, body: string, known: readonly string[] = []): Promise<Named> {
  const people = await findMembers(scope, mentionedIn(body));
  const trouble = mentionTrouble(body, people, known);
  if (trouble) throw invalid([trouble]);
  return people;
}

/** Whom a comment concerns hears of it: who is mentioned, and who stewards the problem. */
async function tellOf(
  scope: Scope,
  row: CommentRow,
  { title, productId }: Subject,
  mentioned: readonly string[],
  stewards: readonly string[],
) {
  const told: Omit<News, 'kind' | 'memberIds'> = {
    subject: { kind: row.subject_kind, id: row.subject_id },
    productId,
    sourceId: row.id,
    title,
    text: row.body,
  };
  await notify(scope, [
    { ...told, kind: 'mention', memberIds: mentioned },
    { ...told, kind: 'comment', memberIds: stewards },
  ]);
}

export const addComment = action({
  name: 'comment.added',
  input: addCommentRequest,
  can: 'capture',
  subject: (_input, result: CommentAnswer) => ({ kind: 'comment', id: result.id }),
  async run(scope, input) {
    const about = await getSubject(scope, input.subjectKind, input.subjectId);
    const people = await readPeople(scope, input.body);
    const row: CommentRow = {
      workspace_id: scope.workspaceId,
      id: newId('cmt', scope.now.getTime()),
      subject_kind: input.subjectKind,
      subject_id: input.subjectId,
      body: withPresentNames(input.body, people),
      member_id: authorOf(scope),
      member_name: scope.actor.name,
      version: 1,
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    };
    await insertComment(scope, row);
    await tellOf(scope, row, about, mentionedIn(row.body), about.stewardIds);
    return { result: answerOf(row, people), after: { subjectKind: row.subject_kind, subjectId: row.subject_id, body: row.body } };
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
    const before = mentionedIn(row.body);
    const people = await readPeople(scope, input.body, before);
    const body = withPresentNames(input.body, people);
    if (row.body === body) return { result: answerOf(row, people) };
    const edited = await updateComment(scope, row.id, { body });
    const now = mentionedIn(body);
    const gone = before.filter((memberId) => !now.includes(memberId));
    const come = now.filter((memberId) => !before.includes(memberId));
    if (gone.length > 0) await withdraw(scope, row.id, gone);
    if (gone.length + come.length > 0) {
      const about = await getSubject(scope, row.subject_kind as Kind, row.subject_id);
      // Who stewards the problem was told of the mention only; now that it is gone, of the comment.
      const stewards = about.stewardIds.filter((memberId) => gone.includes(memberId));
      await tellOf(scope, edited, about, come, stewards);
    }
    return {
      result: answerOf(edited, people),
      before: { body: row.body },
      after: { body, subjectKind: row.subject_kind, subjectId: row.subject_id },
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
    await withdraw(scope, row.id);
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
    await getSubject(scope, input.subjectKind, input.subjectId);
    const rows = await listComments(scope, input);
    const people = await findMembers(scope, [...new Set(rows.flatMap((row) => mentionedIn(row.body)))]);
    return pageOf(
      rows,
      input.limit,
      (row) => answerOf(row, people),
      (row) => [row.id],
    );
  },
});
