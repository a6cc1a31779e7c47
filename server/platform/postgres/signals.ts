// Words from one server to all others on the same database, by LISTEN and NOTIFY; on the embedded database, which has one server, in process.
import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';

/** Ids and names, not contents: whoever hears it looks for itself. */
export type SignalPayload = Readonly<Record<string, string | number | boolean | null>>;

export type Signals = {
  /**
   * Tells every server, this one too, as soon as the transaction of `db` has committed; nobody when it is rolled back.
   *
   * Errors  throws when the payload is larger than a notice can be.
   */
  publish: (db: Kysely<unknown>, channel: string, payload: SignalPayload) => Promise<void>;
  /**
   * Hears what is published once `ready` has answered. Before that, and while the connection that brings them is broken, signals are lost:
   * `lookAgain` is called whenever listening has begun, and polling stays the net under it. Answers how to stop.
   */
  subscribe: (channel: string, hear: (payload: SignalPayload) => void, lookAgain?: () => void) => () => void;
  /** Answers when what was subscribed is heard. */
  ready: () => Promise<void>;
  close: () => Promise<void>;
};

type Ear = { channel: string; hear: (payload: SignalPayload) => void; lookAgain: () => void };

// One name for Postgres: what is told on it says its own channel.
const postgresChannel = 'bifocal';
// Postgres takes 7,999 bytes.
const signalBytesMax = 7_500;
const pauseMs = { first: 250, longest: 10_000 };

/** In process: `afterCommit` is told what to do when the transaction of a `db` has committed. */
export function signalsInProcess(afterCommit: (db: Kysely<unknown>, then: () => void) => void): Signals {
  const ears = new Set<Ear>();
  return {
    async publish(db, channel, payload) {
      written(channel, payload);
      afterCommit(db, () => tell(ears, channel, payload));
    },
    subscribe: (channel, hear, lookAgain = nothing) => listen(ears, { channel, hear, lookAgain }),
    ready: async () => undefined,
    close: async () => ears.clear(),
  };
}

/** Over Postgres, by a connection of its own that is opened for the first ear and again whenever it breaks. */
export function signalsOverPostgres(config: pg.ClientConfig, onError: (error: Error) => void): Signals {
  const ears = new Set<Ear>();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const ready = Promise.withResolvers<void>();

  async function keepListening(): Promise<void> {
    for (let waitMs = pauseMs.first; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, pauseMs.longest)) {
      await listenOnce(() => {
        waitMs = pauseMs.first;
      }).catch(onError);
      await pause(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(nothing);
    }
  }

  /** Ends when the connection does. */
  async function listenOnce(begun: () => void): Promise<void> {
    const client = new pg.Client({ ...config, application_name: `${config.application_name ?? 'bifocal'}-signals`, keepAlive: true });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    let broken: Error | undefined;
    client.on('error', (error) => {
      broken = error;
    });
    client.on('notification', ({ payload }) => hearText(payload));
    const stop = () => void client.end().catch(nothing);
    try {
      await client.connect();
      await client.query(`listen ${postgresChannel}`);
    } catch (error) {
      stop();
      throw error;
    }
    stopping.signal.addEventListener('abort', stop, { once: true });
    if (stopping.signal.aborted) stop();
    begun();
    ready.resolve();
    for (const ear of ears) ear.lookAgain();
    await ended;
    stopping.signal.removeEventListener('abort', stop);
    if (broken) throw broken;
  }

  function hearText(text: string | undefined): void {
    try {
      const { channel, payload } = JSON.parse(text ?? '') as { channel: string; payload: SignalPayload };
      tell(ears, channel, payload);
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return {
    async publish(db, channel, payload) {
      await sql`select pg_notify(${postgresChannel}, ${written(channel, payload)})`.execute(db);
    },
    subscribe(channel, hear, lookAgain = nothing) {
      const stop = listen(ears, { channel, hear, lookAgain });
      running ??= keepListening();
      return stop;
    },
    ready: () => ready.promise,
    async close() {
      ears.clear();
      stopping.abort();
      await running;
    },
  };
}

function written(channel: string, payload: SignalPayload): string {
  const text = JSON.stringify({ channel, payload });
  const bytes = Buffer.byteLength(text);
  if (bytes > signalBytesMax) throw new Error(`a signal on ${channel} has ${bytes} bytes; the limit is ${signalBytesMax}`);
  return text;
}

function listen(ears: Set<Ear>, ear: Ear): () => void {
  ears.add(ear);
  return () => void ears.delete(ear);
}

function tell(ears: ReadonlySet<Ear>, channel: string, payload: SignalPayload): void {
  for (const ear of ears) if (ear.channel === channel) ear.hear(payload);
}

const nothing = () => undefined;
