import { detachedAnswer, linksAnswer } from '../../contract/problems/evidence.ts';
import {
  evidenceGroups,
  historyPage,
  inputsAnswer,
  listProblemsRequest,
  type ProblemListItem,
  problemAccountPage,
  problemAnswer,
  problemDetail,
  problemEvidencePage,
  problemOfSpeakerPage,
  problemPage,
  problemPersonPage,
  removedAnswer,
  stancesAnswer,
  teamValuesAnswer,
} from '../../contract/problems/problem.ts';
import { get, patch, post, put, routes } from '../platform/http/route.ts';
import { attachEvidence, detachEvidence, removeTeamValues, setLinkValues, setStances, setTeamValues } from './link.actions.ts';
import { listDownload } from './list-download.routes.ts';
import { archiveProblem, changeProblem, changeStatus, createProblem, restoreProblem, setInputs } from './problem.actions.ts';
import { browseProblems, readHistory, readProblem } from './problem.query.ts';
import {
  browseProblemAccounts,
  browseProblemEvidence,
  browseProblemPeople,
  browseProblemsOfAccount,
  browseProblemsOfPerson,
  groupProblemEvidence,
} from './voice.query.ts';

const columns = {
  id: (row: ProblemListItem) => row.id,
  title: (row: ProblemListItem) => row.title,
  status: (row: ProblemListItem) => row.status,
  who: (row: ProblemListItem) => row.who,
  situation: (row: ProblemListItem) => row.situation,
  obstacle: (row: ProblemListItem) => row.obstacle,
  consequence: (row: ProblemListItem) => row.consequence,
  measure_of_success: (row: ProblemListItem) => row.measureOfSuccess,
  effort_person_weeks: (row: ProblemListItem) => row.effortPersonWeeks,
  duration_weeks: (row: ProblemListItem) => row.durationWeeks,
  impact: (row: ProblemListItem) => row.impact,
  tags: (row: ProblemListItem) => row.tags.join('; '),
  evidence: (row: ProblemListItem) => row.evidence,
  people: (row: ProblemListItem) => row.people,
  accounts: (row: ProblemListItem) => row.accounts,
  parked_reason: (row: ProblemListItem) => row.parkedReason,
  external_id: (row: ProblemListItem) => row.externalId,
  created_at: (row: ProblemListItem) => row.createdAt,
  updated_at: (row: ProblemListItem) => row.updatedAt,
};

export const problemRoutes = routes('Problems', [
  get('/products/:productId/problems', browseProblems, { answer: problemPage }),
  post('/products/:productId/problems', createProblem, { answer: problemAnswer, status: 201 }),
  listDownload('/products/:productId/problems.csv', browseProblems, { input: listProblemsRequest, name: 'problems', columns }),
  post('/products/:productId/problems/inputs', setInputs, { answer: inputsAnswer }),
  put('/products/:productId/team-values', setTeamValues, { answer: teamValuesAnswer }),
  post('/products/:productId/team-values/for-all', setStances, { answer: stancesAnswer }),
  post('/products/:productId/team-values/remove', removeTeamValues, { answer: removedAnswer }),
  get('/problems/:problemId', readProblem, { answer: problemDetail }),
  patch('/problems/:problemId', changeProblem, { answer: problemAnswer }),
  post('/problems/:problemId/status', changeStatus, { answer: problemAnswer }),
  post('/problems/:problemId/archive', archiveProblem, { answer: problemAnswer }),
  post('/problems/:problemId/restore', restoreProblem, { answer: problemAnswer }),
  get('/problems/:problemId/evidence', browseProblemEvidence, { answer: problemEvidencePage }),
  get('/problems/:problemId/evidence-groups', groupProblemEvidence, { answer: evidenceGroups }),
  post('/problems/:problemId/evidence', attachEvidence, { answer: linksAnswer }),
  patch('/problems/:problemId/evidence', setLinkValues, { answer: linksAnswer }),
  post('/problems/:problemId/evidence/detach', detachEvidence, { answer: detachedAnswer }),
  get('/problems/:problemId/people', browseProblemPeople, { answer: problemPersonPage }),
  get('/problems/:problemId/accounts', browseProblemAccounts, { answer: problemAccountPage }),
  get('/problems/:problemId/history', readHistory, { answer: historyPage }),
  get('/accounts/:accountId/problems', browseProblemsOfAccount, { answer: problemOfSpeakerPage }),
  get('/persons/:personId/problems', browseProblemsOfPerson, { answer: problemOfSpeakerPage }),
]);
