// Takes events in past the one door for writes: many requests share one insert, and each is answered when its events are on disk.
import { setTimeout as pause } from 'node:timers/promises';
import { AskedTooOften, Refusal } from '../../platform/errors.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import { rowOf } from './event-row.ts';
import { type Batch, nextGroup, roomFor, type Taken } from './group.ts';
import type { HeardEvent, Rejection } from './heard-event.ts';
import type { IdentityCall, NumberedCall, NumbersOf } from './identify-batch.ts';
import type { IntakeSource } from './intake-source.ts';
import { KnownNames } from './known-names.ts';
import { eventNamesMost } from './limits.ts';
import { numberOfMark } from './message-mark.ts';
import { MessageWindow } from './message-window.ts';
import { keepRejections, type NewRejection } from './rejected-event.store.ts';
import { findStoredMarks, listTornDays, mendDay, readEventNames, readNewestMarks } from './store.query.ts';

export type WriterLimits = {
  /** What may wait; beyond, senders are told to come again. */
  waiting: { rows: number; bytes: number };
  group: { rows: number; bytes: number };
  /** How long a lone request waits for company. Units: milliseconds. */
  lingerMs: number;
  /** A store that says nothing for so long is down. */
  insertMs: number;
  /** The same for what has to be read of it at a start. */
  beginMs: number;
  /** How many of the newest messages are known after a start. */
  rememberedRows: number;
  /** Different names of events that a source may have. */
  eventNames: number;
};

/** What a writer did since it was opened. refused: batches that were told to come again. Units: events, where nothing else is said. */
export type WriterFigures = { taken: number; duplicates: number; rejected: number; refused: number; waiting: number };

const defaultLimits: WriterLimits = {
  waiting: { rows: 40_000, bytes: 48 * 1024 * 1024 },
  group: { rows: 8_000, bytes: 6 * 1024 * 1024 },
  lingerMs: 2,
  insertMs: 20_000,
  beginMs: 60_000,
  rememberedRows: 900_000,
  eventNames: eventNamesMost,
};

// A sender's clock may be behind by this much and its retries are still known.
const clockSlackMs = 300_000;
const doubtfulMost = 200_000;

/** The store does not take events now. Senders keep theirs and come again. */
export const intakeBusy = () => new Refusal('unavailable', 'intake_busy', 'Events cannot be taken in now. Send them again in a moment.');

type Waiting = Batch & { done: PromiseWithResolvers<Taken> };

type Row = { mark: string; line: string; event: HeardEvent; of: Prepared; isKnown: boolean };

/** A batch whose events have their numbers. */
type Prepared = { batch: Waiting; rows: Row[]; taken: Taken };

export class EventWriter {
  readonly #ports: Ports;
  readonly #numbersOf: NumbersOf;
  readonly #limits: WriterLimits;
  readonly #queue: Waiting[] = [];
  readonly #waiting = { rows: 0, bytes: 0 };
  readonly #waitingOf = new Map<string, number>();
  readonly #window: MessageWindow;
  readonly #names: KnownNames;
  /** What a lost answer of the store leaves in the dark: asked about before it is written again. */
  readonly #doubtful = new Set<string>();
  #isAllDoubtful = false;
  #beginning: Promise<void> | undefined;
  /** The last insert, also when nobody waits for it any more. */
  #underway: Promise<void> = Promise.resolve();
  #hasRemembered = false;
  #running: Promise<void> | undefined;
  #isClosed = false;
  readonly #done = { taken: 0, duplicates: 0, rejected: 0, refused: 0 };
  #onGroup: (group: { events: number; seconds: number }) => void = () => undefined;

  constructor(ports: Ports, numbersOf: NumbersOf, limits: Partial<WriterLimits> = {}) {
    this.#ports = ports;
    this.#numbersOf = numbersOf;
    this.#limits = { ...defaultLimits, ...limits };
    this.#window = new MessageWindow();
    const { insertMs, eventNames } = this.#limits;
    this.#names = new KnownNames((source, atMost) => within(insertMs, readEventNames(ports.facts, source, atMost)), eventNames);
  }

