import { sql } from 'kysely';
import { type PersonPageAnswer, readPersonPageRequest } from '../../contract/people/person-page.ts';
import type { SegmentDefinition } from '../../contract/people/segment.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { dayOf } from './days.ts';
import { listExternalRefs } from './external-ref.store.ts';
import { listMemberships } from './membership.query.ts';
import { listLastSeen } from './observe.store.ts';
import { personAnswerOf } from './person.query.ts';
import { getRecord } from './record.store.ts';
import { isMember } from './segment.query.ts';
import { listStakeholderRoles } from './stakeholder-role.query.ts';

const listLimit = 100;

export const readPersonPage = query({
  name: 'person_page.read',
  input: readPersonPageRequest,
  can: 'read',
  async run(scope, input): Promise<PersonPageAnswer> {
    const person = await getRecord(scope, 'persons', input.personId);
    const of = { personId: person.id, archived: false, limit: listLimit };
    return {
      asOf: input.asOf ?? dayOf(scope.now),
      limit: listLimit,
      person: personAnswerOf(person),
      lastSeenAt: (await listLastSeen(scope, [person.id])).get(person.id)?.toISOString() ?? null,
      memberships: (await listMemberships(scope, of)).items,
      roles: (await listStakeholderRoles(scope, of)).items,
      externalRefs: await listExternalRefs(scope, person.id),
      segments: await listSegmentsOf(scope, person.id),
    };
  },
});

// Each segment is one small question; more of them than this belong on the segment's page, not here.
const mostSegments = 30;

async function listSegmentsOf(scope: Scope, personId: string): Promise<PersonPageAnswer['segments']> {
  const found = await sql<{ id: string; name: string; definition: SegmentDefinition }>`
    select id, name, definition from segments where workspace_id = ${scope.workspaceId} and kind = 'person' and archived_at is null
    order by name_key, id limit ${mostSegments}`.execute(scope.db);
  const segments: PersonPageAnswer['segments'] = [];
  for (const { id, name, definition } of found.rows) if (await isMember(scope, 'person', definition, personId)) segments.push({ id, name });
  return segments;
}
