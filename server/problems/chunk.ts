// What the bulk verbs of imports have in common.

/** Units: rows. The embedded database has one session: a longer statement there makes everybody wait. */
export const largestChunk = 500;

export function assertChunk(rows: readonly unknown[]): void {
  if (rows.length > largestChunk) throw new Error(`a chunk holds at most ${largestChunk} rows, this one ${rows.length}`);
}

/**
 * What became of one row of a chunk, for the import's ledger.
 *
 * Shape   version: what the row has now; while it stays so nobody has edited it. before: the columns that changed as they were; null when
 *         the row is new. kept: fields that a member had edited since the import before, so that the edit won.
 */
export type Written<R> = {
  id: string;
  outcome: 'created' | 'updated' | 'unchanged';
  version: number;
  before: Partial<R> | null;
  kept: string[];
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Takes out of a row what a member edited since the import before: the stored value is neither what that import brought nor what this one
 * says. Without an import before, the file's word goes.
 */
export function withoutEdited<F extends object>(
  brought: F,
  stored: Partial<F>,
  lastImported: Partial<F> | undefined,
): { fields: F; kept: string[] } {
  if (lastImported === undefined) return { fields: brought, kept: [] };
  const isEdited = (name: keyof F) =>
    name in lastImported && name in stored && !isSame(stored[name], lastImported[name]) && !isSame(stored[name], brought[name]);
  const kept = (Object.keys(brought) as (keyof F)[]).filter(isEdited);
  const fields = { ...brought };
  for (const name of kept) delete fields[name];
  return { fields, kept: kept.map(String) };
}

/** A record that an undo leaves alone. */
export type Leftover = { id: string; because: 'edited' | 'linked'; detail: string };
export type Undone = { done: string[]; left: Leftover[] };

/** The columns in which two states of a row differ, as they were before. */
export function beforeImage<R extends object>(before: R, after: R): Partial<R> {
  const image: Partial<R> = {};
  for (const column of Object.keys(after) as (keyof R)[])
    if (JSON.stringify(before[column]) !== JSON.stringify(after[column])) image[column] = before[column];
  return image;
}
