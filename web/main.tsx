import '@mantine/core/styles.css';
import './platform/theme/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createQueryClient } from './platform/query.ts';
import { themeText } from './platform/theme/theme.text.ts';
import { cssVariablesResolver, overlaysId, theme } from './platform/theme/theme.ts';
import { firstToast } from './platform/toast.tsx';

/** When the first page has surely come to rest. */
const restMs = 2500;
const rest = new Promise((resolve) => setTimeout(resolve, restMs));

const Toasts = lazy(async () => {
  await Promise.race([rest, firstToast]);
  return { default: (await import('./platform/Toasts.tsx')).Toasts };
});

/** A session that ended meanwhile: sign in, then come back to the same page. */
const goToSignIn = () => {
  const { pathname, search } = window.location;
  if (pathname === '/' || pathname === '/sign-in') return;
  window.location.assign(`/sign-in?return=${encodeURIComponent(pathname + search)}`);
};

const client = createQueryClient(goToSignIn);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const overlays = document.createElement('div');
overlays.id = overlaysId;
overlays.setAttribute('role', 'region');
overlays.setAttribute('aria-label', themeText.overlays);
document.body.append(overlays);

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Suspense>
          <Toasts />
        </Suspense>
        <App client={client} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
