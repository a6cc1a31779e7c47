import type { z } from 'zod';
import { invalid } from './errors.ts';

/**
 * Parses what came in by its schema.
 *
 * Errors  invalid, with one issue for each place that does not fit (at most 100).
 */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
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
