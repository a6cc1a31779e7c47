import { duplicatePage, mergeAnswer, mergePage, mergePreviewAnswer } from '../../contract/people/merge.ts';
import { get, post, routes } from '../platform/http/route.ts';
import { browseDuplicates, browseMerges, mergeAccounts, mergePersons, previewMerge, readMerge, undoMerge } from './merge.actions.ts';

export const mergeRoutes = routes('Duplicates', [
  get('/duplicates', browseDuplicates, { answer: duplicatePage, summary: 'records that may be one' }),
  get('/people-merges', browseMerges, { answer: mergePage }),
  get('/people-merges/preview', previewMerge, { answer: mergePreviewAnswer }),
  post('/people-merges/accounts', mergeAccounts, { answer: mergeAnswer, status: 201 }),
  post('/people-merges/persons', mergePersons, { answer: mergeAnswer, status: 201 }),
  get('/people-merges/:mergeId', readMerge, { answer: mergeAnswer }),
  post('/people-merges/:mergeId/undo', undoMerge, { answer: mergeAnswer }),
]);
