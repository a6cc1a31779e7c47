import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkspaceAnswer } from '../../../contract/platform/workspace.ts';
import { useSave } from '../form.ts';
import { readerLocale } from '../format.ts';
import { useApi, useHere } from '../session/here.ts';
import { refreshSession } from '../session/session.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Page } from '../ui/Page.tsx';
import { settingsKeys, workspaceQuery } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';
import { useSubmit } from './use-submit.ts';

export function WorkspacePage() {
  const { workspace } = useHere();
  const api = useApi();
  const { data, error, refetch } = useQuery(workspaceQuery(api, workspace.id));
  return (
    <Page title={text.workspace} lead={text.workspaceLead} layout="reading">
      {data ? (
        <WorkspaceForm workspace={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}

const currencyNames = new Intl.DisplayNames(readerLocale(), { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency').map((code) => ({
  value: code,
  label: `${code} · ${currencyNames.of(code) ?? code}`,
}));

function WorkspaceForm({ workspace }: { workspace: WorkspaceAnswer }) {
  const { may } = useHere();
  const api = useApi();
  const client = useQueryClient();
  const canChange = may('administer');
  const { name, currency, timeZone } = workspace;
  const form = useForm({
    initialValues: { name, currency, timeZone },
    validate: { name: (value) => (value.trim() === '' ? text.needName : null) },
  });
  // The version that stands in the fields: a newer one that arrives behind them must not be overwritten unseen.
  const [version, setVersion] = useState(workspace.version);
  const { submit, isBusy, refusal } = useSubmit(
    useSave(form, {
      send: (values) => api.patch('', values, { ifMatch: version }),
      refresh: [settingsKeys.workspace(workspace.id)],
      done: text.workspaceSaved,
      onSaved: (saved) => {
        setVersion(saved.version);
        form.resetDirty();
        return refreshSession(client);
      },
    }),
  );
  // The server knows more spellings of a zone than the browser lists.
  const zones = [...new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg" maw={460} mt="sm">
        <TextInput
          label={text.workspaceName}
          description={text.workspaceNameHint}
          maxLength={120}
          readOnly={!canChange}
          {...form.getInputProps('name')}
        />
        <NativeSelect
          label={text.currency}
          description={text.currencyHint}
          data={currencies}
          disabled={!canChange}
          {...form.getInputProps('currency')}
        />
        <NativeSelect
          label={text.timeZone}
          description={text.timeZoneHint}
          data={zones}
          disabled={!canChange}
          {...form.getInputProps('timeZone')}
        />
        {refusal && (
          <Alert color="danger" role="alert" p="xs">
            {refusal}
          </Alert>
        )}
        {canChange ? (
          <Group>
            <Button type="submit" variant="filled" loading={isBusy} disabled={!form.isDirty()}>
              {text.save}
            </Button>
          </Group>
        ) : (
          <p style={{ margin: 0, color: 'var(--bf-text-dim)' }}>{text.workspaceReadOnly}</p>
        )}
      </Stack>
    </form>
  );
}
