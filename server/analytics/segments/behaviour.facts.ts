// What people and accounts did, as a condition of segments.
import { type Behaviour, behaviourSource } from '../../../contract/analytics/behaviour.ts';
import { registerSegmentSource } from '../../people/index.ts';
import type { Subscription } from '../../platform/outbox.ts';
import { freshenBehaviour } from './behaviour.jobs.ts';
import { findBehaviourNos, wantBehaviour } from './behaviour.store.ts';
import { behavioursIn, faultOfBehaviour, readBehaviour } from './behaviour.ts';

const wordsOf = ({ event, times, days }: Behaviour): string =>
  `did ${event === null ? 'anything' : `“${event}”`} ${times === 1 ? 'at least once' : `at least ${times} times`} in the last ${days === 1 ? 'day' : `${days} days`}`;

registerSegmentSource({
  name: behaviourSource,
  kinds: ['account', 'person'],
  fault: faultOfBehaviour,
  words: (value) => wordsOf(readBehaviour(value)),
  // Nobody, until they are found; that follows within moments of the rule being kept.
  numbers: async (scope, kind, value) => (await findBehaviourNos(scope, kind, readBehaviour(value))) ?? [],
  prepare: (ports, caller, kind, value) => freshenBehaviour(ports, caller.workspaceId, kind, readBehaviour(value)),
});

/** Conditions of segments are looked for as soon as they are kept. */
export const behaviourSubscription: Subscription = {
  name: 'analytics.behaviours',
  events: (event) => event === 'segment.created' || event === 'segment.changed',
  async hear(scope, rows) {
    for (const { payload } of rows) {
      const { definition } = payload as { definition?: unknown };
      // A change does not say the kind; the other one finds nobody, and costs one look.
      for (const value of behavioursIn(definition))
        for (const kind of ['person', 'account'] as const) await wantBehaviour(scope, kind, value);
    }
  },
};
