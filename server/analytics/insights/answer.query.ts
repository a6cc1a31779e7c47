// What an insight is answered with now.
import { type InsightAnswer, insightRef } from '../../../contract/analytics/insight.ts';
import type { QuestionAnswer } from '../../../contract/analytics/question-answer.ts';
import { factsQuery } from '../../platform/facts/facts-query.ts';
import { answerQuestion } from '../questions/answer.query.ts';
import { loadAskedIn } from '../questions/asked-in.query.ts';
import { insightAnswerOf } from './insight.actions.ts';
import { getNoun } from './noun.store.ts';

/** Errors  insight_not_found, and those of the question. */
export const answerInsight = factsQuery({
  name: 'insight.answered',
  input: insightRef,
  can: 'read',
  async load(scope, input) {
    const insight = await insightAnswerOf(scope, await getNoun(scope, 'insights', input.insightId));
    const asked = await loadAskedIn(scope, insight.productId, insight.question);
    return { insight, asked, showsSql: scope.actor.permissions.includes('export') };
  },
  async run(facts, { insight, asked, showsSql }, _input, { signal }): Promise<{ insight: InsightAnswer; answer: QuestionAnswer }> {
    return { insight, answer: await answerQuestion(facts, insight.question, asked, { hideUnder: insight.hideUnder, showsSql, signal }) };
  },
});
