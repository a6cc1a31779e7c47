import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isForbidden, isNotFound } from '../api.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ForbiddenState } from '../ui/ForbiddenState.tsx';
import { NoPage } from './NoPage.tsx';

/** What a page becomes when it could not be shown; the frame stays. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  useEffect(() => boundary.reset(), [boundary]);
  if (isForbidden(error)) return <ForbiddenState isPage />;
  if (isNotFound(error)) return <NoPage />;
  return (
    <ErrorState
      isPage
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

/** Where the frame itself could not be shown. */
export function RouteErrorAlone(props: ErrorComponentProps) {
  return (
    <main style={{ height: '100%' }}>
      <RouteError {...props} />
    </main>
  );
}
