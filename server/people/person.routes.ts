import { changedRecordsAnswer } from '../../contract/people/account.ts';
import { peopleHistoryPage } from '../../contract/people/history.ts';
import { personAnswer, personPageList } from '../../contract/people/person.ts';
import { personPageAnswer } from '../../contract/people/person-page.ts';
import { csvDownload } from '../platform/csv.ts';
import { get, patch, post, routes } from '../platform/http/route.ts';
import { ask } from '../platform/query.ts';
import { confirmPerson } from './confirm.actions.ts';
import { sendCsv } from './download.routes.ts';
import { personCells, personColumns } from './download.ts';
import { readPersonHistory } from './history.query.ts';
import { archivePerson, browsePersons, changePerson, changePersons, createPerson, readPerson, restorePerson } from './person.actions.ts';
import { readPersonPage } from './person-page.query.ts';

export const personRoutes = routes('Persons', [
  get('/persons', browsePersons, { answer: personPageList }),
  post('/persons', createPerson, { answer: personAnswer, status: 201 }),
  post('/persons/changes', changePersons, { answer: changedRecordsAnswer, summary: 'change many persons' }),
  sendCsv('/persons.csv', 'persons', 'persons as CSV', ({ ports, caller, query }) =>
    csvDownload(personColumns, personCells, (cursor) => ask(ports, browsePersons, caller, { ...query, cursor, limit: 500 })),
  ),
  get('/persons/:personId/history', readPersonHistory, { answer: peopleHistoryPage }),
  get('/persons/:personId/page', readPersonPage, { answer: personPageAnswer, summary: 'all that people knows of one person' }),
  get('/persons/:personId', readPerson, { answer: personAnswer }),
  patch('/persons/:personId', changePerson, { answer: personAnswer }),
  post('/persons/:personId/archive', archivePerson, { answer: personAnswer }),
  post('/persons/:personId/restore', restorePerson, { answer: personAnswer }),
  post('/persons/:personId/confirm', confirmPerson, { answer: personAnswer }),
]);
