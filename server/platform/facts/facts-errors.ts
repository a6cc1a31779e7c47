import { Refusal } from '../errors.ts';

/** The store of the facts does not answer now; what was asked may be asked again. */
export const factsUnavailable = () =>
  new Refusal('unavailable', 'facts_unavailable', 'The store of the facts does not answer. Try again in a moment.');

/** Whoever asked has gone, or has ended the question. */
export const cancelled = () => new Refusal('unavailable', 'cancelled', 'The question was cancelled.');

// Codes of the engine, which are the same embedded and on a server.
const tooLong = 159;
const cancelledCode = 394;
const tooMuchMemory = 241;
const tooBusy = 202;

/** What an error of the client means for whoever asked; what is a bug of ours stays as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = Number((error as { code?: unknown }).code ?? /Code: (\d+)\./.exec(error.message)?.[1]);
  if (code === tooLong)
    return new Refusal('unavailable', 'took_too_long', 'The question took too long. Ask about less time, or with fewer breakdowns.');
  if (code === cancelledCode) return cancelled();
  if (code === tooMuchMemory)
    return new Refusal(
      'refused',
      'too_much_memory',
      'The question needs more memory than it may have. Ask about less time, or with fewer breakdowns.',
    );
  if (code === tooBusy) return new Refusal('unavailable', 'facts_busy', 'Too many questions are being asked. Try again in a moment.');
  return Number.isNaN(code) && isLost(error) ? factsUnavailable() : error;
}

const isLost = (error: Error): boolean =>
  error.name === 'AbortError' ||
  /ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|socket hang up|Timeout error|aborted/i.test(
    `${(error as { code?: unknown }).code} ${error.message}`,
  );
