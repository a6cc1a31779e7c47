// A mention stands in a text as `@[name](mem_…)`: readable where it is not understood. The id is what counts.
import { z } from 'zod';

export type TextPart = { kind: 'text'; text: string } | { kind: 'mention'; name: string; memberId: string };

const mark = /@\[([^\]\n]{0,120})\]\((mem_[0-9a-hjkmnp-tv-z]{20})\)/g;

/** More is no conversation but a mailing list. */
export const mostMentions = 50;

export function readMentions(body: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of body.matchAll(mark)) {
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index) });
    parts.push({ kind: 'mention', name: match[1] ?? '', memberId: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end) });
  return parts;
}

export const mentionMark = (member: { id: string; name: string }): string => `@[${member.name.replace(/[\]\n]/g, '')}](${member.id})`;

/** Whom a text mentions, by the name they have now. `isFormer`: no longer a member here. */
export const mentionAnswer = z.object({ memberId: z.string(), name: z.string(), isFormer: z.boolean() });
export type MentionAnswer = z.infer<typeof mentionAnswer>;
