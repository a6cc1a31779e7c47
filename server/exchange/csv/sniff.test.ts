import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { looksLikeHeader, nameColumns } from './header.ts';
import { sniffCsv, sniffCsvStream } from './sniff.ts';

const german = 'Name;Ort;Größe\r\nMüller;Köln;1,80\r\nJäger;Lüneburg;1,75\r\n';

describe('sniffing a file', () => {
  test.each([
    ['UTF-8', Buffer.from(german), 'utf-8', ';'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${german}`), 'utf-8', ';'],
    ['UTF-16 with its mark', iconv.encode(german, 'utf-16le', { addBOM: true }), 'utf-16le', ';'],
    ['UTF-16 without a mark', iconv.encode(german, 'utf-16le'), 'utf-16le', ';'],
    ['UTF-16 big-endian', iconv.encode(german, 'utf-16be', { addBOM: true }), 'utf-16be', ';'],
    ['Windows-1252', iconv.encode(german, 'windows-1252'), 'windows-1252', ';'],
    ['Mac Roman', iconv.encode(german, 'macintosh'), 'macintosh', ';'],
    ['Windows-1252 with curled quotes', iconv.encode('a;b\nit’s “fine”;x\ncafé;y\n', 'windows-1252'), 'windows-1252', ';'],
    ['commas', Buffer.from('a,b\n"x; y; z",1\n"p; q; r",2\n'), 'utf-8', ','],
    ['tabs', Buffer.from('a\tb\nhello, you\t2\n'), 'utf-8', '\t'],
    ['bars', Buffer.from('a|b|c\n1|2|3\n'), 'utf-8', '|'],
    ['one column', Buffer.from('name\nAda\nBob\n'), 'utf-8', ','],
    ['a first line that names the delimiter', Buffer.from('sep=|\na|b\n1,5|2\n'), 'utf-8', '|'],
  ])('%s', (_, bytes, encoding, delimiter) => {
    expect(sniffCsv(bytes).format).toMatchObject({ encoding, delimiter, header: true });
  });

  test('what a member says of a file is not guessed, and the rest follows it', async () => {
    const bytes = Buffer.from('id;name, first\n1;x\n');
    const said = await sniffCsvStream(Readable.from([bytes], { objectMode: true }), { delimiter: ',', encoding: 'big5' });
    expect(said).toMatchObject({
      format: { delimiter: ',', encoding: 'big5' },
      reasons: ['The encoding was given.', 'The separator was given.', expect.any(String)],
    });
  });

  test('damaged UTF-8 stays UTF-8, so that the reader can name the place', () => {
    const damaged = Buffer.concat([Buffer.from(german), Buffer.from([0xff]), Buffer.from('\n')]);
    expect(sniffCsv(damaged).format.encoding).toBe('utf-8');
  });

  test('an accent far behind the beginning decides the encoding of the whole', async () => {
    const bytes = Buffer.concat([Buffer.from(`a,b\n${'plain,text\n'.repeat(40_000)}`), iconv.encode('Müller,Köln\n', 'windows-1252')]);
    const sniffed = await sniffCsvStream(Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)], { objectMode: true }));
    expect(sniffed).toMatchObject({ format: { encoding: 'windows-1252', delimiter: ',' }, bytes: bytes.length });
  });

  test('an empty file is refused', () => {
    expect(() => sniffCsv(Buffer.from(' \n'))).toThrow('The file is empty.');
  });

  test.each([
    [['id', 'name'], ['1', 'x'], true],
    [['1', 'x'], ['2', 'y'], false],
    [['a@b.de', 'x'], ['c@d.de', 'y'], false],
    [['2024-01-01', 'x'], ['2024-01-02', 'y'], false],
    [['', 'themes', 'keywords'], ['1', 'x', 'y'], true],
    [['x', 'x'], ['y', 'y'], false],
  ])('%j before %j names the columns: %s', (first, second, header) => {
    expect(looksLikeHeader(first, second)).toBe(header);
  });

  test('names never collide', () => {
    expect(nameColumns(['a', 'a', 'a_2', '', 'column_4'])).toEqual(['a', 'a_3', 'a_2', 'column_4', 'column_4_2']);
  });
});
