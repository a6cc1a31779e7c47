// The way back of an import, chunk by chunk: what nobody touched since goes or is put back; the rest is listed with the reason.
import type { Fact } from '../platform/action.ts';
import type { Scope } from '../platform/scope.ts';
import { lockFamilies } from './account.store.ts';
import { deleteRows, lockRows, updateRows } from './bulk.store.ts';
import { settleFamilies } from './family.store.ts';
import { tableOfKind } from './import.actions.ts';
import { deleteRefs, findLinked, replaceStates } from './import-record.store.ts';
import type { BeforeImage, ImportKind } from './import-record.ts';
import { mergeParticipants } from './merge-participant.ts';

/** A record that an undo leaves alone. `edited`: its version is not the one the import left. `linked`: something hangs on it. */
export type Leftover = { id: string; name: string; because: 'edited' | 'linked' | 'gone'; detail: string };

type Undone = { done: string[]; left: Leftover[]; facts: Fact[] };

/**
 * Deletes records that an import created.
 *
 * Shape   `version`: the one the import left (of the last row that touched the record). Undo the kinds in the opposite order of their import:
 *         what hangs on an account goes before it.
 */
export async function removeImported(scope: Scope, kind: ImportKind, records: readonly { id: string; version: number }[]): Promise<Undone> {
  const rows = await lockRows(
    scope,
    tableOfKind[kind],
    records.map(({ id }) => id),
  );
  const linked = await linkedSomewhere(scope, kind, [...rows.keys()]);
  const left: Leftover[] = [];
  const gone: string[] = [];
  for (const { id, version } of records) {
    const row = rows.get(id);
    if (!row) continue;
    const by = linked.get(id);
    if (row.version !== version) left.push({ id, name: nameOf(row), because: 'edited', detail: 'It was changed after the import.' });
    else if (by) left.push({ id, name: nameOf(row), because: 'linked', detail: `It has ${by} now.` });
    else gone.push(id);
  }
  const fact = factOf(
    kind,
    gone.flatMap((id) => rows.get(id) ?? []),
  );
  await deleteRows(scope, tableOfKind[kind], gone);
  return { done: gone, left, facts: fact };
}

async function linkedSomewhere(scope: Scope, kind: ImportKind, ids: readonly string[]): Promise<Map<string, string>> {
  const linked = await findLinked(scope, kind, ids);
  if (kind !== 'account' && kind !== 'person') return linked;
  for (const participant of mergeParticipants())
    for (const id of await participant.linked(scope, kind, ids)) if (!linked.has(id)) linked.set(id, participant.name);
  return linked;
}

/** Puts fields back that an import changed, from the before-images of its ledger. */
export async function restoreImported(
  scope: Scope,
  kind: ImportKind,
  records: readonly { id: string; version: number; before: BeforeImage }[],
): Promise<Undone> {
  if (kind === 'account' && records.some(({ before }) => 'parent_id' in before.columns)) await lockFamilies(scope);
  const rows = await lockRows(
    scope,
    tableOfKind[kind],
    records.map(({ id }) => id),
  );
  const left: Leftover[] = [];
  const restorable = records.filter(({ id, version }) => {
    const row = rows.get(id);
    if (row?.version === version) return true;
    if (row) left.push({ id, name: nameOf(row), because: 'edited', detail: 'It was changed after the import.' });
    else left.push({ id, name: id, because: 'gone', detail: 'It is not there any more.' });
    return false;
  });
  await updateRows(
    scope,
    tableOfKind[kind],
    restorable.map(({ id, before }) => ({ ...before.columns, id })),
  );
  await deleteRefs(
    scope,
    kind,
    restorable.flatMap(({ before }) => before.addedRef ?? []),
  );
  for (const { id, before } of restorable)
    if (before.states)
      await replaceStates(
        scope,
        id,
        ['stage', 'plan'].filter((aspect) => aspect in before.columns),
        before.states,
      );
  if (kind === 'account')
    await settleFamilies(
      scope,
      restorable.filter(({ before }) => 'parent_id' in before.columns).map(({ id }) => id),
    );
  const done = restorable.map(({ id }) => id);
  return {
    done,
    left,
    facts: factOf(
      kind,
      done.flatMap((id) => rows.get(id) ?? []),
    ),
  };
}

const nameOf = (row: object): string => {
  const { name, email, id } = row as { name?: string | null; email?: string | null; id: string };
  return name ?? email ?? id;
};

function factOf(kind: ImportKind, rows: readonly object[]): Fact[] {
  const [first] = rows as { id: string; account_id?: string | null; family_id?: string; person_id?: string }[];
  if (!first) return [];
  const all = rows as (typeof first)[];
  const accountIds =
    kind === 'account' ? all.flatMap(({ id, family_id }) => [id, family_id ?? id]) : all.flatMap(({ account_id }) => account_id ?? []);
  const personIds = kind === 'person' ? all.map(({ id }) => id) : all.flatMap(({ person_id }) => person_id ?? []);
  return [
    {
      event: `${kind}s.imported`,
      subject: { kind, id: first.id },
      payload: { undone: true, accountIds: [...new Set(accountIds)], personIds: [...new Set(personIds)] },
    },
  ];
}
