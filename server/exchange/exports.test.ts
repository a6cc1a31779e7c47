import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportNouns, exportNounsAnswer } from '../../contract/exchange/export.ts';
import { column, constant, type Importing, importing } from '../../test/support/importing.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../test/support/world.ts';
import type { Caller } from '../platform/action.ts';
import { nounSources } from './export-noun.ts';

let world: World;
let doors: Importing;
beforeAll(async () => {
  world = await openWorld();
  doors = importing(world);
});
afterAll(() => world.close());

const download = async (workspace: Workspace, file: string, caller: Caller = workspace.admin) => {
  const answer = await world.app.inject({ url: `/api/v1/workspaces/${workspace.id}/export/${file}`, headers: asCaller(caller) });
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.body };
};

async function fill(workspace: Workspace): Promise<string> {
  const productId = await doors.createProduct(workspace);
  const rows = Array.from({ length: 450 }, (_, index) => `${index},Said ${index},Theme ${index % 7}`).join('\n');
  const fields = { externalId: column('id'), kind: constant('survey'), body: column('text'), problems: column('theme') };
  await doors.bring(workspace, `id,text,theme\n${rows}\n`, { version: 1, kind: 'evidence', source: 'survey', fields }, productId);
  await doors.ask(workspace, 'POST', '/accounts', { name: `=HYPERLINK("http://x","a")`, domains: ['x.com'] });
  return productId;
}

describe('an export', () => {
  test('says what there is, and gives every noun in both forms', async () => {
    const workspace = await world.createWorkspace();
    await fill(workspace);
    const { items } = exportNounsAnswer.parse(await doors.ask(workspace, 'GET', '/export'));
    expect(items.map(({ noun }) => noun)).toEqual([...exportNouns]);
    for (const { noun, columns } of items) {
      const ndjson = await download(workspace, `${noun}.ndjson`);
      expect({ noun, status: ndjson.status, type: ndjson.type }).toEqual({
        noun,
        status: 200,
        type: 'application/x-ndjson; charset=utf-8',
      });
      const lines = ndjson.body.split('\n').filter((line) => line !== '');
      for (const line of lines.slice(0, 3)) expect(Object.keys(JSON.parse(line))).toEqual(columns);
      const csv = await download(workspace, `${noun}.csv`);
      expect(csv.body.split('\r\n')[0]).toBe(columns.join(','));
      const stored = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(nounSources[noun].table)} where workspace_id = ${workspace.id}`.execute(
        world.database.system,
      );
      expect({ noun, rows: lines.length }).toEqual({ noun, rows: stored.rows[0]?.count });
    }
  });

  test('of many rows has each once, in the order of their ids', async () => {
    const workspace = await world.createWorkspace();
    await fill(workspace);
    const { body } = await download(workspace, 'evidence.ndjson');
    const ids = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id as string);
    expect(ids).toHaveLength(450);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('makes a cell that a spreadsheet would run harmless, and reading it back gives what was written', async () => {
    const workspace = await world.createWorkspace();
    await fill(workspace);
    const { body } = await download(workspace, 'accounts.csv');
    expect(body).toContain(`"'=HYPERLINK(""http://x"",""a"")"`);
    const other = await world.createWorkspace();
    await doors.bring(other, body, {
      version: 1,
      kind: 'account',
      source: 'bifocal',
      fields: { externalId: column('id'), name: column('name') },
    });
    expect((await doors.all<{ name: string }>(other, '/accounts'))[0]?.name).toBe('=HYPERLINK("http://x","a")');
  });

  test('holds nothing of another workspace, no key, and views only that are shared', async () => {
    const [mine, theirs] = [await world.createWorkspace(), await world.createWorkspace()];
    await fill(theirs);
    for (const noun of exportNouns) expect((await download(mine, `${noun}.ndjson`)).body).not.toContain(theirs.id);
    expect((await download(mine, 'evidence.ndjson')).body).toBe('');
    await sql`insert into saved_views (workspace_id, id, member_id, page, name, search, shared, created_at, updated_at)
      values (${mine.id}, 'vew_1', 'mem_1', 'ranking', 'Mine', '{}', false, now(), now()), (${mine.id}, 'vew_2', 'mem_1', 'ranking', 'Ours', '{}', true, now(), now())`.execute(
      world.database.system,
    );
    const views = (await download(mine, 'saved_views.ndjson')).body;
    expect(views).toContain('Ours');
    expect(views).not.toContain('Mine');
  });

  test('of the audit is for admins; a noun that is not is not found', async () => {
    const workspace = await world.createWorkspace();
    const manager = workspace.as('product_manager');
    expect((await download(workspace, 'accounts.csv', manager)).status).toBe(200);
    expect((await download(workspace, 'audit_events.csv', manager)).status).toBe(403);
    const { items } = await world.app
      .inject({ url: `/api/v1/workspaces/${workspace.id}/export`, headers: asCaller(manager) })
      .then((answer) => answer.json<{ items: { noun: string }[] }>());
    expect(items.map(({ noun }) => noun)).not.toContain('audit_events');
    for (const file of ['secrets.csv', 'accounts.xlsx', 'accounts', 'auth_user.ndjson', '..%2Faccounts.csv'])
      expect((await download(workspace, file)).status).toBe(404);
  });
});
