import { overviewAnswer } from '../../contract/overview/overview.ts';
import { get, routes } from '../platform/http/route.ts';
import { readOverview } from './overview.query.ts';

export const overviewRoutes = routes('Overview', [
  get('/products/:productId/overview', readOverview, { answer: overviewAnswer, summary: 'What needs the member today' }),
]);
