// The engine of the facts for tests of questions: histories go in as lists of events, each into a workspace of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import { type Facts, openFacts } from '../../platform/facts/facts.ts';
import { migrateFacts } from '../../platform/facts/facts-migrations.ts';
import { silentLog } from '../../platform/log.ts';
import { factsMigrations, reloadDictionary } from '../store/index.ts';
import type { NaiveHistory } from './naive/history.ts';
import type { AskedIn } from './plan.ts';

export type AskedFacts = {
  facts: Facts;
  /** Stores a history; `zones` are those of the sources, numbered from 1. */
  store: (history: NaiveHistory, zones: readonly string[], now: Date) => Promise<AskedIn>;
  close: () => Promise<void>;
};

export async function openAskedFacts(): Promise<AskedFacts> {
  const directory = mkdtempSync(join(tmpdir(), 'bifocal-asked-'));
  const facts = await openFacts({ url: null, cluster: null, directory: join(directory, 'facts'), log: silentLog });
  await migrateFacts(facts, factsMigrations, new Date(0));
  let workspace = 0;
  return {
    facts,
    async store({ events, persons, accounts }, zones, now) {
      workspace += 1;
      const rows = events.map((event, index) => ({
        workspace,
        source: event.source,
        event: event.event,
        type: 'track',
        at: new Date(event.atMs).toISOString(),
        day: DateTime.fromMillis(event.atMs, { zone: zones[event.source - 1] ?? 'UTC' }).toISODate(),
        actor: event.actor,
        account: event.account,
        message: index,
        received_at: new Date(event.atMs).toISOString(),
        properties: event.properties,
        context: event.context,
      }));
      const moved = [...persons].map(([actor, person]) => ({ workspace, actor, person, version: 1 }));
      const merged = [...accounts].map(([account, canonical]) => ({ workspace, account, canonical, version: 1 }));
      await insert(facts, 'bifocal.events', rows);
      await insert(facts, 'bifocal.person_overrides', moved);
      await insert(facts, 'bifocal.account_overrides', merged);
      if (moved.length > 0) await facts.command(reloadDictionary('persons', null));
      if (merged.length > 0) await facts.command(reloadDictionary('accounts', null));
      return { workspace, sources: zones.map((zone, index) => ({ number: index + 1, zone })), segments: new Map(), now };
    },
    async close() {
      await facts.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function insert(facts: Facts, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await facts.insert(table, rows.map((row) => JSON.stringify(row)).join('\n'));
}
