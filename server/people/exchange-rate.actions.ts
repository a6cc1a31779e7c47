import {
  type ExchangeRateAnswer,
  listExchangeRatesRequest,
  removeExchangeRateRequest,
  setExchangeRatesRequest,
} from '../../contract/people/exchange-rate.ts';
import { action } from '../platform/action.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import { deleteExchangeRate, listExchangeRates, putExchangeRates } from './exchange-rate.store.ts';
import { issueAt } from './fields.ts';
import type { ExchangeRateRow } from './tables.ts';
import { getWorkspaceCurrency } from './workspace.query.ts';

const answerOf = (row: ExchangeRateRow): ExchangeRateAnswer => ({
  currency: row.currency,
  day: row.day,
  rate: row.rate,
  source: row.source,
});

/** Errors  invalid (own_currency): the workspace's own currency is worth 1, always. */
export const setExchangeRates = action({
  name: 'exchange_rates.set',
  input: setExchangeRatesRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'exchange_rate', id: input.rates[0]?.currency ?? '' }),
  async run(scope, { rates }) {
    const own = await getWorkspaceCurrency(scope);
    const index = rates.findIndex((rate) => rate.currency === own);
    if (index !== -1)
      throw invalid(issueAt(`rates.${index}.currency`, 'own_currency', `${own} is the currency of this workspace: it is worth 1.`));
    // The same day twice: the last one holds, as it would when they came one after the other.
    const byDay = new Map(rates.map((rate) => [`${rate.currency} ${rate.day}`, rate]));
    await putExchangeRates(scope, [...byDay.values()]);
    return { result: { set: byDay.size }, after: { currencies: [...new Set(rates.map((rate) => rate.currency))], rates } };
  },
});

export const removeExchangeRate = action({
  name: 'exchange_rates.removed',
  input: removeExchangeRateRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'exchange_rate', id: input.currency }),
  async run(scope, input) {
    const gone = await deleteExchangeRate(scope, input.currency, input.day);
    if (!gone) throw notFound('exchange_rate', `${input.currency} ${input.day}`);
    return { result: answerOf(gone), before: { day: gone.day, rate: gone.rate }, after: { currencies: [input.currency] } };
  },
});

export const browseExchangeRates = query({
  name: 'exchange_rates.listed',
  input: listExchangeRatesRequest,
  can: 'read',
  run: async (scope, input) => pageOf(await listExchangeRates(scope, input), input.limit, answerOf, (row) => [row.currency, row.day]),
});
