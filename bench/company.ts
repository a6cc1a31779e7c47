// A large company, written straight into the tables: what a benchmark asks about. The projection is then built from it as after a restore.
import { type Kysely, sql } from 'kysely';
import { factsOf } from '../server/platform/facts/open-facts.ts';
import { silentLog } from '../server/platform/log.ts';
import { openOutside } from '../server/platform/outside/outside.ts';
import { patienceOfReaders } from '../server/platform/patience.ts';
import type { Ports } from '../server/platform/ports.ts';
import { openDatabase } from '../server/platform/postgres/open.ts';
import { rebuildProjection } from '../server/problems/index.ts';
import type { Seat } from './served.ts';

export type Size = { problems: number; links: number; accounts: number; persons: number };

/** `share` of the size the targets are meant for: 10,000 problems, 1,000,000 links. */
export const sizeOf = (share: number): Size => ({
  problems: Math.round(10_000 * share),
  links: Math.round(1_000_000 * share),
  accounts: Math.round(10_000 * share),
  persons: Math.round(200_000 * share),
});

const linksEach = 2;

/** A number from 0 to below `below`, scattered, the same in every run. `salt` keeps two draws for one number apart. */
const draw = (number: string, salt: number, below: number) =>
  sql.raw(`(hashint4(${number} + ${salt}000000)::bigint & 2147483647) % ${below}`);

/** Statements small enough for the embedded engine's memory. `$at` runs from 1 to `count`. */
async function inParts(db: Kysely<unknown>, count: number, insert: (from: number, to: number) => ReturnType<typeof sql>): Promise<void> {
  const part = 20_000;
  for (let from = 1; from <= count; from += part) await insert(from, Math.min(count, from + part - 1)).execute(db);
}

/**
 * Fills a workspace. The same size gives the same company.
 *
 * Shape   the server must not run on the seat meanwhile. Answers milliseconds of writing and of building the projection.
 */
