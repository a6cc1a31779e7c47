import { type MergeParticipant, registerMergeParticipant } from '../people/index.ts';
import {
  countOfSpeaker,
  findLinkedSpeakers,
  findObstacles,
  type MovedOfSpeaker,
  moveBackOfSpeaker,
  moveOfSpeaker,
} from './speaker-merge.store.ts';

/** Evidence, stakes, dates, team values and comments go where their account or person goes, in people's own transaction. */
const problemsOfSpeaker: MergeParticipant = {
  name: 'problems',
  count: countOfSpeaker,
  move: moveOfSpeaker,
  async obstacles(scope, merge, moved) {
    const found = await findObstacles(scope, merge, moved as MovedOfSpeaker);
    return found.map(({ kind, id, message }) => ({ subject: { kind: kind.replace(/s$/, ''), id }, message }));
  },
  moveBack: (scope, merge, moved) => moveBackOfSpeaker(scope, merge, moved as MovedOfSpeaker),
  linked: findLinkedSpeakers,
};

export const takePartInMerges = (): void => registerMergeParticipant(problemsOfSpeaker);
