import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads JSON bodies strictly: broken UTF-8 is refused instead of silently replaced, and so is a tree deeper than any
 * contract (a parser or a database that recurses must never see it).
 */
export function acceptJson(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      const text = decoder.decode(body as Buffer);
      refuseDeepTree(text);
      done(null, text.length === 0 ? undefined : JSON.parse(text, withoutPrototype));
    } catch (error) {
      if (error instanceof Refusal) return done(error);
      const isEncoding = error instanceof TypeError;
      done(
        new Refusal(
          'invalid',
          isEncoding ? 'utf8_malformed' : 'json_malformed',
          isEncoding ? 'The body is not valid UTF-8.' : 'The body is not valid JSON.',
        ),
      );
    }
  });
}

const deepest = 32;

function refuseDeepTree(text: string): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (inString) {
      if (char === 0x5c) index++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) {
      if (++depth > deepest) throw new Refusal('invalid', 'json_too_deep', `The body is nested deeper than ${deepest} levels.`);
    } else if (char === 0x7d || char === 0x5d) depth--;
  }
}

function withoutPrototype(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor') throw new Refusal('invalid', 'json_malformed', `A key may not be called ${key}.`);
  return value;
}
