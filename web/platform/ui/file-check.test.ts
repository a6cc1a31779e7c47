import { expect, test } from 'vitest';
import { fileSize, refuseFile } from './file-check.ts';

test.each([
  [{ name: 'Accounts.CSV', size: 10 }, undefined],
  [{ name: 'accounts.exe', size: 10 }, 'accounts.exe is not one of .csv'],
  [{ name: 'accounts.csv', size: 2_000_000_000 }, 'accounts.csv is larger than 1 GB'],
])('%o: %s', (file, words) => expect(refuseFile(file, ['.csv'], 1e9)).toBe(words));

test('sizes are read by people', () => expect([900, 2_500_000].map(fileSize)).toEqual(['0.9 kB', '2.5 MB']));
