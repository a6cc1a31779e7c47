/** Typed search params, without a schema library: they are read before the first page is drawn. */

export interface Param<Value> {
  read: (given: unknown) => Value;
}

type Values<Params> = { [Name in keyof Params]: Params[Name] extends Param<infer Value> ? Value : never };

/** All params may be left out of a link. */
export type SearchOf<Params> = Partial<Values<Params>>;

const longest = 2000;

export const text: Param<string | undefined> = {
  read: (given) => {
    if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return undefined;
    const value = String(given);
    return value === '' || value.length > longest ? undefined : value;
  },
};

export const integer: Param<number | undefined> = {
  read: (given) => {
    const value = typeof given === 'number' ? given : typeof given === 'string' && given !== '' ? Number(given) : Number.NaN;
    return Number.isSafeInteger(value) ? value : undefined;
  },
};

/** True or absent. */
export const flag: Param<true | undefined> = { read: (given) => (given === true || given === 'true' || given === 1 ? true : undefined) };

export const oneOf = <const Value extends string>(...values: readonly Value[]): Param<Value | undefined> => ({
  read: (given) => values.find((value) => value === given),
});

/** A day, `YYYY-MM-DD`. */
export const day: Param<string | undefined> = {
  read: (given) => (typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined),
};

/**
 * For a route's `validateSearch`: `validateSearch: searchParams({ lens, sort: text, ...filterParams(names) })`.
 * What is unknown or wrong is left out, never an error: links are written by people.
 */
export const searchParams =
  <const Params extends Readonly<Record<string, Param<unknown>>>>(params: Params) =>
  (given: Record<string, unknown>): SearchOf<Params> => {
    const read: Record<string, unknown> = {};
    for (const [name, param] of Object.entries(params)) {
      const value = param.read(given[name]);
      if (value !== undefined) read[name] = value;
    }
    return read as SearchOf<Params>;
  };

/** An order as it stands in the URL: `rank`, `-score`. */
export interface Order {
  id: string;
  isDescending: boolean;
}

export const readOrder = (sort: string | undefined): Order | undefined =>
  sort === undefined || sort === '' || sort === '-'
    ? undefined
    : sort.startsWith('-')
      ? { id: sort.slice(1), isDescending: true }
      : { id: sort, isDescending: false };

export const writeOrder = (order: Order | undefined): string | undefined =>
  order === undefined ? undefined : `${order.isDescending ? '-' : ''}${order.id}`;
