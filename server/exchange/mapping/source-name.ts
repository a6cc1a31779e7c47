import { asWord } from '../cells/index.ts';

/** `ravenstack_accounts.csv` → `ravenstack accounts`: the member will name the system better. */
export function sourceFrom(fileName: string | undefined): string {
  const base = (fileName ?? '').replace(/^.*[\\/]/, '').replace(/(\.\w{1,5})+$/, '');
  const words = asWord(base.replaceAll(/[^\p{L}\p{N}]+/gu, ' '))
    .slice(0, 100)
    .trim();
  return words === '' ? 'file' : words;
}
