import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Workspace, type World } from '../../test/support/world.ts';
import { changeAccount, readAccount } from './account.actions.ts';
import { readAccountPage } from './account-page.query.ts';
import { upsertRecords } from './import.actions.ts';
import type { ImportKind, ImportOutcome, ImportRow } from './import-record.ts';
import { removeImported, restoreImported } from './import-undo.actions.ts';
import { makeAccount, makeMembership, makePerson } from './makers.ts';
import { matchAccounts, matchPersons } from './match.store.ts';
import { browsePersons, readPerson } from './person.actions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ref = (externalId: string) => ({ source: 'crm', externalId });

const bring = <K extends ImportKind>({ admin }: Workspace, kind: K, rows: ImportRow<K>[]) =>
  world.inside(admin, async (scope) => (await upsertRecords(scope, kind, rows)).outcomes);

const summary = (outcomes: readonly ImportOutcome[]) =>
  outcomes.map((one) => (one.outcome === 'refused' ? `${one.field}: ${one.code}` : one.outcome));
const idsOf = (outcomes: readonly ImportOutcome[]) => outcomes.map((one) => ('id' in one ? one.id : ''));

describe('importing the same file again', () => {
  test('changes nothing, whatever the kind', async () => {
    const workspace = await world.createWorkspace();
    const accounts: ImportRow<'account'>[] = [
      {
        externalRef: ref('1'),
        fields: { name: 'Acme', stage: 'active', stageSince: '2024-01-01', domains: ['acme.com'], attributes: { tier: 'a' } },
      },
      { externalRef: ref('2'), fields: { name: 'Beta', plan: 'Pro', ownTurnover: { amountMinor: 100, currency: 'USD' } } },
    ];
    const first = await bring(workspace, 'account', accounts);
    expect(summary(first)).toEqual(['created', 'created']);
    const [accountId = ''] = idsOf(first);
    const persons: ImportRow<'person'>[] = [{ externalRef: ref('p'), fields: { email: 'a@acme.com', name: 'Ada', traits: { vip: true } } }];
    const [personId = ''] = idsOf(await bring(workspace, 'person', persons));
    const rest: [ImportKind, ImportRow[]][] = [
      ['membership', [{ fields: { personId, accountId, title: 'CTO', activeFrom: '2024-02-01' } }]],
      ['stakeholder_role', [{ fields: { personId, accountId, role: 'champion', influence: 4 } }]],
      [
        'revenue_line',
        [
          {
            externalRef: ref('s1'),
            fields: { accountId, amount: { amountMinor: 5, currency: 'EUR' }, period: 'month', from: '2024-01-01', to: null },
          },
        ],
      ],
      ['contract', [{ externalRef: ref('c1'), fields: { accountId, start: '2024-01-01', renewalOn: '2026-06-01', noticeDays: 30 } }]],
      [
        'deal',
        [
          {
            externalRef: ref('d1'),
            fields: {
              name: 'Deal',
              status: 'won',
              openedOn: '2024-01-01',
              closeOn: '2024-03-01',
              amount: { amountMinor: 9, currency: 'EUR' },
              probability: 1,
            },
            assumed: { amount: 'List price.' },
          },
        ],
      ],
    ];
    for (const [kind, rows] of rest) expect([kind, summary(await bring(workspace, kind, rows))]).toEqual([kind, ['created']]);
    for (const [kind, rows] of [['account', accounts], ['person', persons], ...rest] as [ImportKind, ImportRow[]][])
      expect([kind, summary(await bring(workspace, kind, rows))]).toEqual([kind, rows.map(() => 'unchanged')]);
    const known = accounts.map((row) => ({ ...row, lastImported: row.fields }));
    const again = await bring(workspace, 'account', known);
    expect(
      again.map((outcome) => 'kept' in outcome && outcome.kept),
      'nobody edited anything',
    ).toEqual([[], []]);
    const page = await world.ask(workspace.admin, readAccountPage, { accountId });
    expect(page.counts).toEqual({ memberships: 1, roles: 1, contracts: 1, deals: 0, revenueLines: 1, children: 0 });
    expect(page.contracts[0]?.noticeClauses).toEqual([{ changeClass: 'any', days: 30 }]);
    expect(page.states).toEqual([{ aspect: 'stage', from: '2024-01-01', value: 'active', toldBy: 'import' }]);
  });

  test('with newer values updates them, but what a member edited wins and is listed', async () => {
    const workspace = await world.createWorkspace();
    const old = { name: 'Acme', plan: 'Basic', attributes: { tier: 'a', size: 1 } };
    const [id = ''] = idsOf(await bring(workspace, 'account', [{ externalRef: ref('1'), fields: old }]));
    await world.do(workspace.admin, changeAccount, { accountId: id, name: 'ACME Inc', attributes: { tier: 'edited' } });
    const [outcome] = await bring(workspace, 'account', [
      { externalRef: ref('1'), fields: { name: 'Acme Corp', plan: 'Pro', attributes: { tier: 'b', size: 2 } }, lastImported: old },
    ]);
    expect(outcome).toMatchObject({ outcome: 'updated', kept: ['name', 'attributes.tier'] });
    expect(await world.ask(workspace.admin, readAccount, { accountId: id })).toMatchObject({
      name: 'ACME Inc',
      plan: 'Pro',
      attributes: { tier: 'edited', size: 2 },
    });
  });
});

