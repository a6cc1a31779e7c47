import { readMentions } from '../../../contract/platform/mention.ts';

const longest = 200;

/** The beginning of a text on one line, mentions as names. Units: characters as people count them are never cut in two. */
export function excerptOf(text: string): string {
  const line = readMentions(text.slice(0, 4 * longest))
    .map((part) => (part.kind === 'text' ? part.text : `@${part.name}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= longest) return line.toWellFormed();
  const kept: string[] = [];
  let length = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
    length += segment.length;
    if (length >= longest) break;
    kept.push(segment);
  }
  return `${kept.join('').trimEnd()}…`.toWellFormed();
}
