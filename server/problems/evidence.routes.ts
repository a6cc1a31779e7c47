import {
  changedEvidenceAnswer,
  type EvidenceListItem,
  evidenceAnswer,
  evidenceDetail,
  evidencePage,
  evidenceSources,
  listEvidenceRequest,
} from '../../contract/problems/evidence.ts';
import { inboxCounts, inboxPage, suggestions, triageAnswer, triageAttachAnswer } from '../../contract/problems/inbox.ts';
import { get, patch, post, routes } from '../platform/http/route.ts';
import {
  archiveEvidence,
  archiveManyEvidence,
  captureEvidence,
  changeEvidence,
  restoreEvidence,
  restoreManyEvidence,
  setAccount,
} from './evidence.actions.ts';
import { browseEvidence, browseEvidenceOfAccount, browseEvidenceOfPerson, listEvidenceSources, readEvidence } from './evidence.query.ts';
import { triageAttach, triageNewProblem, triagePark, triageReopen } from './inbox.actions.ts';
import { countInbox, readInbox, suggestFor } from './inbox.query.ts';
import { listDownload } from './list-download.routes.ts';

const columns = {
  id: (row: EvidenceListItem) => row.id,
  kind: (row: EvidenceListItem) => row.kind,
  title: (row: EvidenceListItem) => row.title,
  quote: (row: EvidenceListItem) => row.quote,
  occurred_at: (row: EvidenceListItem) => row.occurredAt,
  person_id: (row: EvidenceListItem) => row.person?.id,
  person: (row: EvidenceListItem) => row.person?.name,
  account_id: (row: EvidenceListItem) => row.account?.id,
  account: (row: EvidenceListItem) => row.account?.name,
  unnamed_people: (row: EvidenceListItem) => row.unnamedPeople,
  source: (row: EvidenceListItem) => row.source,
  source_url: (row: EvidenceListItem) => row.sourceUrl,
  sentiment: (row: EvidenceListItem) => row.sentiment,
  tags: (row: EvidenceListItem) => row.tags.join('; '),
  triage: (row: EvidenceListItem) => row.triage,
  problems: (row: EvidenceListItem) => row.problems.map((problem) => problem.title).join('; '),
};

export const evidenceRoutes = routes('Evidence', [
  get('/products/:productId/evidence', browseEvidence, { answer: evidencePage }),
  post('/products/:productId/evidence', captureEvidence, { answer: evidenceAnswer, status: 201 }),
  listDownload('/products/:productId/evidence.csv', browseEvidence, { input: listEvidenceRequest, name: 'evidence', columns }),
  get('/products/:productId/evidence/sources', listEvidenceSources, { answer: evidenceSources }),
  post('/products/:productId/evidence/archive', archiveManyEvidence, { answer: changedEvidenceAnswer, summary: 'archive much evidence' }),
  post('/products/:productId/evidence/restore', restoreManyEvidence, { answer: changedEvidenceAnswer, summary: 'restore much evidence' }),
  get('/evidence/:evidenceId', readEvidence, { answer: evidenceDetail }),
  patch('/evidence/:evidenceId', changeEvidence, { answer: evidenceAnswer }),
  post('/evidence/:evidenceId/account', setAccount, { answer: evidenceAnswer }),
  post('/evidence/:evidenceId/archive', archiveEvidence, { answer: evidenceAnswer }),
  post('/evidence/:evidenceId/restore', restoreEvidence, { answer: evidenceAnswer }),
  get('/evidence/:evidenceId/suggestions', suggestFor, { answer: suggestions }),
  get('/accounts/:accountId/evidence', browseEvidenceOfAccount, { answer: evidencePage }),
  get('/persons/:personId/evidence', browseEvidenceOfPerson, { answer: evidencePage }),
]);

export const inboxRoutes = routes('Inbox', [
  get('/products/:productId/inbox', readInbox, { answer: inboxPage }),
  get('/products/:productId/inbox/counts', countInbox, { answer: inboxCounts }),
  post('/products/:productId/inbox/attach', triageAttach, {
    answer: triageAttachAnswer,
    summary: 'attach evidence of the inbox to problems',
  }),
  post('/products/:productId/inbox/new-problem', triageNewProblem, {
    answer: triageAttachAnswer,
    summary: 'make a problem of evidence in the inbox',
  }),
  post('/products/:productId/inbox/park', triagePark, { answer: triageAnswer, summary: 'park evidence of the inbox' }),
  post('/products/:productId/inbox/reopen', triageReopen, { answer: triageAnswer, summary: 'put parked evidence back into the inbox' }),
]);
