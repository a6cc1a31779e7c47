// What `bifocal doctor` says of the projection: whether today's figures stand for today and follow what is written.
import { sql } from 'kysely';
import type { CheckedDatabase, Finding } from '../platform/commands/finding.ts';
import { liveSlot } from './projection.store.ts';

// A server works marks off within a second; it rests for half a minute at most beside an import.
const oldAfterMinutes = 5;

export async function checkProjections(checked: CheckedDatabase): Promise<Finding[]> {
  return [await checkMarks(checked), await checkDays(checked)];
}

async function checkMarks({ database, now, isServed }: CheckedDatabase): Promise<Finding> {
  const { rows } = await sql<{ waiting: number; old: number; minutes: number | null }>`
    select count(*) as waiting,
           count(*) filter (where marked_at < ${now}::timestamptz - make_interval(mins => ${oldAfterMinutes})) as old,
           floor(extract(epoch from ${now}::timestamptz - min(marked_at)) / 60)::float8 as minutes
    from projection_dirt where slot = ${liveSlot}`.execute(database.system);
  const { waiting = 0, old = 0, minutes } = rows[0] ?? {};
  const what = 'figures of today';
  if (old === 0)
    return {
      what,
      state: 'ok',
      text: waiting === 0 ? 'follow all that was written' : `${waiting} wait, for less than ${oldAfterMinutes} minutes`,
    };
  const text = `${old} wait, the oldest for ${minutes} minutes`;
  if (!isServed) return { what, state: 'note', text, advice: 'Start the server: it works them off, or whoever opens a ranking does.' };
  return {
    what,
    state: 'wrong',
    text,
    advice:
      'A server runs and does not work them off: look for "projection" and "outbox" in its log, and restart it. At least one server must not have the role web.',
  };
}

async function checkDays({ database, now, isServed }: CheckedDatabase): Promise<Finding> {
  const { rows } = await sql<{ products: number; missing: number; late: number }>`
    select count(*) as products, count(*) filter (where head.as_of is null) as missing,
           -- The job that turns the day over comes every half hour.
           count(*) filter (where head.as_of < ((${now}::timestamptz - interval '1 hour') at time zone w.time_zone)::date) as late
    from products product
    join workspaces w on w.workspace_id = product.workspace_id
    left join projection_slots head
      on head.workspace_id = product.workspace_id and head.product_id = product.id and head.slot = ${liveSlot}
    where product.archived_at is null
      and exists (select from problems p where p.workspace_id = product.workspace_id and p.product_id = product.id)`.execute(
    database.system,
  );
  const { products = 0, missing = 0, late = 0 } = rows[0] ?? {};
  const what = 'day of the figures';
  if (missing + late === 0) return { what, state: 'ok', text: products === 0 ? 'no problems yet' : 'today, for every product' };
  const text = [
    late > 0 ? `an earlier day for ${late} of ${products} products` : '',
    missing > 0 ? `not built for ${missing} of ${products} products` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  if (late === 0 || !isServed)
    return {
      what,
      state: 'note',
      text,
      advice: 'Nothing is lost: a running server builds them within half an hour, or whoever opens the ranking does.',
    };
  return {
    what,
    state: 'wrong',
    text,
    advice: 'A server runs and the job projections.new_day does not: look for it in the log, and restart the server.',
  };
}
