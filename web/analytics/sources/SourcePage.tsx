import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { SourceAnswer, SourceWithKeyAnswer } from '../../../contract/analytics/source.ts';
import { isNotFound } from '../../platform/api.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { SecretDialog } from '../../platform/settings/SecretDialog.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { LiveEvents } from './LiveEvents.tsx';
import { RejectedEvents } from './RejectedEvents.tsx';
import { SetUp } from './SetUp.tsx';
import { SourceDrawer } from './SourceDrawer.tsx';
import { sourceQuery } from './source.api.ts';
import { sourcesText as text } from './sources.text.ts';

const tabs = ['setup', 'live', 'rejected'] as const;
type Tab = (typeof tabs)[number];

/** One source: how to send to it, what comes in, what was kept aside. */
export function SourcePage() {
  const { sourceId = '' } = useParams({ strict: false }) as { sourceId?: string };
  const api = useApi();
  const { workspace } = useHere();
  const { data, error, refetch } = useQuery(sourceQuery(api, sourceId));
  const crumbs = [{ label: text.title, href: `/w/${workspace.id}/settings/sources` }];
  if (data) return <Source source={data} crumbs={crumbs} />;
  return (
    <Page title={text.source} breadcrumbs={crumbs}>
      {error ? <ErrorState error={error} {...(isNotFound(error) ? {} : { onRetry: () => void refetch() })} isPage /> : <LoadingState />}
    </Page>
  );
}

function Source({ source, crumbs }: { source: SourceAnswer; crumbs: readonly { label: string; href: string }[] }) {
  const api = useApi();
  const { may } = useHere();
  const patch = useSearchPatch();
  const { tab = 'setup' } = useSearch({ strict: false }) as { tab?: Tab };
  const [open, setOpen] = useState<'rename' | 'rotate' | 'archive'>();
  const [made, setMade] = useState<SourceWithKeyAnswer>();
  const rotate = useChange({
    send: async () => setMade(await api.post<SourceWithKeyAnswer>(`/sources/${source.id}/write-key` as string, {})),
    refresh: () => [analyticsKeys.sources],
    done: () => text.rotated,
  });
  const archive = useChange({
    send: (verb: 'archive' | 'restore') => api.post<SourceAnswer>(`/sources/${source.id}/${verb}` as string, {}),
    refresh: () => [analyticsKeys.sources],
    done: (verb) => (verb === 'archive' ? text.archived(source.name) : text.restored(source.name)),
  });
  return (
    <Page
      title={source.name}
      documentTitle={`${source.name} · ${text.title}`}
      breadcrumbs={crumbs}
      lead={`${text.kinds[source.kind]} · ${source.zone}`}
      badge={source.archivedAt !== null && <StatusBadge shape="dash" label={text.archivedToo} />}
      actions={
        may('administer') && (
          <>
            <Button onClick={() => setOpen('rename')}>{text.changeName}</Button>
            {source.archivedAt === null ? (
              <>
                <Button onClick={() => setOpen('rotate')}>{text.rotate}</Button>
                <Button onClick={() => setOpen('archive')}>{text.archive}</Button>
              </>
            ) : (
              <Button onClick={() => archive.mutate('restore')}>{text.restore}</Button>
            )}
          </>
        )
      }
      toolbar={
        <SegmentedControl
          aria-label={text.tabsLabel}
          value={tab}
          onChange={(next) => patch({ tab: next === 'setup' ? undefined : next })}
          data={tabs.map((value) => ({ value, label: text.tabs[value] }))}
        />
      }
    >
      {tab === 'setup' && <SetUp source={source} shownKey={made?.newWriteKey ?? source.writeKey} />}
      {tab === 'live' && <LiveEvents source={source} />}
      {tab === 'rejected' && <RejectedEvents source={source} />}
      {open === 'rename' && <SourceDrawer source={source} productId={source.productId} onClose={() => setOpen(undefined)} />}
      {open === 'rotate' && (
        <ConfirmDialog
          opened
          isDanger
          onClose={() => setOpen(undefined)}
          title={text.rotateTitle}
          confirmLabel={text.rotate}
          onConfirm={() => rotate.mutateAsync(undefined)}
        >
          {text.rotateBody}
        </ConfirmDialog>
      )}
      {open === 'archive' && (
        <ConfirmDialog
          opened
          isDanger
          onClose={() => setOpen(undefined)}
          title={text.archiveTitle(source.name)}
          confirmLabel={text.archive}
          onConfirm={() => archive.mutateAsync('archive')}
        >
          {text.archiveBody}
        </ConfirmDialog>
      )}
      {made && open === undefined && made.kind === 'server' && (
        <SecretDialog title={text.keyTitle} label={text.keyLabel} secret={made.newWriteKey} onClose={() => setMade(undefined)}>
          {text.keyNote}
        </SecretDialog>
      )}
    </Page>
  );
}
