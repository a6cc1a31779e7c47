import { z } from 'zod';
import { idSchema } from './id.ts';
import { memberId } from './member.ts';
import { line } from './text.ts';

export const savedViewId = idSchema('vew');

/** The page a view belongs to: `accounts`, `problems/ranking`. */
export const viewPage = z.string().regex(/^[a-z][a-z0-9/_-]{0,79}$/, 'must be the name of a page');

const searchValue = z.union([
  line(500),
  z.literal(''),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([line(200), z.number()])).max(200),
]);

/** What stands in the page's address: filter, sort, lens, columns. The page reads it as it would read the address, so an old view cannot break it. */
export const viewSearch = z.record(line(60), searchValue).refine((search) => Object.keys(search).length <= 60, 'at most 60 parameters');
export type ViewSearch = z.infer<typeof viewSearch>;

export const createSavedViewRequest = z.strictObject({
  page: viewPage,
  name: line(120),
  search: viewSearch,
  /** For everybody in the workspace; else for its maker only. */
  shared: z.boolean().default(false),
});

export const changeSavedViewRequest = z.strictObject({
  savedViewId,
  name: line(120).optional(),
  search: viewSearch.optional(),
  shared: z.boolean().optional(),
  expectedVersion: z.int().optional(),
});

export const savedViewRef = z.strictObject({ savedViewId, expectedVersion: z.int().optional() });
export const listSavedViewsRequest = z.strictObject({ page: viewPage.optional() });

export const savedViewAnswer = z.object({
  id: savedViewId,
  page: viewPage,
  name: z.string(),
  search: viewSearch,
  shared: z.boolean(),
  memberId,
  memberName: z.string().nullable(),
  isMine: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type SavedViewAnswer = z.infer<typeof savedViewAnswer>;

/** Mine and the shared ones, by name. Bounded by `mostSavedViews` a member, so it is not paged. */
export const savedViewList = z.object({ items: z.array(savedViewAnswer) });
export const mostSavedViews = 200;