export async function fillCompany(
  seat: Seat,
  { workspaceId, productId }: { workspaceId: string; productId: string },
  size: Size,
): Promise<{ filledMs: number; projectedMs: number }> {
  const opened = await openDatabase(seat, { log: silentLog, onFatal: fail });
  const ports: Ports = {
    database: opened.database,
    facts: factsOf({ ...seat, clickhouseUrl: null, clickhouseCluster: null }, { migrations: [], log: silentLog }),
    clock: () => new Date(),
    log: silentLog,
    outboxFilled: () => undefined,
    sendJob: async () => undefined,
    mail: null,
    live: null,
    outside: openOutside(),
    patience: patienceOfReaders,
  };
  const id = (prefix: string, number: string) => sql.raw(`'${prefix}_' || lpad((${number})::text, 20, '0')`);
  const w = sql.lit(workspaceId);
  const product = sql.lit(productId);
  const startedMs = performance.now();

  await (opened.database.system as unknown as Kysely<unknown>).connection().execute(async (db) => {
    // What refers to what is known here; checking it for a million rows would take longer than all the rest.
    await sql`set session_replication_role = replica`.execute(db);
    await inParts(
      db,
      size.accounts,
      (from, to) => sql`
      insert into accounts (workspace_id, id, name, family_id, industry, country, plan, stage, employees, created_at, updated_at)
      select ${w}, ${id('acc', 'g')}, 'Account ' || g, ${id('acc', 'g')}, (array['Software', 'Retail', 'Health', 'Energy'])[1 + g % 4],
        (array['DE', 'US', 'GB', 'JP', 'BR'])[1 + g % 5], (array['Basic', 'Pro', 'Enterprise'])[1 + g % 3],
        case when g % 20 = 0 then 'churned' when g % 10 = 0 then 'prospect' else 'active' end, g % 3000, now(), now()
      from generate_series(${from}::int, ${to}::int) g`,
    );
    await inParts(
      db,
      size.accounts,
      (from, to) => sql`
      insert into revenue_lines (workspace_id, id, account_id, product_id, amount_minor, currency, period, kind, starts_on, created_at, updated_at)
      select ${w}, ${id('rev', 'g')}, ${id('acc', 'g')}, ${product}, 10000 * (1 + g % 997), 'EUR', 'month', 'recurring',
        current_date - (g % 700), now(), now()
      from generate_series(${from}::int, ${to}::int) g`,
    );
    await inParts(
      db,
      size.accounts,
      (from, to) => sql`
      insert into contracts (workspace_id, id, account_id, starts_on, ends_on, renewal_on, created_at, updated_at)
      select ${w}, ${id('con', 'g')}, ${id('acc', 'g')}, current_date - 365, current_date + g % 365, current_date + g % 365, now(), now()
      from generate_series(${from}::int, ${to}::int) g`,
    );
    await inParts(
      db,
      Math.round(size.accounts / 5),
      (from, to) => sql`
      insert into deals (workspace_id, id, account_id, product_id, name, amount_minor, currency, period, stage, status, opened_on, close_on, created_at, updated_at)
      select ${w}, ${id('dea', 'g')}, ${id('acc', 'g * 5')}, ${product}, 'Deal ' || g, 1000000 + g * 100, 'EUR', 'year', 'proposal',
        'open', current_date - 30, current_date + 10 + g % 120, now(), now()
      from generate_series(${from}::int, ${to}::int) g`,
    );
    await inParts(
      db,
      size.persons,
      (from, to) => sql`
      insert into persons (workspace_id, id, email, name, created_at, updated_at)
      select ${w}, ${id('per', 'g')}, 'person' || g || '@example.com', 'Person ' || g, now(), now()
      from generate_series(${from}::int, ${to}::int) g`,
    );
    await inParts(
      db,
      size.persons,
      (from, to) => sql`
      insert into memberships (workspace_id, id, person_id, account_id, created_at, updated_at)
      select ${w}, ${id('mbs', 'g')}, ${id('per', 'g')}, ${id('acc', `1 + (g - 1) % ${size.accounts}`)}, now(), now()
      from generate_series(${from}::int, ${to}::int) g`,
    );
    await inParts(
      db,
      size.problems,
      (from, to) => sql`
      insert into problems (workspace_id, id, product_id, title, status, effort_person_weeks, impact, tags, created_by, created_at, updated_at)
      select ${w}, ${id('prb', 'g')}, ${product}, 'Problem ' || g || ': the report for quarter ' || g % 40 || ' does not say why',
        (array['heard', 'validated', 'chosen', 'in_delivery', 'released', 'parked'])[1 + g % 6],
        case when g % 5 > 0 then 1 + g % 26 end, case when g % 3 > 0 then 1 end, array['team ' || g % 12], 'mem_bench', now(), now()
      from generate_series(${from}::int, ${to}::int) g`,
    );
    const evidence = Math.round(size.links / linksEach);
    await inParts(
      db,
      evidence,
      (from, to) => sql`
      insert into evidence (workspace_id, id, product_id, kind, title, body, occurred_at, person_id, account_id, source, triage, created_by, created_at, updated_at)
      select ${w}, ${id('evd', 'g')}, ${product}, (array['support', 'interview', 'sales', 'survey', 'review'])[1 + g % 5],
        'Ticket ' || g, 'We lose time with part ' || g % 997 || ' each week and nobody can tell us when it ends.',
        now() - make_interval(hours => g % 8000), ${id('per', '1 + person')}, ${id('acc', `1 + person % ${size.accounts}`)},
        'helpdesk', 'attached', 'mem_bench', now(), now()
      from (select g, ${draw('g', 1, size.persons)} as person from generate_series(${from}::int, ${to}::int) g) said`,
    );
    // Some problems are heard a hundred times as often as others: the square of an even spread.
    await inParts(
      db,
      size.links,
      (from, to) => sql`
      insert into evidence_links (workspace_id, evidence_id, problem_id, importance, reason, valued_by, valued_at, created_at)
      select ${w}, ${id('evd', `1 + g % ${evidence}`)}, ${id('prb', `1 + spread * spread / ${size.problems}`)},
        g % 4, (array['grow', 'protect', 'neither'])[1 + g % 3], 'person', now(), now()
      from (select g, ${draw('g', 2, size.problems)} as spread from generate_series(${from}::int, ${to}::int) g) linked on conflict do nothing`,
    );
    await sql`set session_replication_role = default`.execute(db);
    await sql`analyze`.execute(db);
  });
  const filledMs = performance.now() - startedMs;
  await rebuildProjection(ports, workspaceId, productId);
  await sql`vacuum analyze`.execute(opened.database.system);
  const projectedMs = performance.now() - startedMs - filledMs;
  await opened.close();
  return { filledMs, projectedMs };
}

function fail(message: string): never {
  throw new Error(message);
}
