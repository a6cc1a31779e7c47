import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinAs } from '../../test/support/member.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';
import type { Caller } from '../platform/action.ts';
import { archiveMember } from '../platform/auth/member.actions.ts';
import { browseNotifications, readAllNotifications, readNotification } from '../platform/notifications/notification.actions.ts';
import { addComment, browseComments, editComment, removeComment } from './comment.actions.ts';
import { makeProduct } from './makers.ts';
import { createProblem } from './problem.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Ada writes, Ben stewards the problem, Cy stands by. */
async function setUp() {
  const workspace = await world.createWorkspace();
  const [ada, ben, cy] = [await join(workspace, 'Ada'), await join(workspace, 'Ben'), await join(workspace, 'Cy')];
  const product = await world.inside(workspace.admin, (scope) => makeProduct(scope));
  const problem = await world.do(ada, createProblem, { productId: product.id, title: 'Exports take a day', stewardIds: [ben.actor.id] });
  const say = (body: string, by: Caller = ada) => world.do(by, addComment, { subjectKind: 'problem', subjectId: problem.id, body });
  return { workspace, ada, ben, cy, product, problem, say };
}

const join = (workspace: Workspace, name: string): Promise<Caller> => joinAs(world, workspace, name);

const told = async (caller: Caller) =>
  (await world.ask(caller, browseNotifications, {})).items.map(({ kind, title, excerpt, actorName }) => ({
    kind,
    title,
    excerpt,
    actorName,
  }));
const at = (caller: Caller, name = 'x') => `@[${name}](${caller.actor.id})`;
const wrong = (code: string) => expect.objectContaining({ issues: [expect.objectContaining({ path: 'body', code })] });

