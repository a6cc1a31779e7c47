import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

const row = (event: string, subjectKind: string, subjectId: string) => ({ event, subjectKind, subjectId });

test('a record is told once, with what happened to it last', () => {
  expect(
    changesOf([row('problem.renamed', 'problem', 'a'), row('evidence.captured', 'evidence', 'b'), row('problem.merged', 'problem', 'a')]),
  ).toEqual([
    { event: 'problem.merged', kind: 'problem', id: 'a' },
    { event: 'evidence.captured', kind: 'evidence', id: 'b' },
  ]);
});

test('a flood is told by kind, and fits into a signal', () => {
  const many = Array.from({ length: 200 }, (_, at) => row('evidence.captured', at % 2 ? 'evidence' : 'link', `evd_${'x'.repeat(20)}${at}`));
  expect(changesOf(many)).toEqual([
    { event: 'evidence.captured', kind: 'link', id: null },
    { event: 'evidence.captured', kind: 'evidence', id: null },
  ]);
  const most = many.slice(0, 40).map((one) => ({ ...one, event: 'stakeholder_role.confirmed_again' }));
  expect(JSON.stringify(changesOf(most)).length).toBeLessThan(7_000);
});
