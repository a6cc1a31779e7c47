// A request of the reference, asked by the browser of whoever reads: the same server, the same session.
import type { Operation, Parameter } from './description.ts';

/** What was typed, by `in name`. */
export type Tried = Readonly<Record<string, string>>;

export const keyOf = ({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string => `${place} ${name}`;

/** Only what changes nothing is asked from a page that somebody reads. */
export const canTry = ({ method }: Pick<Operation, 'method'>): boolean => method === 'GET';

export const fieldsToTry = ({ parameters }: Pick<Operation, 'parameters'>): Parameter[] =>
  parameters.filter((one) => one.in !== 'header').toSorted((a, b) => Number(b.required ?? false) - Number(a.required ?? false));

/** The address with what was typed; empty fields of the query are not sent. */
export function addressTried({ path, parameters }: Pick<Operation, 'path' | 'parameters'>, tried: Tried): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(tried[`path ${name}`]?.trim() ?? ''));
  const query = parameters.flatMap((one) => {
    const value = one.in === 'query' ? (tried[keyOf(one)]?.trim() ?? '') : '';
    return value === '' ? [] : [[one.name, value] as [string, string]];
  });
  return query.length > 0 ? `${filled}?${new URLSearchParams(query)}` : filled;
}

/** What speaks of this answer; the rest protects the browser and is the same everywhere. */
const told = /^(?:content-(?:disposition|language|length|type)$|etag$|last-modified$|location$|ratelimit|retry-after$|x-request-id$)/;

/** Units: characters. More is downloaded, not read. */
const mostShown = 60_000;
/** A stream of events has no end. */
const longestMs = 10_000;

export interface TriedAnswer {
  status: number;
  text: string;
  isCut: boolean;
}

/** Asks, and reads as much as anybody reads. Errors  what the browser throws when no answer comes. */
export async function askAsTyped(address: string, send: typeof fetch = (...args) => fetch(...args)): Promise<TriedAnswer> {
  const answer = await send(address, { credentials: 'same-origin', headers: { accept: 'application/json, */*' } });
  const headers = [...answer.headers].filter(([name]) => told.test(name)).map(([name, value]) => `${name}: ${value}`);
  const { body, isCut } = await readSome(answer);
  const text = [`HTTP ${answer.status}`, ...headers, '', isCut ? body : pretty(body)].join('\n');
  return { status: answer.status, text, isCut };
}

async function readSome(answer: Response): Promise<{ body: string; isCut: boolean }> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return { body: '', isCut: false };
  let body = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), longestMs);
  });
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late]);
      if (next === 'late') return { body, isCut: true };
      if (next.done) return { body, isCut: false };
      body += next.value;
      if (body.length > mostShown) return { body: body.slice(0, mostShown).toWellFormed(), isCut: true };
    }
  } finally {
    clearTimeout(timer);
    // What is not read need not be sent.
    reader.cancel().catch(() => undefined);
  }
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body.trimEnd();
  }
}
