import { Button, Group, NumberInput, Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Api } from '../../platform/api.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { ForbiddenState } from '../../platform/ui/ForbiddenState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import classes from '../Exchange.module.css';
import { eventsText as text } from './events.text.ts';
import { isShorter, monthsOf, type RetentionForm, retentionForm } from './retention-form.ts';

// Below the workspace's own key: a change that somebody else makes there is read again.
const retentionKey = (workspaceId: string) => ['workspace', workspaceId, 'retention'] as const;

const retentionQuery = (api: Api, workspaceId: string) =>
  queryOptions({ queryKey: retentionKey(workspaceId), queryFn: ({ signal }) => api.get('/facts/retention', { signal }) });

/** Settings: how long events are kept, and all of them taken out. */
export function EventsPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const { data, error, refetch } = useQuery({ ...retentionQuery(api, workspace.id), enabled: may('export') });
  if (!may('export')) {
    return (
      <Page title={text.title}>
        <ForbiddenState />
      </Page>
    );
  }
  return (
    <Page title={text.title} lead={text.lead} layout="reading">
      {data ? (
        <>
          {/* Another number that somebody saved meanwhile begins a new form: nobody overwrites it unseen. */}
          <RetentionSection key={String(data.months)} months={data.months} />
          <Section title={text.takeOut}>
            <p className={classes.about}>{text.takeOutNote}</p>
            <Button component="a" href={api.href('/facts/events.ndjson')} download leftSection={<Download size={14} aria-hidden />}>
              {text.download}
            </Button>
          </Section>
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={8} />
      )}
    </Page>
  );
}

function RetentionSection({ months }: { months: number | null }) {
  const { workspace, may } = useHere();
  const api = useApi();
  const canChange = may('administer');
  const [isAsking, setIsAsking] = useState(false);
  const form = useForm<RetentionForm>({
    initialValues: retentionForm(months),
    validate: { months: (_typed, values) => (monthsOf(values) === undefined ? text.monthsRange : null) },
  });
  const wanted = monthsOf(form.values);
  const save = useChange({
    send: (next: number | null) => api.put('/facts/retention', { months: next }),
    refresh: () => [retentionKey(workspace.id)],
    done: () => text.saved,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.validate().hasErrors || wanted === undefined) return;
    if (isShorter(months, wanted)) setIsAsking(true);
    else save.mutate(wanted);
  };
  return (
    <Section title={text.keep}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md" maw={460}>
          <Radio.Group
            aria-label={text.keep}
            value={form.values.kept}
            onChange={(kept) => form.setFieldValue('kept', kept as RetentionForm['kept'])}
          >
            <Stack gap={10}>
              <Radio value="ever" label={text.forEver} description={text.forEverHint} disabled={!canChange} />
              <Radio value="months" label={text.forMonths} description={text.forMonthsHint} disabled={!canChange} />
            </Stack>
          </Radio.Group>
          {form.values.kept === 'months' && (
            <NumberInput
              label={text.months}
              min={1}
              max={1200}
              allowDecimal={false}
              allowNegative={false}
              readOnly={!canChange}
              w={160}
              {...form.getInputProps('months')}
            />
          )}
          <p className={classes.quiet}>{text.whatHappens}</p>
          {canChange ? (
            <Group>
              <Button type="submit" variant="filled" loading={save.isPending} disabled={wanted === months}>
                {text.save}
              </Button>
            </Group>
          ) : (
            <p className={classes.quiet}>{text.readOnly}</p>
          )}
        </Stack>
      </form>
      {typeof wanted === 'number' && (
        <ConfirmDialog
          opened={isAsking}
          onClose={() => setIsAsking(false)}
          title={text.shorterTitle(wanted)}
          confirmLabel={text.shorterConfirm}
          isDanger
          onConfirm={() => save.mutateAsync(wanted)}
        >
          {text.shorter(wanted)}
        </ConfirmDialog>
      )}
    </Section>
  );
}
