import { expect, test } from 'vitest';
import { peopleOf } from './people-of.ts';

type Page = Parameters<typeof peopleOf>[0];
const role = (id: string, over: object = {}) =>
  ({ id, status: 'confirmed', influence: null, from: null, to: null, ...over }) as Page['roles'][number];
const membership = (personId: string, over: object = {}) =>
  ({ personId, personName: personId.toUpperCase(), personEmail: null, activeTo: null, ...over }) as Page['memberships'][number];

test('roles are told apart: proposed, held today by influence, and over', () => {
  const found = peopleOf({
    asOf: '2026-01-15',
    memberships: [],
    roles: [role('a', { influence: 2 }), role('b', { influence: 5 }), role('c', { status: 'proposed' }), role('d', { to: '2026-01-15' })],
  });
  expect(found.held.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(found.proposed.map(({ id }) => id)).toEqual(['c']);
  expect(found.past.map(({ id }) => id)).toEqual(['d']);
});

test('a person with two memberships is offered once; who left is not offered', () => {
  const memberships = [membership('b'), membership('b'), membership('a'), membership('c', { activeTo: '2025-01-01' })];
  expect(peopleOf({ asOf: '2026-01-15', roles: [], memberships }).people.map(({ name }) => name)).toEqual(['A', 'B']);
});
