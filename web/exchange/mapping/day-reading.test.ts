import { expect, test } from 'vitest';
import { readDay, tellingDay } from './day-reading.ts';

test.each([
  ['02/03/2024', 'dmy', '2024-03-02'],
  ['02/03/2024', 'mdy', '2024-02-03'],
  ['2024-03-02 10:00', 'dmy', '2024-03-02'],
  ['2.3.24', 'dmy', '2024-03-02'],
  ['31/12/1999', 'mdy', undefined],
  ['soon', 'dmy', undefined],
] as const)('%s read %s is %s', (text, order, day) => expect(readDay(text, order)).toBe(day));

test('an example that shows the difference is preferred', () => {
  expect(tellingDay(['31/12/2024', '02/02/2024', '02/03/2024'])).toBe('02/03/2024');
  expect(tellingDay(['soon', '31/12/2024'])).toBe('31/12/2024');
  expect(tellingDay(['soon'])).toBeUndefined();
});
