import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Permission } from '../../../contract/platform/permission.ts';
import { type Api, ApiError, type Session, type SessionProduct, type SessionWorkspace, workspaceApi } from '../api.ts';
import { recallLastPlace, sessionQuery } from './session.ts';

/** Who looks, at which workspace and product. */
export interface Here {
  /** Whoever is signed in, as a member of this workspace. */
  member: { id: string; name: string; email: string };
  workspace: SessionWorkspace;
  /** The product in the address, else the one that was open last in this workspace; undefined when it has none. */
  product: SessionProduct | undefined;
  may: (permission: Permission) => boolean;
}

const notHere = (what: string) =>
  new ApiError({ status: 404, code: 'not_found', title: `There is no such ${what}`, detail: 'It may be gone, or you may not see it.' });

export function whereabouts(session: Session, workspaceId: string, productId: string | undefined): Here {
  const workspace = session.workspaces.find((one) => one.id === workspaceId);
  if (!workspace) throw notHere('workspace');
  const lastId = recallLastPlace().products[workspaceId];
  const product =
    productId === undefined
      ? (workspace.products.find((one) => one.id === lastId) ?? workspace.products[0])
      : workspace.products.find((one) => one.id === productId);
  if (productId !== undefined && !product) throw notHere('product');
  return {
    member: { id: workspace.memberId, name: workspace.memberName, email: session.user.email },
    workspace,
    product,
    may: (permission) => workspace.permissions.includes(permission),
  };
}

/** For every page under `/w/$workspaceId`. */
export function useHere(): Here {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { workspaceId = '', productId } = useParams({ strict: false }) as { workspaceId?: string; productId?: string };
  return useMemo(() => whereabouts(session, workspaceId, productId), [session, workspaceId, productId]);
}

/** For pages under `/w/$workspaceId/p/$productId`, where there always is one. */
export function useProduct(): SessionProduct {
  const { product } = useHere();
  if (!product) throw notHere('product');
  return product;
}

/** The client of the workspace in the address: `useApi().get('/accounts')`. */
export function useApi(): Api {
  const { workspace } = useHere();
  return useMemo(() => workspaceApi(workspace.id), [workspace.id]);
}

/** `useMay()('decide')`: whether to offer an action; the server decides again. */
export const useMay = (): Here['may'] => useHere().may;
