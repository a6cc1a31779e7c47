import { eventNameList, eventPropertyList } from '../../../contract/analytics/event-name.ts';
import { get, routes } from '../../platform/http/route.ts';
import { browseEventNames, browseEventProperties } from './names.query.ts';

export const nameRoutes = routes('Events', [
  get('/products/:productId/event-names', browseEventNames, { answer: eventNameList, summary: 'List the names of events' }),
  get('/products/:productId/event-properties', browseEventProperties, { answer: eventPropertyList, summary: 'List what events carry' }),
]);
