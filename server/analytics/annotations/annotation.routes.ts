import { annotationAnswer, annotationList } from '../../../contract/analytics/annotation.ts';
import { del, get, patch, post, routes } from '../../platform/http/route.ts';
import { browseAnnotations, changeAnnotation, createAnnotation, removeAnnotation } from './annotation.actions.ts';

export const annotationRoutes = routes('Annotations', [
  get('/products/:productId/annotations', browseAnnotations, { answer: annotationList }),
  post('/products/:productId/annotations', createAnnotation, { answer: annotationAnswer, status: 201 }),
  patch('/annotations/:annotationId', changeAnnotation, { answer: annotationAnswer }),
  del('/annotations/:annotationId', removeAnnotation),
]);