describe('a mention', () => {
  test('is kept by id and shown by the name the member has now, whatever name was sent', async () => {
    const { ada, cy, problem, say } = await setUp();
    const comment = await say(`Ask ${at(cy, 'The Boss')}, please`);
    expect(comment).toMatchObject({
      body: `Ask ${at(cy, 'Cy')}, please`,
      mentions: [{ memberId: cy.actor.id, name: 'Cy', isFormer: false }],
    });
    await world.do(ada, archiveMember, { memberId: cy.actor.id });
    const page = await world.ask(ada, browseComments, { subjectKind: 'problem', subjectId: problem.id });
    expect(page.items[0]?.mentions).toEqual([{ memberId: cy.actor.id, name: 'Cy', isFormer: true }]);
  });

  test('of somebody in another workspace, of nobody, or of who left is refused, and nothing is written', async () => {
    const { ada, cy, problem, say } = await setUp();
    const elsewhere = await world.createWorkspace();
    const stranger = await join(elsewhere, 'Eve');
    await world.do(ada, archiveMember, { memberId: cy.actor.id });
    for (const body of [at(stranger), '@[x](mem_00000000000000000000)', at(cy)])
      await expect(say(body)).rejects.toEqual(wrong('mention_not_member'));
    expect((await world.ask(ada, browseComments, { subjectKind: 'problem', subjectId: problem.id })).items).toEqual([]);
    expect(await told(stranger)).toEqual([]);
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${ada.workspaceId}/comments`,
      headers: asCaller(ada),
      payload: { subjectKind: 'problem', subjectId: problem.id, body: at(stranger) },
    });
    expect({ status: answer.statusCode, issues: answer.json().issues }).toMatchObject({
      status: 422,
      issues: [{ code: 'mention_not_member' }],
    });
  });

  test('of a whole crowd is refused', async () => {
    const { say } = await setUp();
    const crowd = Array.from({ length: 51 }, (_, index) => `@[x](mem_${String(index).padStart(20, '0')})`).join(' ');
    await expect(say(crowd)).rejects.toEqual(wrong('too_many_mentions'));
  });

  test('stays when who was mentioned has left and the comment is edited', async () => {
    const { ada, cy, say } = await setUp();
    const comment = await say(`Ask ${at(cy)}`);
    await world.do(ada, archiveMember, { memberId: cy.actor.id });
    const edited = await world.do(ada, editComment, { commentId: comment.id, body: `Ask ${at(cy)} or not` });
    expect(edited.mentions).toEqual([{ memberId: cy.actor.id, name: 'Cy', isFormer: true }]);
  });
});

describe('who is told of a comment', () => {
  test('whoever is mentioned and whoever stewards the problem, once, and not who wrote it', async () => {
    const { ada, ben, cy, say } = await setUp();
    await say(`Please look, ${at(cy)} and ${at(cy)}\n\nand ${at(ada)}`);
    const news = { title: 'Exports take a day', excerpt: 'Please look, @Cy and @Cy and @Ada', actorName: 'Ada' };
    expect(await told(cy)).toEqual([{ kind: 'mention', ...news }]);
    expect(await told(ben)).toEqual([{ kind: 'comment', ...news }]);
    expect(await told(ada)).toEqual([]);
    await say(`${at(ben)} as well`);
    expect((await told(ben)).map(({ kind }) => kind).sort()).toEqual(['comment', 'mention']);
    await say('my own', ben);
    expect(await told(ben)).toHaveLength(2);
  });

  test('follows the comment: an edit tells who came and takes back from who went, a removal from all', async () => {
    const { ada, ben, cy, say } = await setUp();
    const comment = await say(`Hello ${at(ben)}`);
    await world.do(ada, editComment, { commentId: comment.id, body: `Hello ${at(cy)}` });
    expect([(await told(ben)).map((it) => it.kind), (await told(cy)).map((it) => it.kind)]).toEqual([['comment'], ['mention']]);
    await world.do(ada, editComment, { commentId: comment.id, body: `Hello ${at(cy)}!` });
    expect(await told(cy)).toHaveLength(1);
    await world.do(ada, removeComment, { commentId: comment.id });
    expect([await told(ben), await told(cy)]).toEqual([[], []]);
  });
});

describe('a notification', () => {
  test('is read by its member only, one by one or all that were seen', async () => {
    const { ben, cy, say } = await setUp();
    for (const word of ['one', 'two', 'three']) {
      world.now.value = new Date(world.now.value.getTime() + 1000);
      await say(`${word} ${at(cy)}`);
    }
    const [three, two] = (await world.ask(cy, browseNotifications, {})).items;
    await expect(world.do(ben, readNotification, { notificationId: three!.id })).rejects.toEqual(
      expect.objectContaining({ code: 'notification_not_found' }),
    );
    expect(await world.do(cy, readNotification, { notificationId: three!.id })).toEqual({ unread: 2 });
    expect((await world.ask(cy, browseNotifications, { unread: 'true' })).items.map((it) => it.excerpt)).toEqual(['two @Cy', 'one @Cy']);
    await say(`four ${at(cy)}`);
    expect(await world.do(cy, readAllNotifications, { upTo: two!.id })).toEqual({ unread: 1 });
    const first = await world.ask(cy, browseNotifications, { limit: 3 });
    expect(first).toMatchObject({ unread: 1, items: [{ excerpt: 'four @Cy', readAt: null }, { excerpt: 'three @Cy' }, {}] });
    const rest = await world.ask(cy, browseNotifications, { limit: 3, cursor: first.nextCursor! });
    expect(rest).toMatchObject({ items: [{ excerpt: 'one @Cy' }], nextCursor: null });
    expect((await world.ask(ben, browseNotifications, {})).unread).toBe(4);
  });

  test('of another member is not there even when the query forgets to ask whose', async () => {
    const { ada, cy, say } = await setUp();
    await say(at(cy));
    const found = await world.inside(ada, (scope) => sql`select * from notifications`.execute(scope.db));
    expect(found.rows).toEqual([]);
    await world.inside(ada, (scope) => sql`delete from notifications`.execute(scope.db));
    expect(await told(cy)).toHaveLength(1);
  });
});
