import { deadlineAnswer, deadlineList, passedDatePage } from '../../contract/problems/deadline.ts';
import { stakeAnswer, stakeList } from '../../contract/problems/stake.ts';
import { get, patch, post, routes } from '../platform/http/route.ts';
import { answerDeadline, archiveDeadline, changeDeadline, restoreDeadline, setDeadlineFact } from './deadline.actions.ts';
import { listDeadlines, listPassedDates, listStakesOfAccount, listStakesOfProblem } from './deadline.query.ts';
import { answerStakeDate, archiveStake, changeStake, createStake, restoreStake } from './stake.actions.ts';

export const stakeRoutes = routes('Stakes and dates', [
  get('/problems/:problemId/stakes', listStakesOfProblem, { answer: stakeList }),
  post('/problems/:problemId/stakes', createStake, { answer: stakeAnswer, status: 201 }),
  get('/accounts/:accountId/stakes', listStakesOfAccount, { answer: stakeList }),
  patch('/stakes/:stakeId', changeStake, { answer: stakeAnswer }),
  post('/stakes/:stakeId/archive', archiveStake, { answer: stakeAnswer }),
  post('/stakes/:stakeId/restore', restoreStake, { answer: stakeAnswer }),
  post('/stakes/:stakeId/answer', answerStakeDate, { answer: stakeAnswer }),
  get('/problems/:problemId/deadlines', listDeadlines, { answer: deadlineList }),
  post('/problems/:problemId/deadlines', setDeadlineFact, { answer: deadlineAnswer, status: 201 }),
  get('/products/:productId/passed-dates', listPassedDates, { answer: passedDatePage }),
  patch('/deadlines/:deadlineId', changeDeadline, { answer: deadlineAnswer }),
  post('/deadlines/:deadlineId/archive', archiveDeadline, { answer: deadlineAnswer }),
  post('/deadlines/:deadlineId/restore', restoreDeadline, { answer: deadlineAnswer }),
  post('/deadlines/:deadlineId/answer', answerDeadline, { answer: deadlineAnswer }),
]);
