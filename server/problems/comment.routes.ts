import { commentAnswer, commentPage } from '../../contract/problems/comment.ts';
import { del, get, patch, post, routes } from '../platform/http/route.ts';
import { addComment, browseComments, editComment, removeComment } from './comment.actions.ts';

export const commentRoutes = routes('Comments', [
  get('/comments', browseComments, { answer: commentPage }),
  post('/comments', addComment, { answer: commentAnswer, status: 201 }),
  patch('/comments/:commentId', editComment, { answer: commentAnswer }),
  del('/comments/:commentId', removeComment, { answer: null, status: 204 }),
]);
