// Carries facts from the outbox to the areas that asked for them: at least once, in order, also after a crash.
import { sql } from 'kysely';
import type { Log } from './log.ts';
import type { Database } from './postgres/database.ts';
import { inWorkspace, untilNotCrossed } from './postgres/database.ts';
import type { Signals } from './postgres/signals.ts';
import type { Actor, Scope } from './scope.ts';

export type OutboxRow = {
  id: number;
  workspaceId: string;
  event: string;
  subjectKind: string;
  subjectId: string;
  payload: Record<string, unknown>;
  /** When it happened. */
  at: Date;
};

/**
 * An area's ear: which events it hears and what it does with a batch of them of one workspace. It runs in a transaction
 * of that workspace and must be able to hear the same fact twice.
 */
export type Subscription = {
  name: string;
  events: (event: string) => boolean;
  hear: (scope: Scope, rows: readonly OutboxRow[], signals: Signals) => Promise<void>;
};

export const systemActor = (name: string): Actor => ({
  kind: 'system',
  id: 'system',
  name,
  permissions: ['read', 'capture', 'edit', 'decide', 'import', 'export', 'administer'],
});

const batchSize = 200;
const channel = 'outbox';
// Many writes in one moment are one word.
const announceMs = 20;

/** What a server without a reader does when it has written: wakes the readers of the others. */
export function announceOutbox(database: Database, log: Log): () => void {
  let isAnnounced = false;
  return () => {
    if (isAnnounced) return;
    isAnnounced = true;
    setTimeout(() => {
      isAnnounced = false;
      database.signals
        .publish(database.system, channel, {})
        .catch((error: unknown) => log.warn({ err: error, part: 'outbox' }, 'the other servers were not woken'));
    }, announceMs);
  };
}

export type OutboxReader = {
  /** Something was written: look soon. */
  wake: () => void;
  /** Works until nothing waits. For tests and for a clean stop. */
  drain: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Starts the reader of this process. Several servers may read at once: rows are claimed by row lock, delivered and
 * marked in one transaction a workspace.
 */
export function readOutbox(options: {
  database: Database;
  clock: () => Date;
  log: Log;
  subscriptions: readonly Subscription[];
  pollMs: number;
  /** After a batch was delivered and committed: upkeep that needs its own transactions. */
  afterBatch?: (workspaceId: string) => Promise<void>;
}): OutboxReader {
  const { database, clock, log, subscriptions } = options;
  let running: Promise<void> | null = null;
  /** Workspaces to which facts were delivered, and the work that follows. */
  const waiting = new Set<string>();
  let following: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const timer = setInterval(() => wake(), options.pollMs);
  timer.unref();
  const deafen = database.signals.subscribe(
    channel,
    () => wake(),
    () => wake(),
  );

  function wake(): void {
    if (stopped) return;
    again = true;
    running ??= work().finally(() => {
      running = null;
      if (again && !stopped) wake();
    });
  }

  async function work(): Promise<void> {
    again = false;
    try {
      while (!stopped && (await deliverBatch())) {
        // until nothing waits
      }
    } catch (error) {
      log.error({ err: error, part: 'outbox' }, 'delivery failed; will be tried again');
    }
  }

  async function deliverBatch(): Promise<boolean> {
    const next = await sql<{ workspaceId: string }>`
      select workspace_id as "workspaceId" from outbox where delivered_at is null order by id limit 1`.execute(database.system);
    const workspaceId = next.rows[0]?.workspaceId;
    if (!workspaceId) return false;
    const delivered = await untilNotCrossed(() => deliverTo(workspaceId));
    if (delivered > 0) followSoon(workspaceId);
    return delivered > 0;
  }

  /** Answers how many facts were heard. */
  function deliverTo(workspaceId: string): Promise<number> {
    return inWorkspace(database, workspaceId, 'write', async (db) => {
      const claimed = await sql<OutboxRow>`
        select id, workspace_id as "workspaceId", event, subject_kind as "subjectKind", subject_id as "subjectId", payload,
          created_at as at
        from outbox where delivered_at is null and workspace_id = ${workspaceId} order by id limit ${batchSize} for update skip locked`.execute(
        db,
      );
      const now = clock();
      for (const subscription of subscriptions) {
        const heard = claimed.rows.filter((row) => subscription.events(row.event));
        if (heard.length === 0) continue;
        await subscription.hear(
          { db, workspaceId, now, actor: systemActor(subscription.name), origin: { requestId: 'outbox', address: null, via: 'job' } },
          heard,
          database.signals,
        );
      }
      await sql`update outbox set delivered_at = ${now} where id = any(${claimed.rows.map((row) => row.id)}::bigint[])`.execute(db);
      return claimed.rows.length;
    });
  }

  /** Beside the delivery: what follows may take seconds, and facts that come meanwhile are news to somebody. */
  function followSoon(workspaceId: string): void {
    waiting.add(workspaceId);
    following ??= follow().finally(() => {
      following = null;
      // What came in after the last look has nobody else.
      const [next] = waiting;
      if (next !== undefined && !stopped) followSoon(next);
    });
  }

  async function follow(): Promise<void> {
    for (const workspaceId of waiting) {
      waiting.delete(workspaceId);
      await options.afterBatch?.(workspaceId).catch((error: unknown) => {
        log.error({ err: error, part: 'outbox' }, 'what follows a delivery failed; will be tried again after the next one');
      });
    }
  }

  return {
    wake,
    async drain() {
      wake();
      while (running ?? following) await (running ?? following);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      deafen();
      await running;
      waiting.clear();
      await following;
    },
  };
}
