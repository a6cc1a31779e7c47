// What this reader opened from the palette last: offered again before anything is typed.
import type { SearchHit } from '../../../contract/platform/search.ts';
import { recall, remember } from '../browser-memory.ts';

export type Recent = Pick<SearchHit, 'kind' | 'id' | 'productId'> & { title: string };

const mostRecent = 6;

const keyOf = (workspaceId: string) => `palette.recent.${workspaceId}`;

export const recallRecent = (workspaceId: string): readonly Recent[] => {
  const stored = recall<unknown>(keyOf(workspaceId), []);
  return Array.isArray(stored) ? (stored as Recent[]).slice(0, mostRecent) : [];
};

/** The newest first, each once. */
export const withRecent = (before: readonly Recent[], opened: Recent): Recent[] =>
  [opened, ...before.filter((one) => one.id !== opened.id)].slice(0, mostRecent);

export const rememberRecent = (workspaceId: string, opened: Recent): void =>
  remember(keyOf(workspaceId), withRecent(recallRecent(workspaceId), opened));
