import { useSearch } from '@tanstack/react-router';
import type { Asked } from './question-link.ts';

// The router checks by its types that what it shares between renders is plain JSON, which it cannot see of a question that is yet unread.
const plain = { strict: false, structuralSharing: true } as never;

/** Under how many people a cell is hidden, where the address says so. */
export const useAskedHiding = (): number | undefined => {
  const { hide } = useSearch(plain) as { hide?: number };
  return hide !== undefined && hide >= 0 && hide <= mostHidden ? hide : undefined;
};

/** As many as the server takes. */
export const mostHidden = 1000;

/** The question that the address asks. */
export const useAsked = (): Asked | undefined => (useSearch(plain) as { ask?: Asked }).ask;
