/** Mentions stand in the text as `@[name](mem_…)`: readable where they are not understood. */

export type CommentPart = { kind: 'text'; text: string } | { kind: 'mention'; name: string; memberId: string };

const pattern = /@\[([^\]\n]{1,120})\]\((mem_[a-z0-9]+)\)/g;

export function readMentions(body: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let end = 0;
  for (const match of body.matchAll(pattern)) {
    if (match.index > end) parts.push({ kind: 'text', text: body.slice(end, match.index) });
    parts.push({ kind: 'mention', name: match[1] ?? '', memberId: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < body.length) parts.push({ kind: 'text', text: body.slice(end) });
  return parts;
}

/** What is being typed after an `@` before the caret; undefined when nobody is being mentioned. */
export function mentionBeingTyped(textBeforeCaret: string): string | undefined {
  return /(?:^|\s)@([\p{L}\p{N}.\- ]{0,30})$/u.exec(textBeforeCaret)?.[1];
}

/** Puts a member in place of what was typed after the `@`. */
export function insertMention(body: string, caret: number, member: { id: string; name: string }): { body: string; caret: number } {
  const start = body.slice(0, caret).lastIndexOf('@');
  const mention = `@[${member.name.replace(/[\]\n]/g, '')}](${member.id}) `;
  return { body: body.slice(0, start) + mention + body.slice(caret), caret: start + mention.length };
}
