// What `bifocal doctor` says of webhooks: whether those who asked to be told are told.
import { sql } from 'kysely';
import type { CheckedDatabase, Finding } from '../../platform/commands/finding.ts';

/** A server delivers within a second; what is due for so long is delivered by nobody. */
const oldAfterMinutes = 10;
const mostNamed = 3;

type Counts = { all: number; off: string[]; failing: string[]; paused: string[] };

export async function checkWebhooks({ database, now, isServed }: CheckedDatabase): Promise<Finding[]> {
  const { rows } = await sql<Counts & { due: number }>`
    select count(*) as all,
           coalesce(array_agg(name order by id) filter (where status = 'off'), '{}') as off,
           coalesce(array_agg(name order by id) filter (where status = 'active' and failing_since is not null), '{}') as failing,
           coalesce(array_agg(name order by id) filter (where status = 'paused'), '{}') as paused,
           (select count(*) from webhook_messages m
             join webhooks w on w.workspace_id = m.workspace_id and w.id = m.webhook_id and w.status = 'active' and w.archived_at is null
             where m.state = 'waiting' and m.due_at < ${now}::timestamptz - make_interval(mins => ${oldAfterMinutes})) as due
    from webhooks where archived_at is null`.execute(database.system);
  const { all = 0, off = [], failing = [], paused = [], due = 0 } = rows[0] ?? {};
  const what = 'webhooks';
  if (due > 0 && isServed)
    return [
      {
        what,
        state: 'wrong',
        text: `${due} ${due === 1 ? 'message is' : 'messages are'} due for more than ${oldAfterMinutes} minutes`,
        advice:
          'A server runs and does not deliver them: look for "webhook" in its log, and restart it. One server must not have the role web.',
      },
    ];
  const troubles = [
    off.length > 0 ? `switched off after failures: ${named(off)}` : '',
    failing.length > 0 ? `failing and tried again: ${named(failing)}` : '',
    paused.length > 0 ? `paused: ${named(paused)}` : '',
    due > 0 ? `${due} ${due === 1 ? 'message waits' : 'messages wait'} for a server` : '',
  ].filter((trouble) => trouble !== '');
  if (troubles.length === 0) return [{ what, state: 'ok', text: all === 0 ? 'none' : `${all}, all told` }];
  return [
    {
      what,
      state: 'note',
      text: troubles.join('; '),
      advice: 'Settings, Webhooks: the log of each says what the other side answered; switch it on there and send again what failed.',
    },
  ];
}

const named = (names: readonly string[]): string =>
  `${names
    .slice(0, mostNamed)
    .map((name) => `“${name}”`)
    .join(', ')}${names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''}`;
