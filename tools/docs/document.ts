export interface Document {
  /** Path relative to the repository. */
  file: string;
  text: string;
}

/** The text without code, in which brackets and hashes mean something else. Line breaks stay. */
export const withoutCode = (text: string): string =>
  text.replace(/^(```|~~~)[\s\S]*?^\1/gm, (code) => code.replace(/[^\n]/g, '')).replace(/`[^`\n]*`/g, '');

/** The contents of fenced code that is run in a terminal. */
export const terminalCode = (text: string): string[] =>
  [...text.matchAll(/^( {0,3})```(?:sh|bash|shell|console)?[ \t]*\n([\s\S]*?)^\1```/gm)].map((match) => match[2] ?? '');
