import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { damaged } from './workbook-error.ts';

/** What happens on the way through a part. Names come without their prefix: spreadsheets write `row` or `x:row`. */
export type XmlHandlers = {
  open?: (name: string, attribute: (name: string) => string | undefined) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

/** Walks a part piece by piece, in the memory of one text; `after` is called behind each piece, and true ends the walk. */
export async function* walkXml<T>(
  part: AsyncGenerator<Buffer, void, undefined>,
  what: string,
  handlers: XmlHandlers,
  after: () => T | undefined,
): AsyncGenerator<T, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  // Thrown inside the parser's own step: what it was fed is given up.
  parser.on('error', () => {
    throw damaged(`${what} is no valid XML.`);
  });
  // No spreadsheet declares a document type; whoever does wants entities that grow.
  parser.on('doctype', () => {
    throw damaged(`${what} declares a document type.`);
  });
  const { open, text, close } = handlers;
  if (open)
    parser.on('opentag', ({ name, attributes }) =>
      open(local(name), (wanted) => {
        const value = (attributes as Record<string, string>)[wanted];
        return value;
      }),
    );
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (close) parser.on('closetag', ({ name }) => close(local(name)));
  let decoder: { write: (chunk: Buffer) => string; end: () => string } | undefined;
  for await (const chunk of part) {
    decoder ??= decoderOf(chunk);
    parser.write(decoder.write(chunk));
    const given = after();
    if (given !== undefined) yield given;
  }
  parser.write(decoder?.end() ?? '');
  parser.close();
  const given = after();
  if (given !== undefined) yield given;
}

/** Parts are UTF-8; the standard allows UTF-16 too. */
function decoderOf(head: Buffer): StringDecoder {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0);
  if (head[0] === 0xfe && head[1] === 0xff) throw damaged('a part is written in an encoding that is not read.');
  return new StringDecoder(isUtf16 ? 'utf16le' : 'utf8');
}

/** Walks a small part to its end. */
export async function walkAll(part: AsyncGenerator<Buffer, void, undefined>, what: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of walkXml(part, what, handlers, () => undefined));
}

/** Text as spreadsheets escape it: `_x000D_` is a carriage return. Control characters that no text holds are left out. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => {
        const code = Number.parseInt(hex, 16);
        return code < 0x20 && code !== 9 && code !== 10 && code !== 13 ? '' : String.fromCharCode(code);
      })
    : text;

/** Collects text up to the length of the largest cell; what is longer is refused later, by the row. */
export class TextInParts {
  private text = '';
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  add(part: string): void {
    if (this.text.length < this.most) this.text += part.slice(0, this.most - this.text.length);
  }

  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}
