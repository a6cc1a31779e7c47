import type { JobDefinition } from '../jobs/job.ts';
import { tidyKeptAnswers } from './kept-answer.store.ts';

export const keptAnswerJobs: readonly JobDefinition[] = [
  {
    name: 'platform.tidy_kept_answers',
    schedule: '40 * * * *',
    async run({ database, clock, log }) {
      const removed = await tidyKeptAnswers(database, clock());
      log.info({ part: 'idempotency', removed }, 'answers of yesterday went');
    },
  },
];
