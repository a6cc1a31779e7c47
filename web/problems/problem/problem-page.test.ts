import { describe, expect, test } from 'vitest';
import type { Explanation, FamilyPart } from '../../../contract/problems/explanation.ts';
import type { ProblemAccount } from '../../../contract/problems/problem.ts';
import { affectedAccounts, wordFrom } from './affected.ts';
import { evidencePicture, monthsBetween } from './evidence-picture.ts';
import { changedFacts, eventWords, piecesOf } from './history-words.ts';
import { wayBack } from './use-problem-changes.ts';
import { effortOf, positionOf, steps, triedOf } from './what-if.ts';

describe('who feels it', () => {
  const account = (id: string, evidence: number): ProblemAccount => ({
    account: { id, name: id },
    evidence,
    people: 1,
    voices: [
      { reason: 'grow', importance: 1 },
      { reason: 'protect', importance: 2 },
    ],
    teamValue: null,
    lastOccurredAt: null,
  });
  const money = (accountId: string, value: number, due: string | null = null) =>
    ({
      accountId,
      name: accountId,
      reason: 'protect',
      budget: value * 10,
      value,
      costPerWeek: null,
      people: 2,
      note: null,
      deadline: due === null ? null : { id: 'x', kind: 'renewal', on: due, note: null },
    }) as unknown as FamilyPart;
  const explained = (families: FamilyPart[]) => ({ business: { families } }) as unknown as Explanation;

  test('accounts stand by what is at stake; the head of a family brings its money without a voice', () => {
    const rows = affectedAccounts(
      [account('small', 9), account('big', 1)],
      explained([money('big', 500, '2026-07-01'), money('big', 100, '2026-06-01'), money('head', 300)]),
    );
    expect(rows.map((row) => [row.id, row.value, row.due])).toEqual([
      ['big', 600, '2026-06-01'],
      ['head', 300, null],
      ['small', null, null],
    ]);
    expect(rows[1]?.evidence).toBe(0);
  });

  test('the team’s word begins with what the account’s people said most strongly', () => {
    const [row] = affectedAccounts([account('a', 1)], undefined);
    expect(row && wordFrom(row)).toEqual({ importance: 2, reason: 'protect' });
    expect(row && wordFrom({ ...row, team: { importance: 0, reason: 'neither' } })).toEqual({ importance: 0, reason: 'neither' });
  });
});

describe('evidence over time', () => {
  test('every month is there, also across a year’s end', () => {
    expect(monthsBetween('2025-11-01', '2026-02-01')).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01']);
  });

  test('a line for each source, the rare ones together', () => {
    const kinds = ['support', 'support', 'support', 'interview', 'interview', 'sales', 'sales', 'survey', 'review'] as const;
    const picture = evidencePicture(kinds.map((kind, index) => ({ kind, occurredAt: `2026-0${1 + (index % 3)}-05T00:00:00.000Z` })));
    expect(picture.kind === 'line' && picture.lines.map((line) => [line.label, line.points.map((point) => point.y)])).toEqual([
      ['Support', [1, 1, 1]],
      ['Interview', [1, 1, 0]],
      ['Sales', [1, 0, 1]],
      ['Others', [0, 1, 1]],
    ]);
  });
});

describe('history', () => {
  test('tells what changed in words', () => {
    const item = { before: { status: 'heard', parkedReason: null }, after: { status: 'chosen', parkedReason: null, productId: 'prd_1' } };
    expect(changedFacts(item, 'prb_1')).toEqual([{ label: 'Status', before: 'Heard', after: 'Chosen' }]);
  });

  test('finds this problem in a change of many', () => {
    const item = {
      before: {
        items: [
          { id: 'prb_2', impact: 1 },
          { id: 'prb_1', impact: null },
        ],
      },
      after: {
        items: [
          { id: 'prb_2', impact: 2 },
          { id: 'prb_1', impact: 3 },
        ],
      },
    };
    expect(changedFacts(item, 'prb_1')).toEqual([{ label: 'Impact', before: 'nothing', after: '3' }]);
  });

  test('a creation changes nothing, and an event without words is still readable', () => {
    expect(changedFacts({ before: null, after: { title: 'New' } }, 'prb_1')).toEqual([]);
    expect(eventWords('evidence.attached')).toBe('linked evidence');
    expect(eventWords('feature.drawn_up')).toBe('feature drawn up');
    expect(piecesOf({ after: { evidenceIds: ['a', 'b'] } })).toBe(2);
    expect(piecesOf({ after: null })).toBeUndefined();
  });
});

test('undoing a step goes back one step; out of parking it goes on step by step', () => {
  expect(wayBack('validated', 'heard')).toEqual(['heard']);
  expect(wayBack('parked', 'in_delivery')).toEqual(['validated', 'chosen', 'in_delivery']);
  expect(wayBack('parked', 'validated')).toEqual(['validated']);
  expect(wayBack('heard', 'parked')).toEqual(['parked']);
});

describe('what if', () => {
  test('a slider stops where an effort is', () => {
    for (const [position, step] of steps.entries()) {
      expect(effortOf(position)).toBe(step);
      expect(positionOf(step)).toBe(position);
    }
    expect(positionOf(4.4)).toBe(positionOf(4));
    expect(effortOf(999)).toBe(104);
  });

  test('only what is tried is asked for', () => {
    expect(triedOf(undefined, undefined)).toEqual({});
    expect(triedOf(3, undefined)).toEqual({ effortPersonWeeks: 3 });
    expect(triedOf(undefined, 0.5)).toEqual({ impact: 0.5 });
  });
});
