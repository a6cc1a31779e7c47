/** How long somebody who reads waits. Units: milliseconds. */
export type Patience = {
  /** For changes that were made just before; then figures may lag, and say so. */
  changesMs: number;
  /** For figures that nobody has asked for yet; the computing goes on without the reader. */
  figuresMs: number;
};

export const patienceOfReaders: Patience = { changesMs: 150, figuresMs: 10_000 };
