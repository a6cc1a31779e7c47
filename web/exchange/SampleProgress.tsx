import { Alert, Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { formatNumber } from '../platform/format.ts';
import { useChange } from '../platform/query.ts';
import { refreshSession } from '../platform/session/session.ts';
import { ProgressBar } from '../platform/ui/ProgressBar.tsx';
import { removeSample, sampleKeys, sampleQuery } from './sample.api.ts';
import { sampleText as text } from './sample.text.ts';

export interface SampleProgressProps {
  workspaceId: string;
  /** It was stopped, and nothing of it is left. */
  onGone: () => void;
}

/** The company comes in; when all of it stands, its workspace opens. */
export function SampleProgress({ workspaceId, onGone }: SampleProgressProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: sample } = useQuery(sampleQuery(workspaceId));
  const cancel = useChange({
    send: async () => {
      await removeSample(workspaceId);
      onGone();
      await refreshSession(client);
    },
    refresh: () => [sampleKeys.list],
    done: () => text.cancelled,
  });
  const isReady = sample?.status === 'ready';
  useEffect(() => {
    if (!isReady) return;
    void refreshSession(client).then(() => navigate({ href: `/w/${workspaceId}` }));
  }, [isReady, client, navigate, workspaceId]);
  if (sample?.status === 'failed') {
    return (
      <Alert color="danger" role="alert" title={text.failed}>
        <p style={{ marginTop: 0 }}>{sample.failure}</p>
        <Button size="compact-sm" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {text.remove}
        </Button>
      </Alert>
    );
  }
  return (
    <div>
      <ProgressBar
        label={text.loading}
        done={sample?.done ?? 0}
        total={sample?.total}
        {...(cancel.isPending ? {} : { onCancel: () => cancel.mutate(undefined), cancelLabel: text.cancel })}
      >
        {sample && text.loadingOf(sample.phase, formatNumber(sample.done), formatNumber(sample.total))}
      </ProgressBar>
      <p style={{ margin: '6px 0 0', fontSize: 13, color: 'var(--bf-text-dim)' }}>{text.youMayLeave}</p>
    </div>
  );
}
