import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { formatDate, formatPercent } from '../platform/format.ts';
import { useChange } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { refreshSession, sessionQuery } from '../platform/session/session.ts';
import { ConfirmDialog } from '../platform/ui/ConfirmDialog.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { ForbiddenState } from '../platform/ui/ForbiddenState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Page } from '../platform/ui/Page.tsx';
import classes from './Sample.module.css';
import { SampleProgress } from './SampleProgress.tsx';
import { isHearing, removeSample, type SampleAnswer, sampleKeys, samplesQuery, startSample } from './sample.api.ts';
import { sampleText as text } from './sample.text.ts';

/** Settings: the made-up company, loaded and removed. */
export function SamplePage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const { data, error, refetch } = useQuery({ ...samplesQuery(api), enabled: may('administer') });
  const [loading, setLoading] = useState<string>();
  if (!may('administer')) {
    return (
      <Page title={text.title}>
        <ForbiddenState />
      </Page>
    );
  }
  const atWork = loading ?? data?.find(({ status }) => status === 'loading')?.workspaceId;
  const standing = data?.filter(({ workspaceId }) => workspaceId !== atWork) ?? [];
  return (
    <Page title={text.title} lead={text.lead} layout="reading">
      {standing.some(({ workspaceId }) => workspaceId === workspace.id) && (
        <Alert title={text.hereTitle} mb="lg">
          {text.here}
        </Alert>
      )}
      {data ? (
        <ul className={classes.list}>
          {standing.map((sample) => (
            <Standing key={sample.workspaceId} sample={sample} />
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={3} />
      )}
      {atWork ? <SampleProgress workspaceId={atWork} onGone={() => setLoading(undefined)} /> : data && <LoadForm onStarted={setLoading} />}
    </Page>
  );
}

function LoadForm({ onStarted }: { onStarted: (workspaceId: string) => void }) {
  const api = useApi();
  const [name, setName] = useState('');
  const start = useChange({
    send: async () => onStarted((await startSample(api, name.trim() === '' ? {} : { workspaceName: name.trim() })).workspaceId),
    refresh: () => [sampleKeys.list],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={460}>
        <TextInput
          label={text.name}
          description={text.nameHint}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p className={classes.quiet}>{text.ownWorkspace}</p>
        <Button type="submit" variant="filled" loading={start.isPending} style={{ alignSelf: 'start' }}>
          {text.load}
        </Button>
      </Stack>
    </form>
  );
}

function Standing({ sample }: { sample: SampleAnswer }) {
  const { workspace } = useHere();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const { workspaceId, workspaceName } = sample;
  const remove = useChange({
    send: async () => {
      await removeSample(workspaceId);
      // Whoever stands in it is taken out before anything asks for what is gone.
      const other = session.workspaces.find(({ id }) => id !== workspaceId);
      if (workspaceId === workspace.id) await navigate({ href: other ? `/w/${other.id}` : '/', replace: true });
      await refreshSession(client);
    },
    refresh: () => [sampleKeys.list],
    done: () => text.removed(workspaceName),
  });
  return (
    <li>
      <div className={classes.words}>
        <div className={classes.name}>{workspaceName}</div>
        <div className={classes.quiet}>
          {text.statuses[sample.status]} · {text.about(formatDate(sample.day), sample.seed)}
        </div>
        {isHearing(sample) && (
          <div className={classes.quiet}>{text.history(formatPercent(sample.history.done / sample.history.total))}</div>
        )}
      </div>
      <div className={classes.buttons}>
        {workspaceId !== workspace.id && sample.status === 'ready' && (
          <Button component={Link} to={`/w/${workspaceId}`} size="compact-sm">
            {text.open}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" onClick={() => setIsAsking(true)} aria-label={`${text.remove} ${workspaceName}`}>
          {text.remove}
        </Button>
      </div>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title={text.removeTitle(workspaceName)}
        confirmLabel={text.removeHere}
        isDanger
        onConfirm={() => remove.mutateAsync(undefined)}
      >
        {text.removeBody}
      </ConfirmDialog>
    </li>
  );
}
