import { expect, test } from 'vitest';
import type { Here } from '../session/here.ts';
import { type Area, isWithin, type Place, placeHref, placeRoot, placesOf } from './area.ts';

const here = (productId?: string): Here => ({
  member: { id: 'mem_1', name: 'Ada', email: 'a@b.c' },
  workspace: {
    id: 'w1',
    name: 'W',
    memberId: 'mem_1',
    memberName: 'Ada',
    currency: 'EUR',
    timeZone: 'UTC',
    role: 'viewer',
    function: 'product',
    permissions: [],
    settings: { timeZone: null, locale: null, theme: null, mailChoice: 'at_once' },
    products: [],
  },
  product: productId === undefined ? undefined : { id: productId, name: 'P', businessModel: 'b2c' },
  may: () => false,
});
const place = (key: Place['key'], more: Partial<Place> = {}): Place => ({
  key,
  label: key,
  icon: () => null,
  path: key,
  scope: 'product',
  ...more,
});

test('the rail keeps its order however the areas are mounted', () => {
  const areas: Area[] = [
    { places: [place('settings', { scope: 'workspace' }), place('people')] },
    { places: [place('inbox'), place('problems')] },
  ];
  expect(placesOf(areas, here('p1')).map((one) => one.key)).toEqual(['problems', 'inbox', 'people', 'settings']);
});

test('areas that share an entry add their pages to it', () => {
  const settings = (label: string) => place('settings', { scope: 'workspace', children: [{ label, path: `settings/${label}` }] });
  const [only, ...others] = placesOf([{ places: [settings('members')] }, { places: [settings('playbook')] }], here());
  expect(others).toEqual([]);
  expect(only?.children?.map((child) => child.label)).toEqual(['members', 'playbook']);
});

test('without a product only the places of the workspace are there', () => {
  const areas: Area[] = [{ places: [place('problems'), place('settings', { scope: 'workspace' })] }];
  expect(placesOf(areas, here()).map((one) => one.key)).toEqual(['settings']);
});

test('a place that follows the lens keeps one root', () => {
  const people = place('people', { path: (at) => (at.product?.businessModel === 'b2c' ? 'people/persons' : 'people/accounts') });
  expect(placeHref(here('p1'), people)).toBe('/w/w1/p/p1/people/persons');
  expect(placeRoot(here('p1'), people)).toBe('/w/w1/p/p1/people');
});

test('a page belongs to its place, a name that only begins alike does not', () => {
  expect(isWithin('/w/w1/p/p1/problems/prb_1', '/w/w1/p/p1/problems')).toBe(true);
  expect(isWithin('/w/w1/p/p1/problems-old', '/w/w1/p/p1/problems')).toBe(false);
});
