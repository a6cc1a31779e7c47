import { activityAnswer, doneEventPage } from '../../../contract/analytics/activity.ts';
import { get, routes } from '../../platform/http/route.ts';
import { browseAccountEvents, browsePersonEvents, readAccountActivity, readPersonActivity } from './activity.query.ts';

export const activityRoutes = routes('Events', [
  get('/persons/:personId/activity', readPersonActivity, { answer: activityAnswer, summary: 'Read how much a person did lately' }),
  get('/persons/:personId/events', browsePersonEvents, { answer: doneEventPage, summary: 'List what a person did' }),
  get('/accounts/:accountId/activity', readAccountActivity, { answer: activityAnswer, summary: 'Read how much an account did lately' }),
  get('/accounts/:accountId/events', browseAccountEvents, { answer: doneEventPage, summary: 'List what an account did' }),
]);
