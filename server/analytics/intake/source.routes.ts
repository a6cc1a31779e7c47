import {
  rejectedEventPage,
  rejectionsAnswer,
  replayedAnswer,
  replayRejectedEventsRequest,
} from '../../../contract/analytics/rejected-event.ts';
import { liveEventPage, sourceActivityAnswer, sourceAnswer, sourcePage, sourceWithKeyAnswer } from '../../../contract/analytics/source.ts';
import { mergedInput } from '../../platform/http/input.ts';
import { get, patch, post, routes } from '../../platform/http/route.ts';
import { parseInput } from '../../platform/parse.ts';
import { browseRejectedEvents, discardRejectedEvents, readRejections } from './rejected-event.actions.ts';
import { replayRejected } from './replay.intake.ts';
import { archiveSource, browseSources, changeSource, createSource, readSource, restoreSource, rotateWriteKey } from './source.actions.ts';
import { browseLiveEvents, readSourceActivity } from './source.query.ts';

export const sourceRoutes = routes('Events', [
  get('/products/:productId/sources', browseSources, { answer: sourcePage }),
  post('/products/:productId/sources', createSource, { answer: sourceWithKeyAnswer, status: 201, isSecret: true }),
  get('/products/:productId/source-activity', readSourceActivity, { answer: sourceActivityAnswer }),
  get('/sources/:sourceId', readSource, { answer: sourceAnswer }),
  patch('/sources/:sourceId', changeSource, { answer: sourceAnswer }),
  post('/sources/:sourceId/archive', archiveSource, { answer: sourceAnswer }),
  post('/sources/:sourceId/restore', restoreSource, { answer: sourceAnswer }),
  post('/sources/:sourceId/write-key', rotateWriteKey, { answer: sourceWithKeyAnswer, isSecret: true }),
  get('/sources/:sourceId/events', browseLiveEvents, { answer: liveEventPage, summary: 'List the newest events of a source' }),
  get('/sources/:sourceId/rejections', readRejections, { answer: rejectionsAnswer, summary: 'Count rejected events by their reasons' }),
  get('/sources/:sourceId/rejected-events', browseRejectedEvents, { answer: rejectedEventPage }),
  post('/sources/:sourceId/rejected-events/discard', discardRejectedEvents, { summary: 'Throw rejected events away' }),
  {
    method: 'POST',
    path: '/sources/:sourceId/rejected-events/replay',
    can: 'decide',
    summary: 'Take rejected events in again',
    input: replayRejectedEventsRequest,
    answer: replayedAnswer,
    async handle({ ports, caller, request }) {
      return replayRejected(ports, caller, parseInput(replayRejectedEventsRequest, mergedInput(request)));
    },
  },
]);
