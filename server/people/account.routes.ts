import {
  accountAnswer,
  accountPage,
  accountStatesAnswer,
  accountValuesAnswer,
  changedRecordsAnswer,
} from '../../contract/people/account.ts';
import { accountPageAnswer } from '../../contract/people/account-page.ts';
import { peopleHistoryPage } from '../../contract/people/history.ts';
import { csvDownload } from '../platform/csv.ts';
import { del, get, patch, post, put, routes } from '../platform/http/route.ts';
import { ask } from '../platform/query.ts';
import {
  archiveAccount,
  browseAccounts,
  changeAccount,
  changeAccounts,
  createAccount,
  readAccount,
  restoreAccount,
} from './account.actions.ts';
import { readAccountPage } from './account-page.query.ts';
import { recordAccountState, removeAccountState } from './account-state.actions.ts';
import { listAccountValues } from './account-values.query.ts';
import { confirmAccount } from './confirm.actions.ts';
import { sendCsv } from './download.routes.ts';
import { accountCells, accountColumns } from './download.ts';
import { readAccountHistory } from './history.query.ts';

export const accountRoutes = routes('Accounts', [
  get('/accounts', browseAccounts, { answer: accountPage }),
  post('/accounts', createAccount, { answer: accountAnswer, status: 201 }),
  post('/accounts/changes', changeAccounts, { answer: changedRecordsAnswer, summary: 'change many accounts' }),
  sendCsv('/accounts.csv', 'accounts', 'accounts as CSV', ({ ports, caller, query }) =>
    csvDownload(accountColumns, accountCells, async (cursor) => {
      const page = await ask(ports, browseAccounts, caller, { ...query, cursor, limit: 500 });
      return { ...page, items: page.items.map((item) => ({ ...item, currency: page.currency })) };
    }),
  ),
  get('/accounts/values', listAccountValues, {
    answer: accountValuesAnswer,
    summary: 'plans, industries and countries that accounts have',
  }),
  get('/accounts/:accountId/history', readAccountHistory, { answer: peopleHistoryPage }),
  get('/accounts/:accountId/page', readAccountPage, { answer: accountPageAnswer, summary: 'all that people knows of one account' }),
  get('/accounts/:accountId', readAccount, { answer: accountAnswer }),
  patch('/accounts/:accountId', changeAccount, { answer: accountAnswer }),
  post('/accounts/:accountId/archive', archiveAccount, { answer: accountAnswer }),
  post('/accounts/:accountId/restore', restoreAccount, { answer: accountAnswer }),
  post('/accounts/:accountId/confirm', confirmAccount, { answer: accountAnswer }),
  put('/accounts/:accountId/states', recordAccountState, { answer: accountStatesAnswer }),
  del('/accounts/:accountId/states', removeAccountState, { answer: accountStatesAnswer }),
]);
