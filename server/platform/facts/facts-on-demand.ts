// Facts that open when they are first needed, and again after they could not be opened or were lost: the rest of the product goes on without them.
import { Refusal } from '../errors.ts';
import type { Facts } from './facts.ts';
import { factsUnavailable } from './facts-errors.ts';

export type FactsOnDemand = Facts & {
  /** Opens them now; errors are the opener's. */
  open: () => Promise<Facts>;
};

/**
 * Shape   `isEmbedded`, `cluster`: known before anything is open. `onError`: hears why opening failed; who asked is told facts_unavailable.
 */
export function factsOnDemand(
  known: Pick<Facts, 'isEmbedded' | 'cluster'>,
  opener: () => Promise<Facts>,
  onError: (error: unknown) => void,
): FactsOnDemand {
  let opened: Promise<Facts> | undefined;
  let now: Facts | undefined;
  let isClosed = false;
  const open = (): Promise<Facts> => {
    if (isClosed) return Promise.reject(factsUnavailable());
    opened ??= opener().then(
      (facts) => {
        now = facts;
        return facts;
      },
      (error: unknown) => {
        opened = undefined;
        throw error;
      },
    );
    return opened;
  };
  const use = async <T>(work: (facts: Facts) => Promise<T>): Promise<T> => {
    let facts: Facts;
    try {
      facts = await open();
    } catch (error) {
      onError(error);
      throw factsUnavailable();
    }
    try {
      return await work(facts);
    } catch (error) {
      // An engine that belongs to another process may have gone with it: the next who asks opens one.
      if (facts.isJoined && error instanceof Refusal && error.code === 'facts_unavailable') opened = undefined;
      throw error;
    }
  };
  return {
    ...known,
    get isJoined() {
      return now?.isJoined ?? false;
    },
    open,
    rows: (sql, values, options) => use((facts) => facts.rows(sql, values, options)),
    insert: (table, lines) => use((facts) => facts.insert(table, lines)),
    command: (sql, values, options) => use((facts) => facts.command(sql, values, options)),
    stream: (sql, values, options) => use((facts) => facts.stream(sql, values, options)),
    answers: async () =>
      opened !== undefined &&
      (await opened.then(
        (facts) => facts.answers(),
        () => false,
      )),
    pid: () => now?.pid(),
    async close() {
      isClosed = true;
      const facts = await opened?.catch(() => undefined);
      await facts?.close();
    },
  };
}
