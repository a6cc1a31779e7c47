export type SendJobOptions = {
  /** While a job with this key waits, another one is not added; and of one key only one runs at a time. */
  singletonKey?: string;
  /** Not before this moment. */
  startAfter?: Date;
};

/**
 * Asks for a run of a job. It is safe once this has answered: it runs also when this server dies.
 *
 * Errors  throws for a name that no area brings, and for a payload over 100 kB: send ids, not contents.
 */
export type SendJob = (name: string, payload?: Record<string, unknown>, options?: SendJobOptions) => Promise<void>;

const payloadMaxBytes = 100_000;

export function assertSmall(name: string, payload: Record<string, unknown>): void {
  const size = Buffer.byteLength(JSON.stringify(payload));
  if (size > payloadMaxBytes) throw new Error(`the payload of the job ${name} has ${size} bytes; the limit is ${payloadMaxBytes}`);
}
