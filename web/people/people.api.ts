import { queryOptions } from '@tanstack/react-query';
import type { SegmentAnswer } from '../../contract/people/segment.ts';
import type { Api } from '../platform/api.ts';

/**
 * Keys of what is cached of accounts and persons. All begin with `people`: a revenue line moves the account, its family, the list and the
 * customer base, so whoever changes one noun reads all of them again.
 */
export const peopleKeys = {
  all: ['people'] as const,
  /** What people said; it hangs on accounts and persons and follows them when they are merged. */
  problems: ['problems'] as const,
};

/** Far more than anybody lists by hand; a page never asks without end. */
const most = 500;

/** `asOf`: the account as it stood on that day. */
export const accountQuery = (api: Api, accountId: string, asOf?: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'account', accountId, ...(asOf === undefined ? [] : [asOf])],
    queryFn: ({ signal }) => api.get(`/accounts/${accountId}/page`, { query: { months: 36, asOf }, signal }),
  });

/** Of one account. More lines than this belong on the list of lines, not on a page. */
export const revenueLinesQuery = (api: Api, accountId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'account', accountId, 'revenue-lines'],
    queryFn: ({ signal }) => api.listAll('/revenue-lines', { query: { accountId }, pageSize: 100, most, signal }),
  });

export const personQuery = (api: Api, personId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'person', personId],
    queryFn: ({ signal }) => api.get(`/persons/${personId}/page`, { signal }),
  });

export const membersQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: ['members', 'present', workspaceId],
    queryFn: ({ signal }) => api.listAll('/members', { most: 2000, signal }),
    staleTime: 60_000,
  });

export const segmentsQuery = (api: Api, workspaceId: string, kind: SegmentAnswer['kind']) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'segments', 'names', workspaceId, kind],
    queryFn: ({ signal }) => api.listAll('/segments', { query: { kind }, most, signal }),
    staleTime: 60_000,
  });

/** Units  rows that a picker offers at once. */
const offered = 12;

export const accountChoicesQuery = (api: Api, workspaceId: string, text: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'choices', 'account', workspaceId, text],
    queryFn: ({ signal }) => api.get('/accounts', { query: { q: text, limit: offered }, signal }).then((page) => page.items),
  });

export const personChoicesQuery = (api: Api, workspaceId: string, text: string, accountId?: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'choices', 'person', workspaceId, text, accountId],
    queryFn: ({ signal }) => api.get('/persons', { query: { q: text, accountId, limit: offered }, signal }).then((page) => page.items),
  });

export const accountNameQuery = (api: Api, accountId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'account', accountId, 'name'],
    queryFn: ({ signal }) => api.get(`/accounts/${accountId}`, { signal }),
  });
