// A question in the address of a page.
import type { Param } from '../../platform/search-params.ts';

/** As the link says it; read as a question when the page is open, with the schema that comes with it. */
export type Asked = Readonly<Record<string, unknown>>;

export const askedParam: Param<Asked | undefined> = {
  read: (given) => (typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Asked) : undefined),
};
