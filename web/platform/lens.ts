import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import type { SessionProduct } from './api.ts';
import { recall, remember } from './browser-memory.ts';
import { oneOf } from './search-params.ts';
import { useProduct } from './session/here.ts';

/** Through which lens a page is read. `business` is money and accounts, `consumer` is people. */
export const lenses = ['business', 'consumer', 'both'] as const;
export type Lens = (typeof lenses)[number];
/** A fact belongs to one side, never to both. */
export type LensSide = Exclude<Lens, 'both'>;

/** For `searchParams({ lens: lensParam })` of a page with a lens switch. */
export const lensParam = oneOf(...lenses);

export const lensOfModel = (businessModel: SessionProduct['businessModel']): Lens =>
  businessModel === 'b2b' ? 'business' : businessModel === 'b2c' ? 'consumer' : 'both';

/** Only a hybrid product has a choice; then the link decides, then the last choice on this page. */
export const chooseLens = (businessModel: SessionProduct['businessModel'], inLink: Lens | undefined, remembered: Lens | undefined): Lens =>
  businessModel === 'hybrid' ? (inLink ?? remembered ?? 'both') : lensOfModel(businessModel);

const memoryKey = (productId: string, page: string) => `lens.${productId}.${page}`;

/** The lens through which a page will be read at this address. */
export const recallLens = (product: SessionProduct, page: string, inLink: Lens | undefined): Lens =>
  chooseLens(product.businessModel, inLink, recall<Lens | undefined>(memoryKey(product.id, page), undefined));

export interface LensState {
  lens: Lens;
  setLens: (lens: Lens) => void;
  /** False where the business model decides: then no switch is shown. */
  hasChoice: boolean;
  hasBusiness: boolean;
  hasConsumer: boolean;
}

/**
 * The lens of a page: in the link and remembered per page and product.
 *
 * Shape   `page` is a constant name of the page; its route reads `lens: lensParam`.
 */
export function useLens(page: string): LensState {
  const product = useProduct();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { lens?: Lens };
  const key = memoryKey(product.id, page);
  const lens = recallLens(product, page, search.lens);
  const hasChoice = product.businessModel === 'hybrid';
  useEffect(() => {
    if (hasChoice && search.lens !== undefined) remember(key, search.lens);
  }, [hasChoice, key, search.lens]);
  const setLens = useCallback(
    (next: Lens) => {
      void navigate({ to: '.', search: ((before: object) => ({ ...before, lens: next })) as never, replace: true });
    },
    [navigate],
  );
  return { lens, setLens, hasChoice, hasBusiness: lens !== 'consumer', hasConsumer: lens !== 'business' };
}
