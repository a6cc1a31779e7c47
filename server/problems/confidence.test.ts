import { describe, expect, it, test } from 'vitest';
import { resolvePolicy } from '../../contract/playbook/resolve.ts';
import { fc } from '../../test/support/properties.ts';
import { confidenceOf, type EvidenceKind, type EvidenceSummary, evidenceKinds, kindsOf } from './confidence.ts';

const table = resolvePolicy('problems.confidence', 'b2c').value;

test.each<[string, EvidenceSummary, number]>([
  ['no evidence is no confidence', { reachMeasured: false, people: {} }, 0],
  ['votes alone say little, however many', { reachMeasured: false, people: { vote: 4000 } }, 0.1],
  ['one ticket says a little more than any number of votes', { reachMeasured: false, people: { support: 1, vote: 4000 } }, 0.2],
  ['four people of one kind are few', { reachMeasured: false, people: { support: 4 } }, 0.2],
  ['five people of one kind are many', { reachMeasured: false, people: { survey: 5 } }, 0.4],
  ['two kinds, three people', { reachMeasured: false, people: { interview: 1, support: 2 } }, 0.5],
  ['two kinds, five people', { reachMeasured: false, people: { interview: 2, review: 3 } }, 0.7],
  ['a measured reach alone says that, not why', { reachMeasured: true, people: {} }, 0.5],
  ['an alert measures as well', { reachMeasured: false, people: { analytics: 1 } }, 0.5],
  ['votes add nothing to a measurement', { reachMeasured: true, people: { vote: 12 } }, 0.5],
  ['measured, and one person told us', { reachMeasured: true, people: { interview: 1 } }, 0.6],
  ['measured, and many told us in one way', { reachMeasured: true, people: { support: 30 } }, 0.7],
  ['measured, and few told us in two ways', { reachMeasured: true, people: { support: 1, interview: 1 } }, 0.8],
  ['measured, and many told us in two ways', { reachMeasured: true, people: { support: 3, interview: 2 } }, 1],
])('%s', (_title, evidence, confidence) => {
  expect(confidenceOf(evidence, table).confidence).toBe(confidence);
});

test('the case and what led to it are opened', () => {
  expect(confidenceOf({ reachMeasured: true, people: { sales: 2, interview: 3, vote: 7 } }, table)).toEqual({
    confidence: 1,
    hearing: 'severalKindsMany',
    measured: true,
    kindsHeard: ['interview', 'sales'],
    peopleHeard: 5,
  });
});

test('votes and measurements are kinds of evidence when a problem is to be validated', () => {
  expect(kindsOf({ reachMeasured: true, people: { vote: 3, analytics: 1, support: 0 } })).toBe(2);
});

const evidence: fc.Arbitrary<EvidenceSummary> = fc.record({
  reachMeasured: fc.boolean(),
  people: fc.dictionary(fc.constantFrom(...evidenceKinds), fc.integer({ min: 0, max: 12 })),
});

describe('laws of confidence', () => {
  it('stays between 0 and 1', () => {
    fc.assert(
      fc.property(evidence, (summary) => {
        const { confidence } = confidenceOf(summary, table);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never falls when evidence is added', () => {
    const more = fc.record({
      kind: fc.option(fc.constantFrom<EvidenceKind>(...evidenceKinds)),
      people: fc.integer({ min: 1, max: 9 }),
      measure: fc.boolean(),
    });
    fc.assert(
      fc.property(evidence, more, (summary, { kind, people, measure }) => {
        const added: EvidenceSummary = {
          reachMeasured: summary.reachMeasured || measure,
          people: kind === null ? summary.people : { ...summary.people, [kind]: (summary.people[kind] ?? 0) + people },
        };
        expect(confidenceOf(added, table).confidence).toBeGreaterThanOrEqual(confidenceOf(summary, table).confidence);
      }),
    );
  });
});
