import type { Facts } from './facts/facts.ts';
import type { SendJob } from './jobs/send-job.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Outside } from './outside/outside.ts';
import type { Patience } from './patience.ts';
import type { Database } from './postgres/database.ts';

/** What the application needs of the world; main.ts gives the real ones, tests their own. */
export type Ports = {
  database: Database;
  /** What happened: events and what is asked of them. */
  facts: Facts;
  clock: () => Date;
  log: Log;
  /** Called after a commit that may have filled the outbox; must return at once. */
  outboxFilled: () => void;
  sendJob: SendJob;
  /** Null: no mail server is set up; then no mail is written, and pages say so. */
  mail: Mailer | null;
  /** The pages that listen here; null where nobody can: a command serves no pages. */
  live: LiveHub | null;
  /** Calls to addresses that members name. */
  outside: Outside;
  /** Of whoever reads what is still computed. */
  patience: Patience;
};
