// Feeds one PGlite session from many connections, one unit of work at a time.
import type { PGlite } from '@electric-sql/pglite';

const messageTerminate = 0x58; // X
const messageQuery = 0x51; // Q
const messageSync = 0x53; // S
const messageFlush = 0x48; // H
const messageReady = 0x5a; // Z
const statusIdle = 0x49; // I
const protocol3 = 196608;
const requestSsl = 80877103;
const requestGssEncryption = 80877104;
// Postgres' own limit: what is longer is no start-up packet but somebody else's protocol.
const startUpBytesMax = 10_000;

/**
 * A unit is everything up to Sync (or one simple query, or a start-up packet). Units of different connections never
 * interleave inside an extended query or inside a transaction: the session has one unnamed statement and one transaction.
 */
type Unit = { connection: WireConnection; bytes: Uint8Array; endsCycle: boolean; isLater: boolean; cameMs: number };

/**
 * How a statement says that nobody waits for it: the transaction that it opens begins when no request has wanted the session for a moment.
 * A request asks more than once; without the moment each of its questions would meet another slice of the same long work.
 */
export const laterMark = '/*later*/';
const laterBytes = Buffer.from(laterMark);
const quietMs = 3;
// What is put off goes on all the same, beside whoever asks without a pause; requests have as long for themselves before the next of it.
const usualPutOffMs = 40;

export type WireConnection = {
  write(bytes: Uint8Array): void;
  close(): void;
  pending: Buffer;
  started: boolean;
  closed: boolean;
};

export class WireQueue {
  readonly #database: PGlite;
  readonly #waiting: Unit[] = [];
  readonly #transactionIdleLimitMs: number;
  readonly #putOffMs: number;
  readonly #onFatal: (error: unknown) => void;
  readonly #now: () => number;
  #owner: WireConnection | null = null;
  #isOwnerLater = false;
  #lastRequestMs = 0;
  #lastLaterMs = 0;
  #laterTimer: NodeJS.Timeout | undefined;
  #ownerTimer: NodeJS.Timeout | undefined;
  #busy = false;

  /** Units  now: milliseconds of any clock that only goes forward. */
  constructor(
    database: PGlite,
    options: { transactionIdleLimitMs: number; putOffMs?: number; now?: () => number; onFatal: (error: unknown) => void },
  ) {
    this.#now = options.now ?? (() => performance.now());
    this.#putOffMs = options.putOffMs ?? usualPutOffMs;
    this.#database = database;
    this.#transactionIdleLimitMs = options.transactionIdleLimitMs;
    this.#onFatal = options.onFatal;
  }

  /** Takes bytes as they come from the socket, cuts them into units and works them off. */
  receive(connection: WireConnection, chunk: Buffer): void {
    connection.pending = connection.pending.length === 0 ? chunk : Buffer.concat([connection.pending, chunk]);
    let unitStart = 0;
    let position = 0;
    const buffer = connection.pending;
    while (true) {
      const headerLength = connection.started ? 5 : 4;
      if (buffer.length - position < headerLength) break;
      const length = connection.started ? 1 + buffer.readUInt32BE(position + 1) : buffer.readUInt32BE(position);
      if (!connection.started && (length < 8 || length > startUpBytesMax)) {
        connection.close();
        return;
      }
      if (buffer.length - position < length) break;
      if (!connection.started) {
        this.#startUp(connection, buffer.subarray(position, position + length));
        position += length;
        unitStart = position;
        continue;
      }
      const kind = buffer[position];
      position += length;
      if (kind === messageTerminate) {
        connection.close();
        return;
      }
      if (kind === messageQuery || kind === messageSync || kind === messageFlush) {
        const isLater = kind === messageQuery && buffer.subarray(unitStart + 5, unitStart + 5 + laterBytes.length).equals(laterBytes);
        this.#enqueue({ connection, bytes: buffer.subarray(unitStart, position), endsCycle: kind !== messageFlush, isLater });
        unitStart = position;
      }
    }
    connection.pending = buffer.subarray(unitStart);
  }

