import { type ComponentType, lazy, Suspense } from 'react';

/** A part that is fetched when it is first shown: forms and panels weigh more than the lists they open from. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(() => load().then((part) => ({ default: part }))) as unknown as ComponentType<Props>;
  return (props: Props) => (
    <Suspense>
      <Part {...props} />
    </Suspense>
  );
}
