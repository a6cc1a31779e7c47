import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinAs } from '../../../test/support/member.ts';
import { openWorld, type World } from '../../../test/support/world.ts';
import type { Caller } from '../action.ts';
import { acceptInvitation, createInvitation } from '../auth/invitation.actions.ts';
import { archiveMember } from '../auth/member.actions.ts';
import { newId } from '../id.ts';
import { excerptOf } from './excerpt.ts';
import { browseNotifications, notify, readAllNotifications } from './notification.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const told = async (caller: Caller) =>
  (await world.ask(caller, browseNotifications, {})).items.map(({ kind, title, actorName }) => ({ kind, title, actorName }));

async function setUp() {
  const workspace = await world.createWorkspace();
  return { workspace, ada: await joinAs(world, workspace, 'Ada'), ben: await joinAs(world, workspace, 'Ben', 'viewer') };
}

const about = (sourceId: string) => ({ subject: { kind: 'problem', id: newId('prb') }, productId: null, sourceId, title: 'Exports' });
const tell = (by: Caller, to: Caller, sourceId: string, more: { alsoMyself?: true } = {}) =>
  world.inside(by, (scope) => notify(scope, [{ ...about(sourceId), ...more, kind: 'mention', memberIds: [to.actor.id] }]));

describe('what members are told', () => {
  test('admins hear of an accepted invitation; who joined does not', async () => {
    const { workspace, ada, ben } = await setUp();
    const { id: invitationId } = await world.do(ada, createInvitation, { role: 'admin' });
    const cy = workspace.as('admin');
    cy.actor.name = 'Cy';
    await world.do(cy, acceptInvitation, { invitationId, userId: newId('usr'), name: 'Cy', email: 'cy@example.com' });
    expect(await told(ada)).toEqual([{ kind: 'invitation_accepted', title: 'Cy', actorName: 'Cy' }]);
    expect([await told(ben), await told(cy)]).toEqual([[], []]);
  });

  test('is not what they did themselves, unless it ended behind their back', async () => {
    const { ada } = await setUp();
    await tell(ada, ada, 'one');
    await tell(ada, ada, 'two', { alsoMyself: true });
    expect(await told(ada)).toHaveLength(1);
  });

  test('is told once of one thing, and to nobody who left or is of another workspace', async () => {
    const { workspace, ada, ben } = await setUp();
    const stranger = await joinAs(world, await world.createWorkspace(), 'Eve');
    await tell(ada, ben, 'one');
    await tell(ada, ben, 'one');
    await tell(ada, stranger, 'one');
    expect([(await told(ben)).length, await told(stranger)]).toEqual([1, []]);
    await world.do(ada, archiveMember, { memberId: ben.actor.id });
    await tell(ada, ben, 'two');
    const kept = await sql<{
      sources: number;
    }>`select count(*)::int as sources from notifications where workspace_id = ${workspace.id}`.execute(world.database.system);
    expect(kept.rows).toEqual([{ sources: 1 }]);
  });

  test('leaves no trace in the audit when it is read', async () => {
    const { workspace, ada, ben } = await setUp();
    await tell(ada, ben, 'one');
    await world.do(ben, readAllNotifications, {});
    const audited = await sql`select event from audit_events where workspace_id = ${workspace.id}`.execute(world.database.system);
    expect(audited.rows).toEqual([]);
  });

  test('is kept for 90 days, and the newest 1,000 of a member', async () => {
    const { workspace, ada, ben } = await setUp();
    await tell(ada, ben, 'old');
    world.now.value = new Date(world.now.value.getTime() + 91 * 86_400_000);
    await sql`
      insert into notifications (workspace_id, id, member_id, kind, subject_kind, subject_id, source_id, title, actor_name, created_at)
      select ${workspace.id}, 'ntf_zz' || lpad(n::text, 18, '0'), ${ben.actor.id}, 'mention', 'problem', 'x', 'many ' || n, 'Many', 'Ada', ${world.now.value}
      from generate_series(1, 1005) as n`.execute(world.database.system);
    await world.ports.sendJob('platform.tidy_notifications');
    await world.runJobs();
    const kept = await sql`
      select count(*)::int as many, min(source_id) filter (where id = 'ntf_zz000000000000000006') as first
      from notifications where workspace_id = ${workspace.id}`.execute(world.database.system);
    expect(kept.rows).toEqual([{ many: 1000, first: 'many 6' }]);
  });
});

test.each([
  ['short', 'short'],
  ['two\n\n  lines', 'two lines'],
  ['Ask @[Ada](mem_00000000000000000000)', 'Ask @Ada'],
  ['x'.repeat(300), `${'x'.repeat(199)}…`],
  [`${'x'.repeat(198)}👩‍👩‍👧`, `${'x'.repeat(198)}…`],
])('of %j the beginning is %j', (text, beginning) => expect(excerptOf(text)).toBe(beginning));
