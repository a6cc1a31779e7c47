import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { PageState } from '../ui/PageState.tsx';
import { routingText as text } from './routing.text.ts';

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
