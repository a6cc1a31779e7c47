import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi, useProduct } from '../../platform/session/here.ts';
import { eventNamesQuery, type PropertyName, propertyNamesQuery } from '../analytics.api.ts';

/** Names of events for pickers. Empty until they are known: every picker takes a typed name too. */
export function useEventNames(): string[] {
  const api = useApi();
  const { id } = useProduct();
  const { data } = useQuery(eventNamesQuery(api, id));
  return useMemo(() => (data ?? []).map((one) => one.name), [data]);
}

const none: PropertyName[] = [];

/** What the chosen events carry; of several events, what the first one does. */
export function usePropertyNames(events: readonly string[] | null): PropertyName[] {
  const api = useApi();
  const { id } = useProduct();
  const { data } = useQuery(propertyNamesQuery(api, id, events?.[0]));
  return data ?? none;
}
