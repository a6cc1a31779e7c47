import { describe, expect, test } from 'vitest';
import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import type { CaptureValues } from '../capture/capture-form.ts';
import { changeOf, valuesOf } from './evidence-form.ts';
import { headingOf } from './heading.ts';

const now = new Date(2026, 4, 12, 9, 30);
const evidence: EvidenceDetail = {
  id: `evd_${'0'.repeat(20)}`,
  productId: `prd_${'0'.repeat(20)}`,
  kind: 'support',
  title: 'The export is slow, and then…',
  body: 'The export is slow, and then it stops',
  occurredAt: new Date(2026, 4, 2, 14, 45).toISOString(),
  personId: 'p',
  accountId: 'a',
  person: { id: 'p', name: 'Ann' },
  account: { id: 'a', name: 'Acme' },
  unnamedPeople: 3,
  source: 'form',
  sourceUrl: null,
  externalId: null,
  sentiment: -1,
  tags: ['export'],
  fields: { NPS: 3, isTrial: false },
  snapshot: null,
  triage: 'waiting',
  parkedReason: null,
  accountUnclear: false,
  version: 4,
  createdBy: 'm',
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
  archivedAt: null,
  now: { account: null, roles: [] },
  problems: [],
  accountChoices: [],
};
const before = valuesOf(evidence);
const changed = (change: Partial<CaptureValues>) => changeOf(before, { ...before, ...change }, now);

describe('what an edit sends', () => {
  test.each<[string, Partial<CaptureValues>, object]>([
    ['nothing when nothing was changed', {}, {}],
    ['new words, and the title follows them', { body: 'It is fast now' }, { body: 'It is fast now', title: null }],
    ['a title of its own', { title: 'Slow export' }, { title: 'Slow export' }],
    ['nobody', { person: null, account: null }, { personId: null, accountId: null }],
    ['another day, at noon', { day: '2026-05-03' }, { occurredAt: new Date(2026, 4, 3, 12).toISOString() }],
    ['today, which is now', { day: '2026-05-12' }, { occurredAt: now.toISOString() }],
    ['no mood', { sentiment: '' }, { sentiment: null }],
    ['other tags', { tags: 'export, slow' }, { tags: ['export', 'slow'] }],
  ])('%s', (_title, change, wanted) => expect(changed(change)).toEqual(wanted));

  test('facts only when one of them changed', () => {
    expect(changed({ facts: [...before.facts, { name: 'Seats', value: '40' }] })).toEqual({
      title: null,
      fields: { NPS: 3, isTrial: 'false', Seats: 40 },
    });
  });
});

test('a title that was given stays in its field', () => expect(valuesOf({ ...evidence, title: 'Slow export' }).title).toBe('Slow export'));
test('over its words stands what it is and whose, or a title of its own', () => {
  expect(headingOf(evidence)).toBe('Support · Ann');
  expect(headingOf({ ...evidence, person: null })).toBe('Support · Acme');
  expect(headingOf({ ...evidence, title: 'Slow export' })).toBe('Slow export');
  expect(headingOf({ ...evidence, title: 'NPS: 3 · isTrial: false', body: '' })).toBe('Support · Ann');
  expect(headingOf({ ...evidence, title: 'A bad score', body: '' })).toBe('A bad score');
});
test('a title that was built is no title', () => expect(before.title).toBe(''));
