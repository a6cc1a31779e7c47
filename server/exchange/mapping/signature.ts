import { createHash } from 'node:crypto';

/**
 * A stable name for a set of headers, so that a mapping is found again for the next file that has them.
 *
 * Shape   `hdr_` and 32 hexadecimal digits. Case, punctuation between words, outer spaces and the order of the columns do not matter: mappings
 *         name their columns, and are found without case.
 */
export function headerSignature(columns: readonly string[]): string {
  const names = columns
    .map((name) =>
      name
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[_\-\s]+/g, ' ')
        .trim(),
    )
    .sort();
  return `hdr_${createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32)}`;
}
