import { personFactsErasedAnswer, retentionAnswer } from '../../../contract/analytics/data-duties.ts';
import { get, post, put, routes } from '../../platform/http/route.ts';
import { erasePersonFacts, readRetention, setRetention } from './duty.actions.ts';
import { downloadEvents } from './event-export.routes.ts';

export const identityRoutes = routes('Data duties', [
  get('/facts/retention', readRetention, { answer: retentionAnswer, summary: 'how long events are kept' }),
  put('/facts/retention', setRetention, { answer: retentionAnswer, summary: 'keep events for so many months' }),
  post('/persons/:personId/erase-facts', erasePersonFacts, { answer: personFactsErasedAnswer, summary: 'erase what a person did' }),
  downloadEvents,
]);
