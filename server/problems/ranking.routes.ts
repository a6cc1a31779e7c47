import { explanationAnswer } from '../../contract/problems/explanation.ts';
import { rankingAnswer } from '../../contract/problems/ranking.ts';
import { get, routes } from '../platform/http/route.ts';
import { explainProblem } from './explanation.query.ts';
import { rankProblems } from './ranking.query.ts';

export const rankingRoutes = routes('Ranking', [
  get('/products/:productId/ranking', rankProblems, { answer: rankingAnswer }),
  get('/problems/:problemId/explanation', explainProblem, { answer: explanationAnswer }),
]);
