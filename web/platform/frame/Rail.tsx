import { Link, useLocation } from '@tanstack/react-router';
import { addressOf, isWithin, type Place, type PlaceChild, placeHref, placeRoot, railFoot } from '../routing/area.ts';
import { type Here, useHere } from '../session/here.ts';
import { frameText as text } from './frame.text.ts';
import { ProductSwitcher } from './ProductSwitcher.tsx';
import classes from './Rail.module.css';

/** The areas as verbs people say. Areas that are not there are not shown. */
export function Rail({ places, onGone }: { places: readonly Place[]; onGone?: () => void }) {
  const here = useHere();
  const isFoot = (place: Place) => railFoot.includes(place.key);
  const entries = (shown: readonly Place[]) => (
    <ul className={classes.list}>
      {shown.map((place) => (
        <RailEntry key={place.key} place={place} here={here} onGone={onGone} />
      ))}
    </ul>
  );
  return (
    <div className={classes.rail}>
      <ProductSwitcher onGone={onGone} />
      <nav aria-label={text.areas} className={classes.nav}>
        {entries(places.filter((place) => !isFoot(place)))}
        <div className={classes.foot}>{entries(places.filter(isFoot))}</div>
      </nav>
    </div>
  );
}

const noCount = () => undefined;
const noChildren: readonly PlaceChild[] = [];
const useNoChildren = () => noChildren;

function RailEntry({ place, here, onGone }: { place: Place; here: Here; onGone: (() => void) | undefined }) {
  const { pathname } = useLocation();
  const useCount = place.useCount ?? noCount;
  const count = useCount(here);
  const useChildren = place.useChildren ?? useNoChildren;
  const decided = useChildren(here);
  const href = placeHref(here, place);
  const root = placeRoot(here, place);
  if (href === undefined || root === undefined) return null;
  const isOpen = isWithin(pathname, root);
  const children = (place.useChildren ? decided : (place.children ?? noChildren)).filter((child) => child.isShown?.(here) ?? true);
  const isDeeper = children.some((child) => isWithin(pathname, addressOf(here, place.scope, child.path) ?? ''));
  const Glyph = place.icon;
  return (
    <li>
      <Link
        to={href}
        className={classes.entry}
        data-open={isOpen || undefined}
        aria-current={isOpen && !isDeeper ? 'page' : undefined}
        activeProps={noProps}
        onClick={onGone}
      >
        <Glyph size={16} strokeWidth={1.75} aria-hidden />
        <span className={classes.label}>{place.label}</span>
        {count !== undefined && count > 0 && (
          <span className={classes.count}>
            <span aria-hidden>{count > 999 ? '999+' : count}</span>
            <span className="sr-only">{text.waiting(count)}</span>
          </span>
        )}
      </Link>
      {isOpen && children.length > 0 && (
        <ul className={classes.children}>
          {children.map((child) => {
            const childHref = addressOf(here, place.scope, child.path);
            if (childHref === undefined) return null;
            return (
              <li key={child.path}>
                <Link
                  to={childHref}
                  className={classes.child}
                  aria-current={isWithin(pathname, childHref) ? 'page' : undefined}
                  activeProps={noProps}
                  onClick={onGone}
                >
                  {child.label}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

// The router would set aria-current itself, by a rule that knows nothing of children.
const noProps = { 'aria-current': undefined } as const;
