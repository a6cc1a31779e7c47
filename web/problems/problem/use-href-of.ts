import { useCallback, useEffect, useRef } from 'react';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import type { HrefOf } from './asked.ts';

/** Addresses by kind and id, as a function that never changes: columns of ten thousand rows hold it. */
export function useHrefOf(): HrefOf {
  const newest = useRef<HrefOf>(() => undefined);
  const hrefOf = useEntityHref();
  useEffect(() => {
    newest.current = hrefOf;
  });
  return useCallback((kind, id) => newest.current(kind, id), []);
}
