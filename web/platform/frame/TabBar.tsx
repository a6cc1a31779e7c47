import { UnstyledButton } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { Menu as MenuGlyph } from 'lucide-react';
import { isWithin, type Place, placeHref, placeRoot, railFoot } from '../routing/area.ts';
import { useHere } from '../session/here.ts';
import { frameText as text } from './frame.text.ts';
import classes from './TabBar.module.css';

/** The rail of a phone: what is read and captured on the way; everything else is behind "More". */
export function TabBar({ places, onMore }: { places: readonly Place[]; onMore: () => void }) {
  const here = useHere();
  const { pathname } = useLocation();
  const tabs = places.filter((place) => !railFoot.includes(place.key)).slice(0, 4);
  return (
    <nav aria-label={text.mainAreas} className={classes.tabs}>
      {tabs.map((place) => {
        const href = placeHref(here, place);
        if (href === undefined) return null;
        const Glyph = place.icon;
        return (
          <Link
            key={place.key}
            to={href}
            className={classes.tab}
            aria-current={isWithin(pathname, placeRoot(here, place) ?? '') ? 'page' : undefined}
          >
            <Glyph size={19} strokeWidth={1.75} aria-hidden />
            {place.label}
          </Link>
        );
      })}
      <UnstyledButton className={classes.tab} onClick={onMore}>
        <MenuGlyph size={19} strokeWidth={1.75} aria-hidden />
        {text.more}
      </UnstyledButton>
    </nav>
  );
}