describe('a row of an import', () => {
  test('that is bad is refused with field and code, and the others are stored', async () => {
    const workspace = await world.createWorkspace();
    const account = await world.inside(workspace.admin, (scope) => makeAccount(scope));
    const outsider = await world.inside(workspace.admin, (scope) => makePerson(scope));
    const amount = { amountMinor: 1, currency: 'EUR' };
    const line = { accountId: account.id, amount, period: 'month', from: '2024-01-01' } as const;
    expect(
      summary(
        await bring(workspace, 'revenue_line', [
          { fields: line },
          { fields: { ...line, to: '2023-01-01' } },
          { fields: { ...line, accountId: null } },
          { fields: { ...line, period: 'once' } },
          { fields: { ...line, period: 'once', kind: 'recurring' } },
          { id: 'rev_00000000000000000000', fields: line },
        ]),
      ),
    ).toEqual([
      'created',
      'to: to_before_from',
      'accountId: required',
      'created',
      'period: period_does_not_recur',
      'null: revenue_line_not_found',
    ]);
    expect(
      summary(await bring(workspace, 'stakeholder_role', [{ fields: { personId: outsider.id, accountId: account.id, role: 'champion' } }])),
    ).toEqual(['personId: person_outside_account']);
    expect(
      summary(await bring(workspace, 'deal', [{ fields: { name: 'X', status: 'open', closedOn: '2024-01-01' } }, { fields: {} }])),
    ).toEqual(['closedOn: open_but_closed', 'name: required']);
    expect(summary(await bring(workspace, 'account', [{ fields: { domains: ['x.com'] } }]))).toEqual(['name: required']);
  });

  test('finds a person by external id, else by email; two different answers are refused', async () => {
    const workspace = await world.createWorkspace();
    expect(
      summary(
        await bring(workspace, 'person', [
          { externalRef: ref('1'), fields: { email: 'Ada@x.com', name: 'Ada' } },
          { externalRef: ref('2'), fields: { email: 'bob@x.com' } },
          { externalRef: ref('3'), fields: { email: 'ada@x.com', name: 'Ada L.' } },
          { externalRef: ref('1'), fields: { email: 'other@x.com' } },
          { fields: { email: 'BOB@x.com', name: 'Bob' } },
        ]),
      ),
    ).toEqual(['created', 'created', 'updated', 'email: external_id_with_other_email', 'updated']);
    expect((await world.ask(workspace.admin, browsePersons, {})).items.map(({ name, email }) => [name, email])).toEqual([
      ['Ada L.', 'ada@x.com'],
      ['Bob', 'BOB@x.com'],
    ]);
    const [clash] = await bring(workspace, 'person', [{ externalRef: ref('1'), fields: { email: 'bob@x.com' } }]);
    expect(clash).toMatchObject({
      outcome: 'refused',
      code: 'external_id_with_other_email',
      message: expect.stringContaining('ada@x.com'),
    });
    expect(summary(await bring(workspace, 'person', [{ externalRef: ref('1'), fields: { email: 'new@x.com' } }]))).toEqual(['updated']);
  });

  test('may name a parent that came before it, and the row that closes a circle is refused', async () => {
    const workspace = await world.createWorkspace();
    const [a = '', b = ''] = idsOf(
      await bring(workspace, 'account', [
        { externalRef: ref('a'), fields: { name: 'A' } },
        { externalRef: ref('b'), fields: { name: 'B' } },
      ]),
    );
    const outcomes = await bring(workspace, 'account', [
      { externalRef: ref('a'), fields: { parentId: b } },
      { externalRef: ref('b'), fields: { parentId: a } },
      { externalRef: ref('c'), fields: { name: 'C', parentId: a } },
      { fields: { name: 'D', parentId: 'acc_00000000000000000000' } },
    ]);
    expect(summary(outcomes)).toEqual(['updated', 'parentId: account_cycle', 'created', 'parentId: parent_not_found']);
    for (const id of idsOf(outcomes).filter(Boolean))
      expect(await world.ask(workspace.admin, readAccount, { accountId: id })).toMatchObject({ familyId: b });
  });

  test('finds accounts and persons by the name, domain or email that it gives, and says when several fit', async () => {
    const workspace = await world.createWorkspace();
    const made = await world.inside(workspace.admin, async (scope) => ({
      acme: await makeAccount(scope, { name: 'Acme', domains: ['acme.com', 'shared.com'] }),
      beta: await makeAccount(scope, { name: 'Beta', domains: ['shared.com'] }),
      ada: await makePerson(scope, { name: 'Ada', email: 'ada@acme.com' }),
    }));
    const accounts = await world.inside(workspace.admin, (scope) =>
      matchAccounts(scope, [
        { by: 'name', value: ' ACME ' },
        { by: 'domain', value: 'acme.com' },
        { by: 'domain', value: 'shared.com' },
        { by: 'name', value: 'nobody' },
        { by: 'externalId', value: '1', source: 'crm' },
      ]),
    );
    expect(accounts).toEqual([{ id: made.acme.id }, { id: made.acme.id }, 'ambiguous', null, null]);
    const persons = await world.inside(workspace.admin, (scope) =>
      matchPersons(scope, [
        { by: 'email', value: 'ADA@acme.com' },
        { by: 'name', value: 'ada' },
        { by: 'email', value: 'x@y.z' },
      ]),
    );
    expect(persons).toEqual([{ id: made.ada.id }, { id: made.ada.id }, null]);
  });
});

