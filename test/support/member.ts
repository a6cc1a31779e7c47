// Members of a test's workspace: a caller alone is nobody in the list of members.
import { sql } from 'kysely';
import type { Role } from '../../contract/platform/permission.ts';
import type { Caller } from '../../server/platform/action.ts';
import { newId } from '../../server/platform/id.ts';
import type { Workspace, World } from './world.ts';

/** Somebody who can sign in and is a member; answers them as a caller. */
export async function joinAs(
  world: World,
  workspace: Workspace,
  name: string,
  role: Role = 'admin',
  caller: Caller = workspace.as(role),
): Promise<Caller & { email: string }> {
  const userId = newId('usr');
  const email = `${name.toLowerCase()}-${userId.slice(-6)}@example.com`;
  const now = world.now.value;
  await sql`
    insert into auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt") values (${userId}, ${name}, ${email}, true, ${now}, ${now})`.execute(
    world.database.system,
  );
  await sql`
    insert into members (workspace_id, id, user_id, name, email, role, function, created_at, updated_at)
    values (${workspace.id}, ${caller.actor.id}, ${userId}, ${name}, ${email}, ${role}, 'product', ${now}, ${now})`.execute(
    world.database.system,
  );
  caller.actor.name = name;
  return { ...caller, email };
}
