import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import { formatDate } from '../../platform/format.ts';
import { problemsText } from '../problems.text.ts';

/** A title that the server built of the first words is no title of its own: it follows the words. */
export const isBuilt = ({ title, body }: Pick<EvidenceDetail, 'title' | 'body'>): boolean =>
  body.replace(/\s+/g, ' ').trim().startsWith(title.replace(/…$/, ''));

type Headed = Pick<EvidenceDetail, 'title' | 'body' | 'kind' | 'person' | 'account' | 'occurredAt'> &
  Partial<Pick<EvidenceDetail, 'fields'>>;

const isBuiltOfFacts = ({ title, body, fields = {} }: Headed) =>
  body.trim() === '' && Object.keys(fields).some((name) => title.startsWith(`${name}: `));

/** What stands over the words: a title of its own, else what it is and whose, since the words and facts follow anyway. */
export function headingOf(evidence: Headed): string {
  const isRepeated = evidence.body.trim() === '' ? isBuiltOfFacts(evidence) : isBuilt(evidence);
  if (!isRepeated) return evidence.title;
  const who = evidence.person?.name ?? evidence.account?.name ?? formatDate(evidence.occurredAt);
  return `${problemsText.kinds[evidence.kind]} · ${who}`;
}
