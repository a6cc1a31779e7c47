import { expect, test } from 'vitest';
import { ratesThatHold } from './current-rates.ts';

const rate = (currency: string, day: string) => ({ currency, day, rate: 1, source: null });

test('of each currency the latest rate that has begun holds', () =>
  expect([
    ...ratesThatHold(
      [rate('USD', '2025-01-01'), rate('USD', '2026-01-01'), rate('USD', '2027-01-01'), rate('GBP', '2026-06-01')],
      '2026-01-15',
    ),
  ]).toEqual(['USD 2026-01-01']));