  /**
   * Answers when the batch is durable.
   *
   * Errors  unavailable (intake_busy) when too much waits or the store is down; too_many (too_many_requests) when this source alone fills
   *         half of what may wait. Nothing is known then of what was stored: the sender sends all of it again, and no message counts twice.
   */
  take(batch: Batch): Promise<Taken> {
    if (this.#isClosed || !roomFor(this.#waiting, batch, this.#limits.waiting)) {
      this.#done.refused++;
      return Promise.reject(intakeBusy());
    }
    const ofSource = this.#waitingOf.get(batch.source.id) ?? 0;
    const isAlone = this.#waitingOf.size === 0 || (this.#waitingOf.size === 1 && ofSource > 0);
    if (ofSource > 0 && !isAlone && ofSource + batch.events.length > this.#limits.waiting.rows / 2) {
      this.#done.refused++;
      return Promise.reject(new AskedTooOften('This source sends more than its share. Send again in a moment.', 1));
    }
    const done = Promise.withResolvers<Taken>();
    this.#queue.push({ ...batch, done });
    this.#count(batch, 1);
    this.#wake();
    return done.promise;
  }

  get figures(): WriterFigures {
    return { ...this.#done, waiting: this.#waiting.rows };
  }

  /** Tells of each group that was written how many events it held and how long that took. */
  watchGroups(onGroup: (group: { events: number; seconds: number }) => void): void {
    this.#onGroup = onGroup;
  }

  #wake(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // Whoever came after the last look at the queue found it running still.
      if (this.#queue.length > 0) this.#wake();
    });
  }

  /** The same for work that has time: waits for room instead of being told to come again. */
  async takeWhenRoom(batch: Batch): Promise<Taken> {
    while (!this.#isClosed && !roomFor(this.#waiting, batch, { rows: this.#limits.group.rows, bytes: this.#limits.group.bytes }))
      await pause(this.#limits.lingerMs);
    return this.take(batch);
  }

  /** Writes what waits, and takes nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    while (this.#running) await this.#running;
  }

  #count(batch: Batch, sign: 1 | -1): void {
    this.#waiting.rows += sign * batch.events.length;
    this.#waiting.bytes += sign * batch.bytes;
    const left = (this.#waitingOf.get(batch.source.id) ?? 0) + sign * Math.max(1, batch.events.length);
    if (left > 0) this.#waitingOf.set(batch.source.id, left);
    else this.#waitingOf.delete(batch.source.id);
  }

  /** One group is given its numbers while the one before is written. */
  async #run(): Promise<void> {
    let writing: Promise<void> = Promise.resolve();
    if (this.#limits.lingerMs > 0) await pause(this.#limits.lingerMs);
    while (this.#queue.length > 0) {
      const group = nextGroup(this.#queue, this.#limits.group.rows, this.#limits.group.bytes);
      // To begin (anew) nothing may be on its way.
      if (!this.#beginning) await writing;
      const prepared = await this.#prepare(group).catch((error: unknown) => this.#fail(group, error));
      await writing;
      if (prepared) writing = this.#write(prepared).catch((error: unknown) => this.#fail(group, error));
      // Whatever came meanwhile goes together.
      if (this.#queue.length === 0) await writing;
    }
    await writing;
  }

  #fail(group: readonly Waiting[], error: unknown): undefined {
    const isRefusal = error instanceof Refusal;
    if (!isRefusal) this.#ports.log.error({ err: error, part: 'intake' }, 'events could not be taken in; their senders keep them');
    for (const batch of group) {
      this.#done.refused++;
      this.#count(batch, -1);
      batch.done.reject(intakeBusy());
    }
    return undefined;
  }

  /** Reads what has to be known of the store before the first write, which then need not wait for it. */
  prepare(): Promise<void> {
    this.#beginning ??= this.#begin().catch((error: unknown) => {
      this.#beginning = undefined;
      throw error;
    });
    return this.#beginning;
  }

  async #prepare(group: readonly Waiting[]): Promise<Prepared[]> {
    await within(this.#limits.beginMs, this.prepare());
    const prepared: Prepared[] = group.map((batch) => ({ batch, rows: [], taken: { taken: 0, duplicates: 0, rejected: 0 } }));
    const fresh = this.#withoutDoubles(prepared);
    await this.#lookUp(fresh);
    const rejections: Rejections = new Map();
    await this.#number(await this.#withinNames(fresh, rejections), rejections);
    for (const { batch, taken } of prepared) {
      taken.rejected += batch.unheard.length;
      for (const { rejection, mark, raw, callType } of batch.unheard)
        add(rejections, batch.source, { ...rejection, mark, event: raw, callType, receivedMs: batch.receivedMs });
    }
    await this.#keep(rejections);
    return prepared;
  }

  /** The first of its kind in this group, and not in the window. */
  #withoutDoubles(prepared: readonly Prepared[]): Row[] {
    const seen = new Set<string>();
    const rows: Row[] = [];
    for (const of of prepared) {
      for (const event of of.batch.events) {
        if (seen.has(event.mark) || this.#window.has(event.mark)) {
          of.taken.duplicates++;
          continue;
        }
        seen.add(event.mark);
        rows.push({ mark: event.mark, line: '', event, of, isKnown: false });
      }
    }
    return rows;
  }

  /** Asks the store for messages that may have come before the window began, or while its answer was lost. */
  async #lookUp(rows: readonly Row[]): Promise<void> {
    const isShared = !this.#isAlone;
    const unknown = rows.filter(
      ({ event, mark }) =>
        isShared ||
        this.#isAllDoubtful ||
        this.#doubtful.has(mark) ||
        (this.#window.startMs !== Number.NEGATIVE_INFINITY && (event.earliestMs ?? 0) < this.#window.startMs + clockSlackMs),
    );
    if (unknown.length > 0) await this.#markStored(unknown);
  }

  async #markStored(rows: readonly Row[]): Promise<void> {
    for (const [source, group] of Map.groupBy(rows, ({ of }) => of.batch.source)) {
      const messages = group.map(({ mark }) => numberOfMark(mark));
      const found = await within(this.#limits.insertMs, findStoredMarks(this.#ports.facts, source, messages));
      if (found.size === 0) continue;
      for (const row of group) row.isKnown = found.has(numberOfMark(row.mark));
    }
  }

  /** Leaves out events whose name is one too many of their source; the others keep their place. */
  async #withinNames(rows: readonly Row[], rejections: Rejections): Promise<Row[]> {
    const allowed = new Map<string, (name: string) => boolean>();
    for (const { of } of rows) {
      const { source, receivedMs } = of.batch;
      if (!allowed.has(source.id)) allowed.set(source.id, await this.#names.of(source, receivedMs));
    }
    return rows.filter((row) => {
      // What was stored already has its name.
      if (row.isKnown || row.event.type !== 'track' || allowed.get(row.of.batch.source.id)?.(row.event.event)) return true;
      refuse(row, { code: 'too_many_event_names', message: tooManyNames(this.#limits.eventNames) }, rejections);
      return false;
    });
  }

  /** Gives every row its numbers and its line; adds what identities refuse. */
  async #number(rows: readonly Row[], rejections: Rejections): Promise<void> {
    const wanted = rows.filter(({ isKnown }) => !isKnown);
    for (const row of rows) if (row.isKnown) row.of.taken.duplicates++;
    for (const [, group] of Map.groupBy(wanted, ({ of }) => `${of.batch.source.workspaceId} ${of.batch.source.kind}`)) {
      const source = (group[0] as Row).of.batch.source;
      const numbers = await this.#numbersOf(this.#ports, source.workspaceId, source.kind, group.map(callOf));
      for (const [index, row] of group.entries()) place(row, numbers[index] as NumberedCall, rejections);
    }
  }

  async #keep(rejections: ReadonlyMap<IntakeSource, readonly NewRejection[]>): Promise<void> {
    for (const [source, group] of rejections) {
      const { database, clock } = this.#ports;
      await inWorkspace(database, source.workspaceId, 'write', (db) =>
        keepRejections(
          {
            db,
            workspaceId: source.workspaceId,
            now: clock(),
            actor: systemActor('intake'),
            origin: { requestId: 'intake', address: null, via: 'job' },
          },
          source.id,
          group,
        ),
      );
    }
  }

  async #write(prepared: readonly Prepared[]): Promise<void> {
    const rows = prepared.flatMap((one) => one.rows);
    // The group before was on its way when this one was prepared.
    const wanted = rows.filter((row) => {
      if (!this.#window.has(row.mark)) return true;
      row.of.taken.duplicates++;
      return false;
    });
    const startedMs = performance.now();
    if (wanted.length > 0) {
      await this.#insert(wanted);
      this.#onGroup({ events: wanted.length, seconds: (performance.now() - startedMs) / 1000 });
    }
    for (const { batch, taken } of prepared) {
      for (const kind of ['taken', 'duplicates', 'rejected'] as const) this.#done[kind] += taken[kind];
      this.#count(batch, -1);
      batch.done.resolve(taken);
    }
  }

  async #insert(rows: readonly Row[]): Promise<void> {
    const inserting = this.#ports.facts.insert('bifocal.events', rows.map(({ line }) => line).join('\n'));
    this.#underway = inserting.catch(() => undefined);
    try {
      await within(this.#limits.insertMs, inserting);
    } catch (error) {
      if (error instanceof Refusal) {
        this.#doubt(rows);
        throw error;
      }
      // The store reads every row before it writes any: one that it cannot read keeps the others out. So they go in by halves.
      this.#ports.log.warn({ err: error, part: 'intake', rows: rows.length }, 'the store refused a group of events');
      await this.#insertByHalves(rows);
      return;
    }
    for (const row of rows) {
      row.of.taken.taken++;
      this.#window.add(row.mark, row.of.batch.receivedMs);
      this.#doubtful.delete(row.mark);
    }
  }

  async #insertByHalves(rows: readonly Row[]): Promise<void> {
    await this.#markStored(rows);
    const left = rows.filter(({ isKnown }) => !isKnown);
    if (left.length <= 1) {
      for (const { of, event, mark } of left) {
        of.taken.rejected++;
        const reason = { code: 'store_refused', message: 'The store could not read this event.' };
        const { source, receivedMs } = of.batch;
        const kept = { ...reason, mark, event: textOf(event), callType: event.type, receivedMs };
        await this.#keep(new Map([[source, [kept]]]));
      }
      return;
    }
    const middle = Math.ceil(left.length / 2);
    await this.#insert(left.slice(0, middle));
    await this.#insert(left.slice(middle));
  }

  /** Nobody knows whether these were stored. */
  #doubt(rows: readonly Row[]): void {
    if (this.#doubtful.size + rows.length > doubtfulMost) this.#isAllDoubtful = true;
    else for (const { mark } of rows) this.#doubtful.add(mark);
    // The engine may have died between the events and their bitmaps.
    if (this.#isAlone) this.#beginning = undefined;
  }

  /** Before the first write, and after the store was lost: mends what a kill left half-way, and learns what came before. */
  async #begin(): Promise<void> {
    const { facts, log } = this.#ports;
    await this.#underway;
    const newest = this.#hasRemembered ? null : await readNewestMarks(facts, this.#limits.rememberedRows);
    // Where others write meanwhile, a day would look torn that is not.
    if (this.#isAlone) {
      const torn = await listTornDays(facts);
      for (const day of torn) await mendDay(facts, day);
      if (torn.length > 0) log.warn({ days: torn.length, part: 'intake' }, 'made the bitmaps of days again that were left half-way');
    }
    if (!newest) return;
    for await (const marks of newest.slices)
      for (let at = 0; at < marks.length; at += 16) this.#window.add(marks.slice(at, at + 16), newest.startMs ?? 0);
    if (!newest.isAll) this.#window.beginsAt(newest.startMs ?? this.#ports.clock().getTime());
    this.#hasRemembered = true;
  }

  /** No other process writes into the store of this one. */
  get #isAlone(): boolean {
    return this.#ports.facts.isEmbedded && !this.#ports.facts.isJoined;
  }
}

