/** While a comment is written its mentions stand as `@Ada Lind`; what is sent holds who is meant (contract/platform/mention.ts). */
import { mentionMark, readMentions } from '../../../contract/platform/mention.ts';

export interface Mentioned {
  id: string;
  name: string;
}

/** What is being typed after an `@` before the caret; undefined when nobody is being mentioned, or the name is there already. */
export function mentionBeingTyped(textBeforeCaret: string, chosen: readonly Mentioned[] = []): string | undefined {
  const typed = /(?:^|\s)@([\p{L}\p{N}.\- ]{0,30})$/u.exec(textBeforeCaret)?.[1];
  return typed !== undefined && chosen.some(({ name }) => typed.startsWith(name)) ? undefined : typed;
}

/** Puts a member in place of what was typed after the `@`. */
export function insertMention(typed: string, caret: number, member: Mentioned): { typed: string; caret: number } {
  const start = typed.slice(0, caret).lastIndexOf('@');
  const mention = `@${member.name} `;
  const rest = typed.slice(caret);
  return { typed: typed.slice(0, start) + mention + rest.replace(/^ /, ''), caret: start + mention.length };
}

const isWithinWord = (text: string): boolean => /^[\p{L}\p{N}]/u.test(text);

/** What is sent: each chosen name after an `@` becomes a mention; of two members of one name, in the order in which they were chosen. */
export function bodyOf(typed: string, chosen: readonly Mentioned[]): string {
  const waiting = [...chosen].sort((a, b) => b.name.length - a.name.length);
  let body = '';
  let from = 0;
  for (let at = typed.indexOf('@'); at !== -1; at = typed.indexOf('@', from)) {
    body += typed.slice(from, at);
    const after = typed.slice(at + 1);
    const found = waiting.find(({ name }) => after.startsWith(name) && !isWithinWord(after.slice(name.length)));
    body += found ? mentionMark(found) : '@';
    from = at + 1 + (found ? found.name.length : 0);
    if (found && waiting.some((other) => other !== found && other.name === found.name)) waiting.splice(waiting.indexOf(found), 1);
  }
  return body + typed.slice(from);
}

/** The way back, to edit what was sent. */
export function typedOf(body: string, nameOf: (memberId: string, written: string) => string): { typed: string; chosen: Mentioned[] } {
  const parts = readMentions(body).map((part) => (part.kind === 'text' ? part : { ...part, name: nameOf(part.memberId, part.name) }));
  return {
    typed: parts.map((part) => (part.kind === 'text' ? part.text : `@${part.name}`)).join(''),
    chosen: parts.flatMap((part) => (part.kind === 'mention' ? [{ id: part.memberId, name: part.name }] : [])),
  };
}
