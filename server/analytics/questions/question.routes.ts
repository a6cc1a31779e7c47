import type { z } from 'zod';
import { actorPage, questionAnswer } from '../../../contract/analytics/question-answer.ts';
import { post, routes } from '../../platform/http/route.ts';
import { askQuestion, listActors } from './question.query.ts';

// A question may leave out what has a default, an answered one leaves out nothing: two types for one schema.
const answer = questionAnswer as z.ZodType;

export const questionRoutes = routes('Questions', [
  post('/products/:productId/questions', askQuestion, { answer, summary: 'Ask a question about what people or accounts did' }),
  post('/products/:productId/questions/actors', listActors, { answer: actorPage, summary: 'List who is behind one number of an answer' }),
]);
