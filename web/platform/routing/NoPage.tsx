import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { PageState } from '../ui/PageState.tsx';
import { routingText as text } from './routing.text.ts';

/** In the frame, which has the landmarks. */
export function NoPage() {
  return (
    <PageState
      icon={Compass}
      title={text.notFoundTitle}
      isPage
      actions={
        <Button component={Link} to="/">
          {text.home}
        </Button>
      }
    >
      {text.notFound}
    </PageState>
  );
}

/** Where there is no frame around. */
export function NoPageAlone() {
  return (
    <main style={{ height: '100%' }}>
      <NoPage />
    </main>
  );
}
