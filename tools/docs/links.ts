import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Document, withoutCode } from './document.ts';

/** The anchor that a heading gets where Markdown is shown: lower case, words joined by hyphens, no punctuation. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

const anchorsIn = (text: string): string[] =>
  [...text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) => anchorOf(match[1] ?? ''));

/** Every relative link that leads to no file, or to a heading that is not there. Addresses on the web are not asked. */
export const badLinks = (root: string, documents: readonly Document[]): string[] =>
  documents.flatMap(({ file, text }) => {
    const plain = withoutCode(text);
    const links = [...plain.matchAll(/\]\(\s*<?([^)>\s]+)>?(?:\s+"[^"]*")?\s*\)/g), ...plain.matchAll(/(?:src|href)="([^"]+)"/g)];
    return links.flatMap((match) => {
      const link = match[1] ?? '';
      if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return [];
      const [place = '', anchor] = decodeURI(link).split('#');
      const target = place === '' ? path.join(root, file) : path.resolve(root, path.dirname(file), place);
      if (!existsSync(target)) return [`${file}: the link ${link} leads nowhere`];
      const isDocument = target.endsWith('.md') && statSync(target).isFile();
      if (anchor && isDocument && !anchorsIn(readFileSync(target, 'utf8')).includes(anchor))
        return [`${file}: ${link} has no such heading`];
      return [];
    });
  });
