import { contractAnswer, contractPage } from '../../contract/people/contract.ts';
import { customerBaseAnswer, pipelineAnswer } from '../../contract/people/customer-base.ts';
import { dealAnswer, dealPage } from '../../contract/people/deal.ts';
import { exchangeRateAnswer, exchangeRatePage, exchangeRatesSetAnswer } from '../../contract/people/exchange-rate.ts';
import { externalRefsAnswer } from '../../contract/people/external-ref.ts';
import { revenueLineAnswer, revenueLinePage } from '../../contract/people/revenue-line.ts';
import { csvDownload } from '../platform/csv.ts';
import { del, get, patch, post, put, routes } from '../platform/http/route.ts';
import { ask } from '../platform/query.ts';
import { archiveContract, browseContracts, changeContract, createContract, readContract, restoreContract } from './contract.actions.ts';
import { readCustomerBase, readPipeline } from './customer-base.query.ts';
import { archiveDeal, browseDeals, changeDeal, createDeal, readDeal, restoreDeal } from './deal.actions.ts';
import { sendCsv } from './download.routes.ts';
import { dealCells, dealColumns } from './download.ts';
import { browseExchangeRates, removeExchangeRate, setExchangeRates } from './exchange-rate.actions.ts';
import { addExternalRef, removeExternalRef } from './external-ref.actions.ts';
import {
  archiveRevenueLine,
  browseRevenueLines,
  changeRevenueLine,
  createRevenueLine,
  readRevenueLine,
  restoreRevenueLine,
} from './revenue-line.actions.ts';

export const moneyRoutes = routes('Money and dates', [
  get('/customer-base', readCustomerBase, { answer: customerBaseAnswer, summary: 'revenue by month end, accounts and persons' }),
  get('/pipeline', readPipeline, { answer: pipelineAnswer, summary: 'deals as they stood on a day' }),
  get('/revenue-lines', browseRevenueLines, { answer: revenueLinePage }),
  post('/revenue-lines', createRevenueLine, { answer: revenueLineAnswer, status: 201 }),
  get('/revenue-lines/:revenueLineId', readRevenueLine, { answer: revenueLineAnswer }),
  patch('/revenue-lines/:revenueLineId', changeRevenueLine, { answer: revenueLineAnswer }),
  post('/revenue-lines/:revenueLineId/archive', archiveRevenueLine, { answer: revenueLineAnswer }),
  post('/revenue-lines/:revenueLineId/restore', restoreRevenueLine, { answer: revenueLineAnswer }),
  get('/contracts', browseContracts, { answer: contractPage }),
  post('/contracts', createContract, { answer: contractAnswer, status: 201 }),
  get('/contracts/:contractId', readContract, { answer: contractAnswer }),
  patch('/contracts/:contractId', changeContract, { answer: contractAnswer }),
  post('/contracts/:contractId/archive', archiveContract, { answer: contractAnswer }),
  post('/contracts/:contractId/restore', restoreContract, { answer: contractAnswer }),
  get('/deals', browseDeals, { answer: dealPage }),
  post('/deals', createDeal, { answer: dealAnswer, status: 201 }),
  sendCsv('/deals.csv', 'deals', 'deals as CSV', ({ ports, caller, query }) =>
    csvDownload(dealColumns, dealCells, (cursor) => ask(ports, browseDeals, caller, { ...query, cursor, limit: 500 })),
  ),
  get('/deals/:dealId', readDeal, { answer: dealAnswer }),
  patch('/deals/:dealId', changeDeal, { answer: dealAnswer }),
  post('/deals/:dealId/archive', archiveDeal, { answer: dealAnswer }),
  post('/deals/:dealId/restore', restoreDeal, { answer: dealAnswer }),
  get('/exchange-rates', browseExchangeRates, { answer: exchangeRatePage }),
  put('/exchange-rates', setExchangeRates, { answer: exchangeRatesSetAnswer }),
  del('/exchange-rates/:currency/:day', removeExchangeRate, { answer: exchangeRateAnswer }),
  post('/external-refs', addExternalRef, { answer: externalRefsAnswer, status: 201 }),
  post('/external-refs/removals', removeExternalRef, { answer: externalRefsAnswer }),
]);
