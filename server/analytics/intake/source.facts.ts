import type { Subscription } from '../../platform/outbox.ts';
import { sourcesChannel } from './source-book.intake.ts';

const events: ReadonlySet<string> = new Set(['source.key_rotated', 'source.archived', 'source.restored']);

/** A key that was changed is refused, and a new one known, on every server at once. */
export const sourceSubscription: Subscription = {
  name: 'analytics.sources',
  events: (event) => events.has(event),
  hear: (scope, _rows, signals) => signals.publish(scope.db, sourcesChannel, {}),
};
