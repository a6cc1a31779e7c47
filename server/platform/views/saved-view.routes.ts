import { savedViewAnswer, savedViewList } from '../../../contract/platform/saved-view.ts';
import { del, get, patch, post, routes } from '../http/route.ts';
import { browseSavedViews, changeSavedView, createSavedView, removeSavedView } from './saved-view.actions.ts';

export const savedViewRoutes = routes('Saved views', [
  get('/saved-views', browseSavedViews, { answer: savedViewList }),
  post('/saved-views', createSavedView, { answer: savedViewAnswer, status: 201 }),
  patch('/saved-views/:savedViewId', changeSavedView, { answer: savedViewAnswer }),
  del('/saved-views/:savedViewId', removeSavedView),
]);
