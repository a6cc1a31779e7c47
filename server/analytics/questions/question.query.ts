// Questions as members and programs ask them.
import { askQuestionRequest, listActorsRequest } from '../../../contract/analytics/question-answer.ts';
import { factsQuery } from '../../platform/facts/facts-query.ts';
import { cursorAfter, pageOf } from '../../platform/page.ts';
import { getProduct } from '../../strategy/index.ts';
import { accountsOfNumbers, personsOfNumbers } from '../identity/index.ts';
import { actorsOf } from './actors.query.ts';
import { answerQuestion } from './answer.query.ts';
import { loadAskedIn } from './asked-in.query.ts';

/** Errors  product_not_found, and those of `answerQuestion`. */
export const askQuestion = factsQuery({
  name: 'question.answered',
  input: askQuestionRequest,
  can: 'read',
  load: async (scope, { productId, question }) => {
    await getProduct(scope, productId);
    return { asked: await loadAskedIn(scope, productId, question), showsSql: scope.actor.permissions.includes('export') };
  },
  run: (facts, { asked, showsSql }, { question, hideUnder }, { signal }) =>
    answerQuestion(facts, question, asked, { hideUnder, showsSql, signal }),
});

/** Who is in one cell of an answer. Errors  no_such_cell, too_few, and those of the question. */
export const listActors = factsQuery({
  name: 'question_actors.listed',
  input: listActorsRequest,
  can: 'read',
  load: async (scope, { productId, question }) => {
    await getProduct(scope, productId);
    return loadAskedIn(scope, productId, question);
  },
  async run(facts, asked, { question, cell, hideUnder, cursor, limit }, { signal, read }) {
    const after = Number(cursorAfter(cursor, 1)?.[0] ?? 0);
    const { numbers, hasMore } = await actorsOf(facts, question, cell, asked, { after, limit, hideUnder, signal });
    const who = await read((scope) => (question.by === 'person' ? personsOfNumbers(scope, numbers) : accountsOfNumbers(scope, numbers)));
    const found = new Map(who.map(({ number, id, name }) => [number, { number, id, name }]));
    // One more than shown says that there are more.
    const listed = hasMore ? [...numbers, 0] : numbers;
    return pageOf(
      listed,
      limit,
      (number) => found.get(number) ?? { number, id: null, name: null },
      (number) => [number],
    );
  },
});
