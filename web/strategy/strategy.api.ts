import { queryOptions } from '@tanstack/react-query';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import type { Api } from '../platform/api.ts';

/** Keys begin with the noun and the product, so that a change reads again what it touched and nothing else. */
export const strategyKeys = {
  products: ['products'] as const,
  product: (productId: string) => ['products', productId] as const,
  playbook: (productId: string) => ['playbook', productId] as const,
  northStars: (productId: string) => ['north-stars', productId] as const,
  objectives: (productId: string) => ['objectives', productId] as const,
  valuePromises: (productId: string) => ['value-promises', productId] as const,
  measurements: (subjectId: string) => ['measurements', subjectId] as const,
  members: ['members', 'present'] as const,
};

/** Far more than anybody lists by hand; a page never asks without end. */
const most = 500;

export const productQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: strategyKeys.product(productId),
    queryFn: ({ signal }) => api.get(`/products/${productId}`, { signal }),
  });

export const productsQuery = (api: Api, workspaceId: string, archived: boolean) =>
  queryOptions({
    queryKey: [...strategyKeys.products, 'list', workspaceId, { archived }],
    queryFn: ({ signal }) => api.listAll('/products', { query: { archived: archived || undefined }, most, signal }),
  });

export const playbookQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: strategyKeys.playbook(productId),
    queryFn: ({ signal }) => api.get(`/products/${productId}/playbook`, { signal }),
  });

export const modelChangeQuery = (api: Api, productId: string, to: BusinessModel) =>
  queryOptions({
    queryKey: [...strategyKeys.playbook(productId), 'model-change', to],
    queryFn: ({ signal }) => api.get(`/products/${productId}/model-change`, { query: { to }, signal }),
  });

export const northStarsQuery = (api: Api, productId: string, archived = false) =>
  queryOptions({
    queryKey: [...strategyKeys.northStars(productId), { archived }],
    queryFn: ({ signal }) =>
      api.listAll(`/products/${productId}/north-stars`, { query: { archived: archived || undefined }, most, signal }),
  });

export const objectivesQuery = (api: Api, productId: string, archived = false) =>
  queryOptions({
    queryKey: [...strategyKeys.objectives(productId), { archived }],
    queryFn: ({ signal }) => api.listAll(`/products/${productId}/objectives`, { query: { archived: archived || undefined }, most, signal }),
  });

export const valuePromisesQuery = (api: Api, productId: string, archived = false) =>
  queryOptions({
    queryKey: [...strategyKeys.valuePromises(productId), { archived }],
    queryFn: ({ signal }) =>
      api.listAll(`/products/${productId}/value-promises`, {
        query: { archived: archived || undefined },
        most,
        signal,
      }),
  });

export type Measured = { kind: 'north_star' | 'key_result'; id: string };

/** The newest figures of a metric; a drawer shows no more. */
export const measurementsQuery = (api: Api, subject: Measured) =>
  queryOptions({
    queryKey: strategyKeys.measurements(subject.id),
    queryFn: ({ signal }) =>
      api.get('/measurements', {
        query: { subjectKind: subject.kind, subjectId: subject.id, limit: 100 },
        signal,
      }),
  });

/** Metrics of analytics that can measure a goal of this product. */
export const metricChoicesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: ['metrics', 'choices', productId],
    queryFn: ({ signal }) => api.listAll<{ id: string; name: string }>(`/products/${productId}/metrics` as string, { most, signal }),
    staleTime: 60_000,
  });

export const membersQuery = (api: Api) =>
  queryOptions({
    queryKey: strategyKeys.members,
    queryFn: ({ signal }) => api.listAll('/members', { most: 2000, signal }),
    staleTime: 60_000,
  });
