import { mergeAnswer, mergePage, mergePreview } from '../../contract/problems/merge.ts';
import { get, post, routes } from '../platform/http/route.ts';
import { mergeProblems, undoMerge } from './merge.actions.ts';
import { browseMerges, previewMerge } from './merge.query.ts';

export const mergeRoutes = routes('Merges', [
  get('/problems/:problemId/merge-preview', previewMerge, { answer: mergePreview }),
  post('/problems/:problemId/merge', mergeProblems, { answer: mergeAnswer }),
  get('/problems/:problemId/merges', browseMerges, { answer: mergePage }),
  post('/problem-merges/:mergeId/undo', undoMerge, { answer: mergeAnswer }),
]);
