import { type Kysely, sql } from 'kysely';
import type { MessageState, WebhookAttempt } from '../../../contract/exchange/webhook.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { cursorAfter } from '../../platform/page.ts';
import { type Scope, tables } from '../../platform/scope.ts';
import type { DraftMessage } from './message.ts';
import type { WebhookMessageRow, WebhookRow, WebhookTables } from './tables.ts';

const db = (scope: Scope) => tables<WebhookTables>(scope);

/** Those that waited longest keep their place: what does not fit any more is counted and not kept. */
const waitingMax = 5_000;
const attemptsMax = 20;

/** Shape  waiting, failed: counted up to the bound of what is kept. */
export type WebhookWithCounts = WebhookRow & { waiting: number; failed: number };

const counted = (scope: Scope) =>
  db(scope)
    .selectFrom('webhooks as w')
    .selectAll('w')
    .select([
      sql<number>`(select count(*)::int from webhook_messages m
        where m.workspace_id = w.workspace_id and m.webhook_id = w.id and m.state = 'waiting')`.as('waiting'),
      sql<number>`(select count(*)::int from webhook_messages m
        where m.workspace_id = w.workspace_id and m.webhook_id = w.id and m.state = 'failed')`.as('failed'),
    ])
    .where('w.workspace_id', '=', scope.workspaceId)
    .where('w.archived_at', 'is', null);

/** Errors  webhook_not_found. */
export async function getWebhook(scope: Scope, webhookId: string): Promise<WebhookWithCounts> {
  const row = await counted(scope).where('w.id', '=', webhookId).executeTakeFirst();
  if (!row) throw notFound('webhook', webhookId);
  return row;
}

export async function listWebhooks(scope: Scope, filter: { cursor?: string | undefined; limit: number }): Promise<WebhookWithCounts[]> {
  const after = cursorAfter(filter.cursor, 1);
  return counted(scope)
    .$if(after !== null, (query) => query.where('w.id', '>', String(after?.[0])))
    .orderBy('w.id')
    .limit(filter.limit + 1)
    .execute();
}

/** Takes the row's lock until the transaction ends. Errors  webhook_not_found. */
export async function lockWebhook(scope: Scope, webhookId: string): Promise<WebhookRow> {
  const row = await db(scope)
    .selectFrom('webhooks')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', webhookId)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('webhook', webhookId);
  return row;
}

export const findWebhook = (scope: Scope, webhookId: string): Promise<WebhookRow | undefined> =>
  db(scope)
    .selectFrom('webhooks')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', webhookId)
    .where('archived_at', 'is', null)
    .executeTakeFirst();