  /** A connection went away: its waiting work is dropped and its open transaction rolled back. */
  leave(connection: WireConnection): void {
    connection.closed = true;
    for (let index = this.#waiting.length - 1; index >= 0; index--) {
      if (this.#waiting[index]?.connection === connection) this.#waiting.splice(index, 1);
    }
    if (this.#owner === connection) void this.#rollBackOwner();
  }

  #startUp(connection: WireConnection, packet: Buffer): void {
    const code = packet.length >= 8 ? packet.readUInt32BE(4) : 0;
    if (code === requestSsl || code === requestGssEncryption) {
      connection.write(Buffer.from('N'));
    } else if (code === protocol3) {
      connection.started = true;
      this.#enqueue({ connection, bytes: packet, endsCycle: true, isLater: false });
    } else {
      connection.close();
    }
  }

  #enqueue(unit: Omit<Unit, 'cameMs'>): void {
    this.#waiting.push({ ...unit, cameMs: this.#now() });
    void this.#work();
  }

  #next(): Unit | undefined {
    const index = this.#owner === null ? this.#nextOfAll() : this.#waiting.findIndex((unit) => unit.connection === this.#owner);
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  #nextOfAll(): number {
    const now = this.#now();
    const later = this.#waiting.findIndex((unit) => unit.isLater);
    const putOff = this.#waiting[later];
    // Counted from the last one on: two long works would otherwise put off each other and follow each other without an end.
    if (putOff && now - Math.max(putOff.cameMs, this.#lastLaterMs) >= this.#putOffMs) return later;
    const request = this.#waiting.findIndex((unit) => !unit.isLater);
    if (request !== -1 || !putOff) return request;
    const quietSinceMs = now - this.#lastRequestMs;
    if (quietSinceMs >= quietMs) return later;
    clearTimeout(this.#laterTimer);
    this.#laterTimer = setTimeout(() => void this.#work(), quietMs - quietSinceMs);
    return -1;
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let unit = this.#next(); unit; unit = this.#next()) {
        clearTimeout(this.#ownerTimer);
        if (this.#owner === null) this.#isOwnerLater = unit.isLater;
        const status = await this.#run(unit);
        const holds = !unit.endsCycle || (status !== undefined && status !== statusIdle);
        this.#owner = holds && !unit.connection.closed ? unit.connection : null;
        if (holds && unit.connection.closed) await this.#database.exec('rollback');
        if (this.#isOwnerLater) this.#lastLaterMs = this.#now();
        else this.#lastRequestMs = this.#now();
        if (this.#owner) this.#guardOwner(this.#owner);
      }
    } catch (error) {
      this.#onFatal(error);
    } finally {
      this.#busy = false;
    }
  }

  /** Runs one unit; answers the transaction status of its last ReadyForQuery, if it sent one. */
  async #run(unit: Unit): Promise<number | undefined> {
    let tail: Uint8Array = new Uint8Array();
    await this.#database.runExclusive(() =>
      this.#database.execProtocolRawStream(unit.bytes, {
        onRawData: (data) => {
          const copy = data.slice();
          tail = copy.length >= 6 ? copy.subarray(copy.length - 6) : Buffer.concat([tail, copy]).subarray(-6);
          if (!unit.connection.closed) unit.connection.write(copy);
        },
      }),
    );
    return tail.length === 6 && tail[0] === messageReady ? tail[5] : undefined;
  }

  /** A transaction left open stops everybody here: after the limit it is rolled back and its connection closed. */
  #guardOwner(owner: WireConnection): void {
    this.#ownerTimer = setTimeout(() => {
      if (this.#owner === owner && !this.#busy) owner.close();
    }, this.#transactionIdleLimitMs);
    this.#ownerTimer.unref();
  }

  async #rollBackOwner(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.#owner = null;
      await this.#database.exec('rollback');
    } catch (error) {
      this.#onFatal(error);
    } finally {
      this.#busy = false;
    }
    await this.#work();
  }
}