describe('undoing an import', () => {
  test('removes what it made and nobody touched, and lists what was edited or linked since', async () => {
    const workspace = await world.createWorkspace();
    const made = await bring(
      workspace,
      'account',
      ['Untouched', 'Edited', 'Linked'].map((name) => ({ externalRef: ref(name), fields: { name } })),
    );
    const [untouched = '', edited = '', linked = ''] = idsOf(made);
    await world.do(workspace.admin, changeAccount, { accountId: edited, plan: 'Pro' });
    await world.inside(workspace.admin, async (scope) =>
      makeMembership(scope, { account_id: linked, person_id: (await makePerson(scope)).id }),
    );
    const records = made.map((one) => ({ id: 'id' in one ? one.id : '', version: 'version' in one ? one.version : 0 }));
    const undone = await world.inside(workspace.admin, (scope) => removeImported(scope, 'account', records));
    expect(undone.done).toEqual([untouched]);
    expect(undone.left).toEqual([
      { id: edited, name: 'Edited', because: 'edited', detail: 'It was changed after the import.' },
      { id: linked, name: 'Linked', because: 'linked', detail: 'It has memberships now.' },
    ]);
    expect(summary(await bring(workspace, 'account', [{ externalRef: ref('Untouched'), fields: { name: 'Again' } }]))).toEqual(['created']);
  });

  test('puts back what it changed: fields, dated stages and external ids', async () => {
    const workspace = await world.createWorkspace();
    const { admin } = workspace;
    const person = await world.inside(admin, (scope) => makePerson(scope, { email: 'ada@x.com', name: 'Ada' }));
    const [changed] = await bring(workspace, 'person', [{ externalRef: ref('1'), fields: { email: 'ada@x.com', name: 'Countess' } }]);
    if (changed?.outcome !== 'updated' || !changed.before) throw new Error('the row was to update');
    const { id, version, before } = changed;
    await world.inside(admin, (scope) => restoreImported(scope, 'person', [{ id, version, before }]));
    expect(await world.ask(admin, readPerson, { personId: person.id })).toMatchObject({ name: 'Ada', email: 'ada@x.com' });
    expect(await world.inside(admin, (scope) => matchPersons(scope, [{ by: 'externalId', value: '1', source: 'crm' }]))).toEqual([null]);

    const account = await world.inside(admin, (scope) => makeAccount(scope, { stage: 'active', plan: 'Pro', since: '2024-05-01' }));
    const [churned] = await bring(workspace, 'account', [{ id: account.id, fields: { stage: 'churned', stageSince: '2024-01-01' } }]);
    if (churned?.outcome !== 'updated' || !churned.before) throw new Error('the row was to update');
    expect((await world.ask(admin, readAccountPage, { accountId: account.id })).states).toHaveLength(2);
    await world.inside(admin, (scope) =>
      restoreImported(scope, 'account', [{ id: account.id, version: churned.version, before: JSON.parse(JSON.stringify(churned.before)) }]),
    );
    expect((await world.ask(admin, readAccountPage, { accountId: account.id })).states.map(({ from, value }) => [from, value])).toEqual([
      ['2024-05-01', 'Pro'],
      ['2024-05-01', 'active'],
    ]);
    expect(await world.ask(admin, readAccount, { accountId: account.id })).toMatchObject({ stage: 'active' });
  });
});