type Rejections = Map<IntakeSource, NewRejection[]>;

const tooManyNames = (most: number) =>
  `A source may have ${most} different names of events, and this would be one more. What differs from event to event belongs into properties.`;

function refuse({ event, mark, of }: Row, reason: Rejection, rejections: Rejections): void {
  of.taken.rejected++;
  const { source, receivedMs } = of.batch;
  add(rejections, source, { ...reason, mark, event: textOf(event), callType: event.type, receivedMs });
}

function place(row: Row, numbered: NumberedCall, rejections: Rejections): void {
  if (numbered.refusal) {
    refuse(row, numbered.refusal, rejections);
    return;
  }
  const { event, of } = row;
  const { source, receivedMs } = of.batch;
  const at = { workspace: source.workspace, source: source.number, zone: source.zone, receivedMs };
  row.line = rowOf(event, at, numbered.actor, numbered.account);
  of.rows.push(row);
}

function add(rejections: Rejections, source: IntakeSource, rejection: NewRejection): void {
  const known = rejections.get(source);
  if (known) known.push(rejection);
  else rejections.set(source, [rejection]);
}

const callOf = ({ event, of }: Row): IdentityCall => ({
  type: event.type,
  userId: event.userId,
  anonymousId: event.anonymousId,
  previousId: event.previousId,
  groupId: event.groupId,
  traits: event.traits,
  at: new Date(event.atMs),
  receivedAt: new Date(of.batch.receivedMs),
});

/** As it could be sent again. */
const textOf = ({ type, event, userId, anonymousId, previousId, groupId, traits, atMs, properties, context }: HeardEvent): string =>
  JSON.stringify({
    type,
    ...(type === 'track' ? { event } : {}),
    userId,
    anonymousId,
    previousId,
    groupId,
    ...(traits ? { traits } : {}),
    timestamp: new Date(atMs).toISOString(),
    properties: JSON.parse(properties) as unknown,
    context: JSON.parse(context) as unknown,
  });

/** Errors  unavailable when it takes longer; the work goes on, unheard. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const cut = new AbortController();
  const late = pause(ms, undefined, { signal: cut.signal }).then(
    () => Promise.reject(intakeBusy()),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    cut.abort();
  }
}
