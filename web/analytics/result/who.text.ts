import type { CountedBy } from '../../../contract/analytics/question.ts';
import { formatNumber } from '../../platform/format.ts';
import { questionText } from '../question/question.text.ts';

export const whoText = {
  title: { person: 'Who are these people?', account: 'Which accounts are these?' } satisfies Record<CountedBy, string>,
  shown: (by: CountedBy, many: number, hasMore: boolean) =>
    hasMore ? `The first ${questionText.many(by, many)}` : questionText.many(by, many),
  more: 'Show more',
  unknown: { person: 'Not identified', account: 'Not described' } satisfies Record<CountedBy, string>,
  number: (number: number) => `no. ${number}`,
  nobody: 'Nobody is in this cell.',
  tooFew: 'Too few are behind this number: who they are is not shown.',
  save: 'Save as segment',
  saving: 'Gathering who they are …',
  segmentName: 'Name of the segment',
  saved: (name: string, many: number) => `Segment ${name} has ${formatNumber(many)} members`,
  withoutRecord: (many: number) =>
    `${formatNumber(many)} without a record are left out: a segment lists persons and accounts that are known.`,
  noRecord: 'None of them has a record yet, so there is nobody to list.',
  most: (most: number) => `A list holds at most ${formatNumber(most)}; the first of them are taken.`,
};
