// Ties a call to the operation that it reaches: what the description of the API says is what the compiler checks.
import type { Routes } from './api-routes.generated.ts';

/** A part of an address that is not written out stands for any id. */
type PatternOfPart<Part extends string> = Record<never, never> extends Record<Part, 1> ? '{}' : Part;

/** `/products/${string}/archive` → `/products/{}/archive`. */
type PatternOf<Path extends string> = Path extends `${infer Part}/${infer Rest}`
  ? `${PatternOfPart<Part>}/${PatternOf<Rest>}`
  : PatternOfPart<Path>;

type NameOf<Base extends string, Method extends string, Path extends string> = `${Method} ${Base}${PatternOf<Path>}`;

/** The path itself where there is such an operation; otherwise the name that was not found, for the compiler to show. */
export type Known<Base extends string, Method extends string, Path extends string> =
  NameOf<Base, Method, Path> extends keyof Routes ? Path : `there is no ${NameOf<Base, Method, Path>}`;

export type Operation<Base extends string, Method extends string, Path extends string> =
  NameOf<Base, Method, Path> extends infer Name ? (Name extends keyof Routes ? Routes[Name] : never) : never;

export type AnswerOf<One> = One extends { answer: infer Answer } ? Answer : undefined;

export type ItemOf<One> = AnswerOf<One> extends { items: (infer Item)[] } ? Item : never;

/** Empty values are not sent. */
export type QueryOf<One> = One extends { query?: infer Query } ? { [Name in keyof Query]: Query[Name] | EmptyOf<Query, Name> } : Nothing;
type EmptyOf<Query, Name extends keyof Query> = Record<never, never> extends Pick<Query, Name> ? null | undefined : never;

/** What is sent is only read. */
type Sent<Value> = Value extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : Value extends object
    ? { [Name in keyof Value]: Sent<Value[Name]> }
    : Value;

export type BodyOf<One> = One extends { body?: infer Body } ? Sent<Body> : Nothing | undefined;

/** What an operation that takes nothing is given. */
export type Nothing = { readonly [name: string]: never };
