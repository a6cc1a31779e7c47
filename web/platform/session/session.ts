import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, type Session } from '../api.ts';
import { recall, remember } from '../browser-memory.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get('/session', { signal }),
  staleTime: 5 * 60_000,
  retry: 1,
});

/** After anything that changes what the member may see: a product was added, a name changed. */
export const refreshSession = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: sessionQuery.queryKey });

export interface LastPlace {
  workspaceId: string;
  /** Workspace → the product that was open last. */
  products: Readonly<Record<string, string>>;
}

const noPlace: LastPlace = { workspaceId: '', products: {} };

export const recallLastPlace = (): LastPlace => recall('last-place', noPlace);

export function rememberLastPlace(workspaceId: string, productId: string | undefined): void {
  const last = recallLastPlace();
  remember('last-place', {
    workspaceId,
    products: productId === undefined ? last.products : { ...last.products, [workspaceId]: productId },
  });
}

/**
 * Where somebody goes who opened `/`: the workspace and product of the last visit, else the first ones.
 *
 * Shape   undefined: the member belongs to no workspace. `productId` undefined: the workspace has no product yet.
 */
export function startingPlace(session: Session, last: LastPlace): { workspaceId: string; productId: string | undefined } | undefined {
  const workspace = session.workspaces.find((one) => one.id === last.workspaceId) ?? session.workspaces[0];
  if (!workspace) return undefined;
  const product = workspace.products.find((one) => one.id === last.products[workspace.id]) ?? workspace.products[0];
  return { workspaceId: workspace.id, productId: product?.id };
}

/** A return address is a path of this site, whatever the link says. */
export const safeReturn = (address: string | undefined): string =>
  address?.startsWith('/') && !address.startsWith('//') && !address.includes('\\') && !address.startsWith('/sign-in') ? address : '/';
