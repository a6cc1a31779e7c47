// Who is named in a comment. The id counts; the name beside it is set by us, so that nobody is made to look like somebody else.
import { mentionMark, mostMentions, readMentions } from '../../contract/platform/mention.ts';
import type { Issue } from '../platform/errors.ts';

export type Named = ReadonlyMap<string, { name: string; isFormer: boolean }>;

/** Ids of those mentioned, each once, in the order of the text. */
export const mentionedIn = (body: string): string[] => [
  ...new Set(readMentions(body).flatMap((part) => (part.kind === 'mention' ? [part.memberId] : []))),
];

/**
 * What is wrong with the mentions of a text; null when nothing is. Whoever was mentioned before (`known`) may have left meanwhile.
 *
 * Errors  none; codes are mention_not_member and too_many_mentions.
 */
export function mentionTrouble(body: string, people: Named, known: readonly string[] = []): Issue | null {
  const ids = mentionedIn(body);
  if (ids.length > mostMentions)
    return { path: 'body', code: 'too_many_mentions', message: `names ${ids.length} members; the most is ${mostMentions}` };
  const stranger = ids.find((id) => (people.get(id)?.isFormer ?? true) && !(people.has(id) && known.includes(id)));
  return stranger === undefined
    ? null
    : { path: 'body', code: 'mention_not_member', message: `mentions ${stranger}, who is no member of this workspace` };
}

/** The text with the name that each mentioned member has now. */
export const withPresentNames = (body: string, people: Named): string =>
  readMentions(body)
    .map((part) =>
      part.kind === 'text' ? part.text : mentionMark({ id: part.memberId, name: people.get(part.memberId)?.name ?? part.name }),
    )
    .join('');
