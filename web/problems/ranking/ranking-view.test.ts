import { describe, expect, test } from 'vitest';
import type { RankedProblem } from '../../../contract/problems/ranking.ts';
import { arrange } from '../../platform/table/column.ts';
import { viewOf } from './ranking.api.ts';
import { rankingPicture } from './ranking-picture.ts';
import { isOpenProblem, rankingSections, rankWith, tagsOf } from './ranking-view.ts';
import { withInputs, withStance } from './use-ranking-edits.ts';

const row = (id: string, change: Partial<RankedProblem> & { score?: number | null } = {}): RankedProblem => {
  const { score = 10, ...rest } = change;
  return {
    id,
    title: `Problem ${id}`,
    status: 'heard',
    version: 1,
    stewardIds: [],
    tags: [],
    block: score === null ? 'valued' : 'scored',
    rank: 1,
    because: 'b2b',
    effortPersonWeeks: score === null ? null : 4,
    durationWeeks: null,
    business: {
      rank: 1,
      score,
      valueAtStake: 1000,
      costPerWeek: score,
      weeks: 2,
      families: 2,
      cannotBeMet: 0,
      passed: 0,
      nextDueOn: null,
      stance: { importance: 1, reason: 'mixed', families: 2, byTeam: 0 },
    },
    consumer: {
      rank: 1,
      score,
      reach: 5,
      reachMeasured: false,
      impact: 1,
      impactAssumed: true,
      confidence: 0.5,
      effortPersonMonths: 1,
      numerator: 2.5,
    },
    evidenceCount: 3,
    evidenceKinds: {},
    lastEvidenceAt: null,
    ...rest,
  };
};

describe('what the server is asked for', () => {
  test('the lens of a hybrid product decides, unless both are read: then the playbook does', () => {
    expect(viewOf({}, 'both', true, undefined)).toEqual({});
    expect(viewOf({}, 'business', true, undefined)).toEqual({ lens: 'b2b' });
    expect(viewOf({}, 'consumer', true, undefined)).toEqual({ lens: 'b2c' });
    expect(viewOf({}, 'business', false, undefined)).toEqual({});
  });

  test('filters and order by their names; an order that only the page knows is left out', () => {
    const search = { asOf: '2026-01-31', segment: 'seg_1', status: 'heard,chosen', steward: 'mem_1', tag: 'mobile', q: 'export' };
    expect(viewOf(search, 'both', true, { id: 'cost', isDescending: true })).toEqual({
      asOf: '2026-01-31',
      segmentId: 'seg_1',
      status: 'heard,chosen',
      stewardId: 'mem_1',
      tag: 'mobile',
      q: 'export',
      sort: 'cost',
      direction: 'desc',
    });
    expect(viewOf({}, 'both', true, { id: 'tags', isDescending: false })).toEqual({});
  });
});

test('scored, valued and closed problems never mix', () => {
  const rows = [row('a'), row('b', { score: null }), row('c', { status: 'parked', score: null }), row('d')];
  const items = arrange(rows, (one) => one.id, rankingSections);
  expect(items.map((item) => (item.kind === 'row' ? item.id : item.section.id))).toEqual(['a', 'd', 'valued', 'b', 'closed', 'c']);
  expect(isOpenProblem({ status: 'in_delivery' })).toBe(true);
  expect(isOpenProblem({ status: 'released' })).toBe(false);
});

test('a tried score takes a place among the rows at hand, itself left out', () => {
  const rows = [row('a', { score: 30 }), row('b', { score: 20 }), row('c', { score: 10 }), row('d', { score: null })];
  const scoreOf = (one: RankedProblem) => one.business.score;
  expect(rankWith(25, 'c', rows, scoreOf, false)).toEqual({ rank: 2, isAtLeast: false });
  expect(rankWith(20, 'b', rows, scoreOf, false)).toEqual({ rank: 2, isAtLeast: false });
  expect(rankWith(1, 'a', rows, scoreOf, true)).toEqual({ rank: 3, isAtLeast: true });
  expect(rankWith(1, 'a', rows, scoreOf, false)).toEqual({ rank: 3, isAtLeast: false });
});

test('tags are those of the rows and the one that is asked for', () => {
  expect(tagsOf([{ tags: ['mobile', 'api'] }, { tags: ['api'] }], 'zoo')).toEqual(['api', 'mobile', 'zoo']);
});

describe('values shown before the server has answered', () => {
  test('typed inputs stand at once and leave the others alone', () => {
    const before = row('a');
    expect(withInputs(before, { effortPersonWeeks: 9 })).toMatchObject({ effortPersonWeeks: 9, durationWeeks: null });
    expect(withInputs(before, { effortPersonWeeks: null }).effortPersonWeeks).toBeNull();
    expect(withInputs(before, { impact: 3 }).consumer).toMatchObject({ impact: 3, impactAssumed: false });
  });

  test('the team’s word holds for every account; a problem that no account raised has none', () => {
    expect(withStance(row('a'), { importance: 3 }).business.stance).toEqual({ importance: 3, reason: 'mixed', families: 2, byTeam: 2 });
    const silent = row('b', { business: { ...row('b').business, stance: null } });
    expect(withStance(silent, { importance: 3 })).toBe(silent);
  });
});

test('a picture draws open, scored problems of one side, the best first', () => {
  const rows = [row('a', { score: 5 }), row('b', { score: 50 }), row('c', { score: null }), row('d', { status: 'parked' })];
  for (const side of ['business', 'consumer'] as const) {
    const picture = rankingPicture(rows, side, 'EUR');
    expect(picture.kind === 'bubble' && picture.bubbles.map((bubble) => [bubble.id, bubble.side])).toEqual([
      ['b', side],
      ['a', side],
    ]);
  }
});
