import { sql } from 'kysely';
import { type Database, isLockedTooLong } from '../postgres/database.ts';
import type { Scope } from '../scope.ts';
import { answerNotKept, type KeptAnswer, keptBytesMax, keptHours, keyInUse, keyReused, type OnceRequest } from './kept-answer.ts';

const longestWaitMs = 10_000;
const keptMs = keptHours * 3_600_000;

/**
 * Takes a key for this transaction, first of all its locks; undefined when it was free. A request with a key that another one holds waits
 * for it: both see one answer.
 *
 * Errors  refused (idempotency_key_reused), conflict (idempotency_key_in_use, idempotency_answer_not_kept).
 */
export async function takeKey(scope: Scope, asked: OnceRequest, waitMs = longestWaitMs): Promise<KeptAnswer | undefined> {
  const { workspaceId, actor, now } = scope;
  const forgotten = new Date(now.getTime() - keptMs);
  await sql`select set_config('lock_timeout', ${`${waitMs}`}, true)`.execute(scope.db);
  const taken = await sql`
    insert into kept_answers as kept (workspace_id, caller_id, key, fingerprint, created_at)
    values (${workspaceId}, ${actor.id}, ${asked.key}, ${asked.fingerprint}, ${now})
    on conflict (workspace_id, caller_id, key) do update
      set fingerprint = excluded.fingerprint, created_at = excluded.created_at, status = null, etag = null, body = null
      where kept.created_at <= ${forgotten}
    returning 1`
    .execute(scope.db)
    .catch((error: unknown) => {
      throw isLockedTooLong(error) ? keyInUse() : error;
    });
  await sql`select set_config('lock_timeout', '0', true)`.execute(scope.db);
  return taken.rows.length > 0 ? undefined : readKept(scope, asked);
}

async function readKept(scope: Scope, asked: OnceRequest): Promise<KeptAnswer> {
  const { rows } = await sql<{ fingerprint: string; status: number | null; etag: string | null; body: string | null }>`
    select fingerprint, status, etag, body from kept_answers
    where workspace_id = ${scope.workspaceId} and caller_id = ${scope.actor.id} and key = ${asked.key}`.execute(scope.db);
  const [kept] = rows;
  // Tidied away between the two statements: whoever asks again finds the key free.
  if (!kept) throw keyInUse();
  if (kept.fingerprint !== asked.fingerprint) throw keyReused();
  const { status, etag, body } = kept;
  if (status === null || (body === null && status !== 204)) throw answerNotKept();
  return { status, etag, body };
}

/** Keeps what is answered, in the transaction of what was done. */
export async function keepAnswer(scope: Scope, asked: OnceRequest, answer: KeptAnswer): Promise<void> {
  const body = answer.body !== null && Buffer.byteLength(answer.body) > keptBytesMax ? null : answer.body;
  await sql`
    update kept_answers set status = ${answer.status}, etag = ${answer.etag}, body = ${body}
    where workspace_id = ${scope.workspaceId} and caller_id = ${scope.actor.id} and key = ${asked.key}`.execute(scope.db);
}

const tidiedAtOnce = 1_000;

/** Over all workspaces, as the system, in slices. Says how many went. */
export async function tidyKeptAnswers(database: Database, now: Date): Promise<number> {
  const forgotten = new Date(now.getTime() - keptMs);
  let removed = 0;
  while (true) {
    const gone = await sql`
      delete from kept_answers
      where ctid = any(array(select ctid from kept_answers where created_at <= ${forgotten} limit ${tidiedAtOnce}))`.execute(
      database.system,
    );
    const count = Number(gone.numAffectedRows ?? 0);
    removed += count;
    if (count < tidiedAtOnce) return removed;
  }
}
