import { describe, expect, test } from 'vitest';
import { guessMapping, profileFile } from './guess.ts';
import { readingOf } from './reading.ts';

const file = (columns: string[], ...rows: string[][]) => ({ columns, sample: rows });
const reading = (columns: string[], ...rows: string[][]) => readingOf(profileFile(file(columns, ...rows)));

describe('how a file is written', () => {
  test('what one column decides holds for the others of the file', () => {
    const told = reading(
      ['start', 'end', 'price', 'fee'],
      ['03/04/2024', '25/12/2024', '1,234', '2,5'],
      ['05/06/2024', '26/12/2024', '5,678', '3,75'],
    );
    expect(told).toEqual({
      accents: null,
      dates: { order: 'dmy', isSure: true, example: '03/04/2024', columns: ['start', 'end'] },
      numbers: { decimal: ',', isSure: true, example: '1,234', columns: ['price', 'fee'] },
    });
  });

  test('where no column decides, it stays a question', () => {
    const written = file(['deal', 'close date', 'amount'], ['a', '03/04/2024', '1,234'], ['b', '05/06/2024', '5,678']);
    expect(readingOf(profileFile(written))).toMatchObject({ dates: { isSure: false }, numbers: { isSure: false } });
    const asked = guessMapping({ ...written, kind: 'deal' }).questions.map(({ code }) => code);
    expect(asked).toEqual(expect.arrayContaining(['date_ambiguous', 'number_ambiguous']));
  });

  test('columns that contradict each other decide nothing for a third', () => {
    const told = reading(['a', 'b', 'c'], ['25/12/2024', '12/25/2024', '03/04/2024'], ['26/12/2024', '12/26/2024', '05/06/2024']);
    expect(told.dates).toMatchObject({ order: null, isSure: false });
  });

  test('a cell with an accent shows whether the encoding is right', () => {
    expect(reading(['name'], ['Miller'], ['Müller']).accents).toBe('Müller');
    expect(reading(['name'], ['Miller'])).toEqual({ accents: null, dates: null, numbers: null });
  });
});
