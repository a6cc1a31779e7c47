import { useSearch } from '@tanstack/react-router';
import type { Asked } from './question-link.ts';

// The router checks by its types that what it shares between renders is plain JSON, which it cannot see of a question that is yet unread.
const plain = { strict: false, structuralSharing: true } as never;

/** The question that the address asks. */
export const useAsked = (): Asked | undefined => (useSearch(plain) as { ask?: Asked }).ask;
