import { Package } from 'lucide-react';
import { Suspense } from 'react';
import { useAreas } from '../routing/area.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageState } from '../ui/PageState.tsx';
import { frameText as text } from './frame.text.ts';

/** A workspace without products. */
export function Welcome() {
  const First = useAreas().find((area) => area.welcome)?.welcome;
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
    </Suspense>
  );
}
