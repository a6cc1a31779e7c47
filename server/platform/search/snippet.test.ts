import { expect, test } from 'vitest';
import { fc } from '../../../test/support/properties.ts';
import { typedWords } from '../words.ts';
import { marked, snippetBelow, snippetOf } from './snippet.ts';

/** The text with its marks in brackets. */
const shown = (found: ReturnType<typeof snippetOf>): string => {
  const bracketed = (text: string, { from, to }: { from: number; to: number }) =>
    `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;
  return found ? found.marks.toReversed().reduce(bracketed, found.text) : '';
};

test.each([
  ['csv', 'The CSV is wrong, csvs too', 'The [CSV] is wrong, [csv]s too'],
  ['exp', 'Exports and reexports', '[Exp]orts and reexports'],
  ['of', 'of often OF', '[of] often [OF]'],
  ['ada love', 'Ada Lovelace', '[Ada] [Love]lace'],
  ['mail', 'ada@example.com, hotmail', 'ada@example.com, hot[mail]'],
  ['straße', 'STRASSE, Straße', 'STRASSE, [Straße]'],
  ['<b>', '<b>bold</b>', '<[b]>bold</[b]>'],
  ['none', 'nothing here', 'nothing here'],
])('%s in “%s” is marked as %s', (typed, text, expected) => {
  expect(shown(marked(text, typedWords(typed)))).toBe(expected);
});

test('a long text is cut around the first word, between words, on one line', () => {
  const text = `${'before it there is a lot to say. '.repeat(20)}\n\nThen the export\tbroke. ${'And after it as well. '.repeat(20)}`;
  expect(shown(snippetOf(text, ['export']))).toBe(
    '… it there is a lot to say. Then the [export] broke. And after it as well. And after it as well. And after it as well. And after it as well. And after it as well. …',
  );
});

test.each([
  ['The export is slow …', 'The export is slow and nobody says why. Exports stop.', 'and nobody says why. [Export]s stop.'],
  ['The export is slow …', 'The export is slow and nobody says why.', ''],
  ['A call', 'The export is slow.', 'The [export] is slow.'],
])('below “%s” stands what its text says besides', (title, text, expected) => {
  expect(shown(snippetBelow(title, text, ['export']))).toBe(expected);
});

test('a text without the words has no snippet', () => {
  expect(snippetOf('Nothing of it', ['export'])).toBeNull();
});

test('marks lie in the text, in order, and never overlap, whatever was written and typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      (text, typed) => {
        for (const found of [marked(text, typedWords(typed)), snippetOf(text, typedWords(typed))]) {
          if (found === null) continue;
          let end = 0;
          for (const { from, to } of found.marks) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            end = to;
          }
          expect(end).toBeLessThanOrEqual(found.text.length);
          expect(found.text.isWellFormed()).toBe(true);
        }
      },
    ),
  );
});
