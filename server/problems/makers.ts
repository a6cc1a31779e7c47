// Rows for tests and samples, past the one door for writes.
import { sql } from 'kysely';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';

type Made = { id: string };

export async function makeProduct(
  scope: Scope,
  product: { name: string; businessModel: BusinessModel } = { name: 'Ledger', businessModel: 'b2b' },
): Promise<Made> {
  const id = newId('prd');
  await sql`
    insert into products (workspace_id, id, name, business_model, created_at, updated_at)
    values (${scope.workspaceId}, ${id}, ${product.name}, ${product.businessModel}, ${scope.now}, ${scope.now})`.execute(scope.db);
  return { id };
}

/** An account with nothing but a name and a stage. */
export async function makeAccount(
  scope: Scope,
  account: { name: string; stage?: string; parentId?: string } = { name: 'Acme' },
): Promise<Made> {
  const id = newId('acc');
  await sql`
    insert into accounts (workspace_id, id, name, stage, parent_id, family_id, created_at, updated_at)
    values (${scope.workspaceId}, ${id}, ${account.name}, ${account.stage ?? 'active'}, ${account.parentId ?? null},
            ${account.parentId ?? id}, ${scope.now}, ${scope.now})`.execute(scope.db);
  return { id };
}

/** A person, in these accounts since ever or within dates. */
export async function makePerson(
  scope: Scope,
  person: { name?: string; memberOf?: readonly { accountId: string; from?: string; to?: string }[] } = {},
): Promise<Made> {
  const id = newId('per');
  await sql`
    insert into persons (workspace_id, id, name, created_at, updated_at)
    values (${scope.workspaceId}, ${id}, ${person.name ?? null}, ${scope.now}, ${scope.now})`.execute(scope.db);
  for (const { accountId, from, to } of person.memberOf ?? []) {
    await sql`
      insert into memberships (workspace_id, id, person_id, account_id, active_from, active_to, created_at, updated_at)
      values (${scope.workspaceId}, ${newId('mbs')}, ${id}, ${accountId}, ${from ?? null}::date, ${to ?? null}::date, ${scope.now}, ${scope.now})`.execute(
      scope.db,
    );
  }
  return { id };
}
