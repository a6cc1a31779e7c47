import type { JobDefinition } from '../jobs/job.ts';
import { pruneNotifications } from './notification.store.ts';

const keptDays = 90;
const keptOfMember = 1000;

export const notificationJobs: readonly JobDefinition[] = [
  {
    name: 'platform.tidy_notifications',
    schedule: '20 2 * * *',
    async run({ database, clock, log }) {
      const before = new Date(clock().getTime() - keptDays * 86_400_000);
      const removed = await pruneNotifications(database, before, keptOfMember);
      log.info({ part: 'notifications', removed }, 'old notifications went');
    },
  },
];
