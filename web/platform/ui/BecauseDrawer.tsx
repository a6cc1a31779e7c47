import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BecausePanel } from './BecausePanel.tsx';
import type { BecauseSource } from './because.ts';
import { DialogFocus } from './DialogFocus.tsx';
import { ErrorState } from './ErrorState.tsx';
import { LoadingState } from './LoadingState.tsx';

/** The drawer in which every "because" opens. */
export function BecauseDrawer({ source, opened, onClose }: { source: BecauseSource; opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} title={source.title} transitionProps={{ duration: 120 }}>
      <DialogFocus />
      {'load' in source ? <Loaded source={source} /> : <BecausePanel chain={source} />}
    </Drawer>
  );
}

function Loaded({ source }: { source: Extract<BecauseSource, { load: unknown }> }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['because', ...source.key],
    queryFn: ({ signal }) => source.load(signal),
    staleTime: 0,
  });
  if (data) return <BecausePanel chain={data} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <LoadingState lines={8} />;
}
