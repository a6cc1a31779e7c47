import type { z } from 'zod';
import { type Issue, invalid } from './errors.ts';

/**
 * Parses what came in by its schema.
 *
 * Errors  invalid, with one issue for each place that does not fit (at most 100). Text that no database can hold is refused here for
 *         all schemas: a filter that forgot it would break the query instead.
 */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const unstorable: Issue[] = [];
  findUnstorable(input, '', unstorable);
  if (unstorable.length > 0) throw invalid(unstorable);
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.slice(0, 100).map((issue) => ({
      path: issue.path.map(String).join('.'),
      code: issue.code === 'custom' ? String(issue.params?.code ?? 'custom') : issue.code,
      message: issue.message,
    })),
  );
}

// Every search of the tree ends: JSON from outside is at most 32 deep, and what is called from inside was parsed before.
function findUnstorable(value: unknown, path: string, found: Issue[]): void {
  if (found.length > 0) return;
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed())
      found.push({ path, code: 'text_not_storable', message: 'must not hold NUL or broken characters' });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) findUnstorable(item, path === '' ? String(index) : `${path}.${index}`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      findUnstorable(key, path, found);
      findUnstorable(item, path === '' ? key : `${path}.${key}`, found);
    }
  }
}
