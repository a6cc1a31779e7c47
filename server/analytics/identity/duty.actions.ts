import {
  erasePersonFactsRequest,
  type PersonFactsErasedAnswer,
  type RetentionAnswer,
  readRetentionRequest,
  setRetentionRequest,
} from '../../../contract/analytics/data-duties.ts';
import { forgetLastSeen } from '../../people/index.ts';
import { action } from '../../platform/action.ts';
import { notFound } from '../../platform/errors.ts';
import { query } from '../../platform/query.ts';
import { insertDuty } from './duty.store.ts';
import { deleteDistinctIds, listNumbersOf, listNumbersWith, lockIdentities } from './numbers.store.ts';
import { listFamily } from './record-family.query.ts';
import { findRetention, putRetention } from './retention.store.ts';

/**
 * Erases what a person did: their ids are nobody's at once, and their events go soon afterwards. The record in people stays as it is. A
 * second time there is nothing left to erase.
 *
 * Errors  person_not_found.
 */
export const erasePersonFacts = action({
  name: 'person.facts_erased',
  input: erasePersonFactsRequest,
  can: 'administer',
  subject: (input) => ({ kind: 'person', id: input.personId }),
  async run(scope, { personId }) {
    const family = await listFamily(scope, 'person', [personId]);
    if (!family.has(personId)) throw notFound('person', personId);
    await lockIdentities(scope);
    const numbers = await listNumbersWith(scope, 'person', await listNumbersOf(scope, 'person', [...family.keys()]));
    const result: PersonFactsErasedAnswer = { personId, distinctIds: numbers.length };
    if (numbers.length === 0) return { result };
    await deleteDistinctIds(scope, numbers);
    await forgetLastSeen(scope, [...family.keys()]);
    await insertDuty(scope, { kind: 'erase', numbers, days: [], accounts: [] });
    return { result, after: { personId, distinctIds: numbers.length } };
  },
});

export const readRetention = query({
  name: 'retention.read',
  input: readRetentionRequest,
  can: 'read',
  run: async (scope): Promise<RetentionAnswer> => ({ workspaceId: scope.workspaceId, months: await findRetention(scope) }),
});

/** How long events are kept. What is older goes the next night, and does not come back. */
export const setRetention = action({
  name: 'retention.changed',
  input: setRetentionRequest,
  can: 'administer',
  subject: (_input, result: RetentionAnswer) => ({ kind: 'workspace', id: result.workspaceId }),
  async run(scope, { months }) {
    const before = await findRetention(scope);
    const result: RetentionAnswer = { workspaceId: scope.workspaceId, months };
    if (before === months) return { result };
    await putRetention(scope, months);
    return { result, before: { months: before }, after: { months } };
  },
});
