import { Package } from 'lucide-react';
import { Suspense } from 'react';
import { useAreas } from '../routing/area.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageState } from '../ui/PageState.tsx';
import { frameText as text } from './frame.text.ts';

/** A workspace without products: the way of the first area to begin, and below it those of others. */
export function Welcome() {
  const [First, ...others] = useAreas().flatMap((area) => area.welcome ?? []);
  if (!First) {
    return (
      <PageState icon={Package} title={text.welcomeTitle} isPage>
        {text.welcome}
      </PageState>
    );
  }
  return (
    <Suspense fallback={<LoadingState />}>
      <First />
      {others.map((Other, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the areas stand in one order for as long as the page does
        <Other key={place} />
      ))}
    </Suspense>
  );
}
