// Live updates as a part of the application: facts go from the outbox to whoever listens, on every server.
import type { AreaModule } from '../area.ts';
import { changesOf } from './changes.ts';
import { liveRoutes } from './live.routes.ts';
import { liveChannel } from './live-hub.ts';

export const liveArea: AreaModule = {
  name: 'live',
  routes: [liveRoutes],
  subscriptions: [
    {
      name: 'live',
      events: () => true,
      // In the transaction that marks the facts delivered: told when it commits, and not when it does not.
      async hear({ db, workspaceId }, rows, signals) {
        await signals.publish(db, liveChannel, { workspaceId, changes: JSON.stringify(changesOf(rows)) });
      },
    },
  ],
};