/** Those that are to be told something, whatever their state. */
export const listHearing = (scope: Scope): Promise<Pick<WebhookRow, 'id' | 'events'>[]> =>
  db(scope)
    .selectFrom('webhooks')
    .select(['id', 'events'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();

export async function countWebhooks(scope: Scope): Promise<number> {
  return (await listHearing(scope)).length;
}

export async function insertWebhook(scope: Scope, row: WebhookRow): Promise<void> {
  await db(scope).insertInto('webhooks').values(row).execute();
}

export async function updateWebhook(scope: Scope, webhookId: string, change: Partial<WebhookRow>): Promise<void> {
  await db(scope)
    .updateTable('webhooks')
    .set((expression) => ({ ...change, version: expression('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', webhookId)
    .execute();
}

/** Notes how tries went; no change that anybody made, so the version stays. Shape  since when it fails, after a try that failed. */
export async function noteOutcome(scope: Scope, webhookId: string, isTaken: boolean): Promise<Date | null> {
  const noted = isTaken
    ? sql<{ failingSince: Date | null }>`
        update webhooks set failing_since = null, last_delivered_at = ${scope.now}
        where workspace_id = ${scope.workspaceId} and id = ${webhookId} returning failing_since as "failingSince"`
    : sql<{ failingSince: Date | null }>`
        update webhooks set failing_since = coalesce(failing_since, ${scope.now})
        where workspace_id = ${scope.workspaceId} and id = ${webhookId} returning failing_since as "failingSince"`;
  return (await noted.execute(scope.db)).rows[0]?.failingSince ?? null;
}

/** Keeps messages for an address, as many as find room; one of a fact that is there already is passed over. */
export async function insertMessages(
  scope: Scope,
  webhookId: string,
  drafts: readonly (DraftMessage & { source: number })[],
): Promise<void> {
  if (drafts.length === 0) return;
  const waiting = await countWaiting(scope, webhookId);
  const kept = drafts.slice(0, Math.max(0, waitingMax - waiting));
  const rows = kept.map((draft) => ({ ...draft, id: newId('whm', scope.now.getTime()) }));
  await sql`
    insert into webhook_messages
      (workspace_id, id, webhook_id, source, event, subject_kind, subject_id, count, body, state, due_at, occurred_at, created_at, changed_at)
    select ${scope.workspaceId}, m.id, ${webhookId}, m.source, m.event, m."subjectKind", m."subjectId", m.count, m.body, 'waiting', ${scope.now},
      m."occurredAt", ${scope.now}, ${scope.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as m (id text, source bigint, event text, "subjectKind" text, "subjectId" text, count integer, body text, "occurredAt" timestamptz)
    on conflict do nothing`.execute(scope.db);
  if (kept.length < drafts.length)
    await sql`
      update webhooks set dropped = dropped + ${drafts.length - kept.length}, dropped_at = ${scope.now}
      where workspace_id = ${scope.workspaceId} and id = ${webhookId}`.execute(scope.db);
}

export async function countWaiting(scope: Scope, webhookId: string): Promise<number> {
  const { waiting } = await db(scope)
    .selectFrom('webhook_messages')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('workspace_id', '=', scope.workspaceId)
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return waiting;
}

export async function insertTestMessage(
  scope: Scope,
  webhookId: string,
  { id, event, body }: Pick<WebhookMessageRow, 'id' | 'event' | 'body'>,
): Promise<void> {
  await sql`
    insert into webhook_messages
      (workspace_id, id, webhook_id, event, subject_kind, subject_id, count, is_test, body, state, due_at, occurred_at, created_at, changed_at)
    values (${scope.workspaceId}, ${id}, ${webhookId}, ${event}, 'webhook', ${webhookId}, 1, true, ${body}, 'waiting', ${scope.now}, ${scope.now},
      ${scope.now}, ${scope.now})`.execute(scope.db);
}

/** Newest first. */
export async function listMessages(
  scope: Scope,
  filter: { webhookId: string; state?: MessageState | undefined; cursor?: string | undefined; limit: number },
): Promise<WebhookMessageRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return db(scope)
    .selectFrom('webhook_messages')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('webhook_id', '=', filter.webhookId)
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state as MessageState))
    .$if(after !== null, (query) => query.where('id', '<', String(after?.[0])))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** Errors  webhook_message_not_found. */
export async function getMessage(scope: Scope, webhookId: string, messageId: string): Promise<WebhookMessageRow> {
  const row = await db(scope)
    .selectFrom('webhook_messages')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('webhook_id', '=', webhookId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!row) throw notFound('webhook_message', messageId);
  return row;
}

/** Sends one again, under the same id, from the first try on. */
export async function replayOne(scope: Scope, webhookId: string, messageId: string): Promise<void> {
  await sql`
    update webhook_messages set state = 'waiting', tries = 0, due_at = ${scope.now}, changed_at = ${scope.now}
    where workspace_id = ${scope.workspaceId} and webhook_id = ${webhookId} and id = ${messageId}`.execute(scope.db);
}

/** As many as find room among those that wait, oldest first; says how many. */
export async function replayFailedSince(scope: Scope, webhookId: string, since: Date): Promise<number> {
  const room = Math.max(0, waitingMax - (await countWaiting(scope, webhookId)));
  const replayed = await sql`
    update webhook_messages set state = 'waiting', tries = 0, due_at = ${scope.now}, changed_at = ${scope.now}
    where workspace_id = ${scope.workspaceId} and id in (
      select id from webhook_messages
      where workspace_id = ${scope.workspaceId} and webhook_id = ${webhookId} and state = 'failed' and not is_test and created_at >= ${since}
      order by id limit ${room})`.execute(scope.db);
  return Number(replayed.numAffectedRows ?? 0);
}

export type ClaimedMessage = Pick<WebhookMessageRow, 'id' | 'body' | 'is_test' | 'tries'>;

/**
 * Takes due messages of an address in hand. Until it is settled a message counts as due again at `until`: a server that dies leaves it to
 * another try.
 */
export async function claimMessages(scope: Scope, webhookId: string, limit: number, until: Date): Promise<ClaimedMessage[]> {
  const claimed = await sql<ClaimedMessage>`
    update webhook_messages set tries = tries + 1, due_at = ${until}, changed_at = ${scope.now}
    where workspace_id = ${scope.workspaceId} and id in (
      select m.id from webhook_messages m join webhooks w on w.workspace_id = m.workspace_id and w.id = m.webhook_id
      where m.workspace_id = ${scope.workspaceId} and m.webhook_id = ${webhookId} and m.state = 'waiting' and m.due_at <= ${scope.now}
        and w.archived_at is null and (w.status = 'active' or m.is_test)
      order by m.due_at, m.id limit ${limit} for update of m skip locked)
    returning id, body, is_test, tries`.execute(scope.db);
  return claimed.rows;
}

/** Writes down how a try went. Shape  dueAt: null when there is no next one. */
export async function settleMessage(
  scope: Scope,
  messageId: string,
  { state, dueAt, attempt }: { state: MessageState; dueAt: Date | null; attempt: WebhookAttempt },
): Promise<void> {
  await sql`
    update webhook_messages set state = ${state}, due_at = coalesce(${dueAt}, due_at), changed_at = ${scope.now},
      attempts = (select coalesce(jsonb_agg(one.value order by one.place), '[]') from
        (select value, place from jsonb_array_elements(attempts || ${JSON.stringify([attempt])}::jsonb) with ordinality as all_of (value, place)
         order by place desc limit ${attemptsMax}) one)
    where workspace_id = ${scope.workspaceId} and id = ${messageId}`.execute(scope.db);
}

export type DueWebhook = { workspaceId: string; webhookId: string };

/** Addresses for which something is due, in one workspace or in all. Outside row-level security: jobs span workspaces. */
export async function listDue(system: Kysely<unknown>, now: Date, workspaceId: string | null): Promise<DueWebhook[]> {
  const due = await sql<DueWebhook>`
    select w.workspace_id as "workspaceId", w.id as "webhookId" from webhooks w
    where w.archived_at is null and (${workspaceId}::text is null or w.workspace_id = ${workspaceId})
      and exists (select from webhook_messages m
        where m.workspace_id = w.workspace_id and m.webhook_id = w.id and m.state = 'waiting' and m.due_at <= ${now}
          and (w.status = 'active' or m.is_test))
    order by 1, 2`.execute(system);
  return due.rows;
}

/** Throws away what is old, what is too much, and addresses that were removed when nothing of them is left. */
export async function pruneMessages(
  system: Kysely<unknown>,
  { before, keptOfWebhook, limit }: { before: Date; keptOfWebhook: number; limit: number },
): Promise<number> {
  // One statement for each reason, so that each finds its rows by an index.
  const old = await sql`
    delete from webhook_messages where ctid = any(array(
      select ctid from webhook_messages where created_at < ${before} limit ${limit}))`.execute(system);
  const ofRemoved = await sql`
    delete from webhook_messages where ctid = any(array(
      select m.ctid from webhooks w join webhook_messages m on m.workspace_id = w.workspace_id and m.webhook_id = w.id
      where w.archived_at is not null limit ${limit}))`.execute(system);
  const tooMany = await sql`
    delete from webhook_messages where ctid = any(array(
      select m.ctid from webhooks w cross join lateral (
        select ctid, state from webhook_messages
        where workspace_id = w.workspace_id and webhook_id = w.id order by id desc offset ${keptOfWebhook}) m
      where m.state <> 'waiting' limit ${limit}))`.execute(system);
  await sql`
    delete from webhooks w where w.archived_at is not null
      and not exists (select from webhook_messages m where m.workspace_id = w.workspace_id and m.webhook_id = w.id)`.execute(system);
  return [old, ofRemoved, tooMany].reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0), 0);
}
