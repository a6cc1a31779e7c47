import { queryOptions } from '@tanstack/react-query';
import type { MemberAnswer } from '../../contract/platform/member.ts';
import type { MeasurementAnswer } from '../../contract/strategy/measurement.ts';
import type { NorthStarAnswer } from '../../contract/strategy/north-star.ts';
import type { ObjectiveAnswer } from '../../contract/strategy/objective.ts';
import type { ModelChangeAnswer, PlaybookAnswer } from '../../contract/strategy/playbook.ts';
import type { BusinessModel, ProductAnswer } from '../../contract/strategy/product.ts';
import type { ValuePromiseAnswer } from '../../contract/strategy/value-promise.ts';
import type { Api, Page } from '../platform/api.ts';

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
    queryFn: ({ signal }) => api.get<ProductAnswer>(`/products/${productId}`, { signal }),
  });

export const productsQuery = (api: Api, workspaceId: string, archived: boolean) =>
  queryOptions({
    queryKey: [...strategyKeys.products, 'list', workspaceId, { archived }],
    queryFn: ({ signal }) => api.listAll<ProductAnswer>('/products', { query: { archived: archived || undefined }, most, signal }),
  });

export const playbookQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: strategyKeys.playbook(productId),
    queryFn: ({ signal }) => api.get<PlaybookAnswer>(`/products/${productId}/playbook`, { signal }),
  });

export const modelChangeQuery = (api: Api, productId: string, to: BusinessModel) =>
  queryOptions({
    queryKey: [...strategyKeys.playbook(productId), 'model-change', to],
    queryFn: ({ signal }) => api.get<ModelChangeAnswer>(`/products/${productId}/model-change`, { query: { to }, signal }),
  });

export const northStarsQuery = (api: Api, productId: string, archived = false) =>
  queryOptions({
    queryKey: [...strategyKeys.northStars(productId), { archived }],
    queryFn: ({ signal }) =>
      api.listAll<NorthStarAnswer>(`/products/${productId}/north-stars`, { query: { archived: archived || undefined }, most, signal }),
  });

export const objectivesQuery = (api: Api, productId: string, archived = false) =>
  queryOptions({
    queryKey: [...strategyKeys.objectives(productId), { archived }],
    queryFn: ({ signal }) =>
      api.listAll<ObjectiveAnswer>(`/products/${productId}/objectives`, { query: { archived: archived || undefined }, most, signal }),
  });

export const valuePromisesQuery = (api: Api, productId: string, archived = false) =>
  queryOptions({
    queryKey: [...strategyKeys.valuePromises(productId), { archived }],
    queryFn: ({ signal }) =>
      api.listAll<ValuePromiseAnswer>(`/products/${productId}/value-promises`, {
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
      api.get<Page<MeasurementAnswer>>('/measurements', {
        query: { subjectKind: subject.kind, subjectId: subject.id, limit: 100 },
        signal,
      }),
  });

export const membersQuery = (api: Api) =>
  queryOptions({
    queryKey: strategyKeys.members,
    queryFn: ({ signal }) => api.listAll<MemberAnswer>('/members', { most: 2000, signal }),
    staleTime: 60_000,
  });
