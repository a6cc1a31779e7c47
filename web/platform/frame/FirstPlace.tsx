import { Navigate } from '@tanstack/react-router';
import { Package } from 'lucide-react';
import { placeHref, placesOf, useAreas } from '../routing/area.ts';
import { useHere } from '../session/here.ts';
import { PageState } from '../ui/PageState.tsx';
import { frameText as text } from './frame.text.ts';

/** Where a product opens: the first place of the rail. */
export function FirstPlace() {
  const here = useHere();
  const first = placesOf(useAreas(), here).find((place) => place.scope === 'product');
  const href = first && placeHref(here, first);
  if (href !== undefined) return <Navigate to={href} replace />;
  return (
    <PageState icon={Package} title={text.nothingMountedTitle} isPage>
      {text.nothingMounted}
    </PageState>
  );
}
