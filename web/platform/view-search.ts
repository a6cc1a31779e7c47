import type { ViewSearch } from '../../contract/platform/saved-view.ts';

/** What a link holds for the moment only: which view, which row is looked at, which form is open. */
const passing: ReadonlySet<string> = new Set(['view', 'open', 'new', 'part']);

/** The part of a page's address that a saved view keeps. */
export const searchOfView = (search: Readonly<Record<string, unknown>>): ViewSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([name, value]) => !passing.has(name) && value !== undefined && value !== null),
  ) as ViewSearch;

/** In whatever order the parts stand in the address. */
export function sameSearch(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  const written = (search: Readonly<Record<string, unknown>>) =>
    JSON.stringify(Object.entries(searchOfView(search)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return written(one) === written(other);
}
