import type { AnyRoute } from '@tanstack/react-router';
import { type ComponentType, createContext, useContext } from 'react';
import type { SearchKind } from '../../../contract/platform/search.ts';
import type { Hearing } from '../live/refresher.ts';
import type { Here } from '../session/here.ts';
import type { ProductRoute, WorkspaceRoute } from './routes.tsx';

/** The order of the rail; an area that is not mounted does not appear. */
export const railOrder = [
  'overview',
  'problems',
  'inbox',
  'roadmap',
  'releases',
  'people',
  'insights',
  'experiments',
  'growth',
  'expertise',
  'strategy',
  'imports',
  'settings',
] as const;

/** Everything from here on stands at the foot of the rail. */
export const railFoot: readonly RailKey[] = ['strategy', 'imports', 'settings'];

export type RailKey = (typeof railOrder)[number];

export type Icon = ComponentType<{ size?: number | string; strokeWidth?: number | string; 'aria-hidden'?: boolean }>;

export interface PlaceChild {
  label: string;
  path: string;
  isShown?: (here: Here) => boolean;
}

/** An entry of the rail. */
export interface Place {
  key: RailKey;
  label: string;
  icon: Icon;
  /** Below the product (`problems`) or the workspace (`settings/members`), without a slash in front; may follow the lens. */
  path: string | ((here: Here) => string);
  scope: 'product' | 'workspace';
  /** Prefix of all its pages when `path` is deeper (`people` for `people/accounts`). */
  root?: string;
  /** A sequence that goes there (`g p`). */
  keys?: string;
  /** Shown below it while one of its pages is open. Areas that share an entry each bring their own. */
  children?: readonly PlaceChild[];
  /** A hook; instead of `children` where more than the business model decides which are shown. */
  useChildren?: (here: Here) => readonly PlaceChild[];
  /** A hook; the number of things that wait. */
  useCount?: (here: Here) => number | undefined;
  isShown?: (here: Here) => boolean;
}

/** Goes to an address of this site (an entity's, a place's). */
export type Go = (href: string) => void;

export interface Command {
  id: string;
  label: string;
  description?: string;
  group: string;
  keywords?: readonly string[];
  icon?: Icon;
  /** Shown beside it and registered as a shortcut. */
  keys?: string;
  run: (go: Go) => void;
}

/** How what was found is shown in the palette. */
export interface Finding {
  /** Heading under which it stands ("Problems"). */
  group: string;
  icon: Icon;
  /** The words for a note that is one of the model's (a status). */
  note?: (note: string) => string;
}

export interface CaptureProps {
  opened: boolean;
  onClose: () => void;
}

/** The pages of one thing that areas above add to. */
export type AddedTo = 'account' | 'person';

/** What an area brings to the application: `web/<area>/<area>.routes.tsx` exports one; app.tsx mounts it. */
export interface Area<
  ProductRoutes extends readonly AnyRoute[] = readonly AnyRoute[],
  WorkspaceRoutes extends readonly AnyRoute[] = readonly AnyRoute[],
> {
  places?: readonly Place[];
  commands?: (here: Here) => readonly Command[];
  /** How what the search over everything finds of this area is shown, by kind; `entities` says where. */
  finds?: Readonly<Partial<Record<SearchKind, Finding>>>;
  /** Kind → address, so that any page can link to it without knowing the area: `problem: (here, id) => …`. */
  entities?: Readonly<Record<string, (here: Here, id: string) => string>>;
  /** What it adds to the page of something that belongs to another area, by the kind of that. Lazy. */
  additions?: Readonly<Partial<Record<AddedTo, ComponentType<{ id: string }>>>>;
  /** What of its cached answers hangs on which nouns: asked for again when somebody changes one of them. */
  hears?: readonly Hearing[];
  /** What `c` opens. One area has it. Lazy. */
  capture?: ComponentType<CaptureProps>;
  /** Loads what a key opens at once, after the first page has come to rest: whoever presses the key types on. */
  preload?: () => Promise<unknown>;
  /** Shown in a workspace without products, one below the other. Lazy. */
  welcome?: ComponentType;
  /** Pages below `/w/$workspaceId/p/$productId`. */
  productRoutes?: (parent: ProductRoute) => ProductRoutes;
  /** Pages below `/w/$workspaceId`. */
  workspaceRoutes?: (parent: WorkspaceRoute) => WorkspaceRoutes;
}

/** Keeps the exact types of the routes, which links are checked against. */
export const defineArea = <const ProductRoutes extends readonly AnyRoute[] = [], const WorkspaceRoutes extends readonly AnyRoute[] = []>(
  area: Area<ProductRoutes, WorkspaceRoutes>,
): Area<ProductRoutes, WorkspaceRoutes> => area;

type RoutesOf<Mounted extends readonly Area[], Below extends 'productRoutes' | 'workspaceRoutes'> = Mounted[number] extends infer One
  ? One extends { [Key in Below]?: (parent: never) => infer Routes extends readonly AnyRoute[] }
    ? Routes[number]
    : never
  : never;

/** The pages that the areas bring below a product, with their types. */
export const productRoutesOf = <const Mounted extends readonly Area[]>(
  areas: Mounted,
  parent: ProductRoute,
): RoutesOf<Mounted, 'productRoutes'>[] =>
  areas.flatMap((area) => area.productRoutes?.(parent) ?? []) as RoutesOf<Mounted, 'productRoutes'>[];

/** The pages that the areas bring below a workspace, with their types. */
export const workspaceRoutesOf = <const Mounted extends readonly Area[]>(
  areas: Mounted,
  parent: WorkspaceRoute,
): RoutesOf<Mounted, 'workspaceRoutes'>[] =>
  areas.flatMap((area) => area.workspaceRoutes?.(parent) ?? []) as RoutesOf<Mounted, 'workspaceRoutes'>[];

export const AreasContext = createContext<readonly Area[]>([]);
export const useAreas = (): readonly Area[] => useContext(AreasContext);

/** `/w/…/p/…/problems`; undefined when a place of the product is asked for where there is no product. */
export function addressOf(here: Pick<Here, 'workspace' | 'product'>, scope: Place['scope'], path: string): string | undefined {
  if (scope === 'workspace') return `/w/${here.workspace.id}/${path}`;
  return here.product ? `/w/${here.workspace.id}/p/${here.product.id}/${path}` : undefined;
}

export const placeHref = (here: Here, place: Place): string | undefined =>
  addressOf(here, place.scope, typeof place.path === 'string' ? place.path : place.path(here));

/** The first part of its address, which all its pages share. */
export const placeRoot = (here: Here, place: Place): string | undefined =>
  addressOf(here, place.scope, place.root ?? (typeof place.path === 'string' ? place.path : place.path(here)).split('/')[0] ?? '');

export const isWithin = (pathname: string, root: string): boolean => pathname === root || pathname.startsWith(`${root}/`);

/** The entries of the rail. Areas that share one (settings) add their pages to it: the first that is shown gives its name and address. */
export function placesOf(areas: readonly Area[], here: Here): Place[] {
  const shown = areas
    .flatMap((area) => area.places ?? [])
    .filter((place) => placeHref(here, place) !== undefined && (place.isShown?.(here) ?? true));
  return [...Map.groupBy(shown, (place) => place.key).values()]
    .flatMap(([first, ...others]) => (first ? [{ ...first, children: [first, ...others].flatMap((place) => place.children ?? []) }] : []))
    .sort((a, b) => railOrder.indexOf(a.key) - railOrder.indexOf(b.key));
}
