import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { newId } from '../../platform/id.ts';
import { checkWebhooks } from './webhook-check.query.ts';

let world: World;
let workspace: Workspace;
beforeAll(async () => {
  world = await openWorld();
  workspace = await world.createWorkspace();
});
afterAll(() => world.close());

const now = new Date('2026-01-15T09:00:00Z');
const check = async (isServed = true) => {
  const [finding] = await checkWebhooks({ database: world.database, now, isServed });
  expect(finding?.advice === undefined).toBe(finding?.state === 'ok');
  return `${finding?.state}: ${finding?.text}`;
};

const webhook = (name: string, status: 'active' | 'paused' | 'off', failingSince: Date | null = null) =>
  world.inside(workspace.admin, async (scope) => {
    const id = newId('whk');
    await sql`
      insert into webhooks (workspace_id, id, name, url, events, status, sealed_secret, failing_since, created_by, created_by_name, created_at, updated_at)
      values (${scope.workspaceId}, ${id}, ${name}, 'https://crm.example/hooks', '{*}', ${status}, 'sealed', ${failingSince}, 'test', 'Test', ${now}, ${now})`.execute(
      scope.db,
    );
    return id;
  });

const due = (webhookId: string, at: string) =>
  world.inside(workspace.admin, (scope) =>
    sql`
      insert into webhook_messages (workspace_id, id, webhook_id, event, subject_kind, count, body, state, due_at, occurred_at, created_at, changed_at)
      values (${scope.workspaceId}, ${newId('whm')}, ${webhookId}, 'problem.created', 'problem', 1, '{}', 'waiting', ${at}, ${now}, ${now}, ${now})`.execute(
      scope.db,
    ),
  );

test('the doctor names webhooks that tell nobody, and messages that nobody delivers', async () => {
  expect(await check()).toBe('ok: none');
  const crm = await webhook('CRM', 'active');
  await due(crm, '2026-01-15T08:59:00Z');
  expect(await check()).toBe('ok: 1, all told');

  await webhook('Chat', 'paused');
  await webhook('Old', 'off');
  await webhook('Data', 'active', now);
  expect(await check()).toBe('note: switched off after failures: “Old”; failing and tried again: “Data”; paused: “Chat”');

  await due(crm, '2026-01-15T08:30:00Z');
  expect(await check(false)).toContain('1 message waits for a server');
  expect(await check()).toBe('wrong: 1 message is due for more than 10 minutes');
});
