import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Inbox, MessageSquare, Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ApiError } from '../api.ts';
import { Chart } from '../charts/Chart.tsx';
import type { Lens } from '../lens.ts';
import { notify, notifyError } from '../toast.tsx';
import { Because } from '../ui/Because.tsx';
import { BecausePanel } from '../ui/BecausePanel.tsx';
import { BecauseProvider } from '../ui/BecauseProvider.tsx';
import { CommentThread } from '../ui/CommentThread.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { FilterBar } from '../ui/FilterBar.tsx';
import { ForbiddenState } from '../ui/ForbiddenState.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Keys } from '../ui/Keys.tsx';
import { LensChip, ModelChip } from '../ui/LensChip.tsx';
import { LensSwitch } from '../ui/LensSwitch.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Meter } from '../ui/Meter.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { SavedViews } from '../ui/SavedViews.tsx';
import { StatusBadge, type StatusShape } from '../ui/StatusBadge.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { DateText, Money, NumberValue, RelativeDate } from '../ui/Value.tsx';
import { GalleryList } from './GalleryList.tsx';
import { galleryFilters } from './gallery-filters.ts';
import { sampleChain, samplePictures } from './samples.ts';

/** Every part of `platform/ui`, to be looked at and checked for access. Not in what is shipped. */
export function GalleryPage() {
  return (
    <BecauseProvider>
      <main style={{ height: '100dvh', overflow: 'auto' }} data-gallery>
        <GalleryParts />
      </main>
    </BecauseProvider>
  );
}

/** Marks a part for the one who takes pictures of it. */
const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div data-part={name}>
    <Section title={name}>{children}</Section>
  </div>
);

const shapes: StatusShape[] = ['dotted', 'empty', 'quarter', 'half', 'three-quarters', 'full', 'check', 'dash', 'cross', 'warning'];
const now = new Date('2026-06-01T12:00:00Z');
const fails = new ApiError({
  status: 503,
  code: 'database_away',
  title: 'The database does not answer',
  detail: 'Nothing is lost. Try again in a moment.',
  requestId: '7b2c1a',
});

export function GalleryParts() {
  const [lens, setLens] = useState<Lens>('both');
  const [filters, setFilters] = useState<Record<string, string | undefined>>({ status: 'heard,chosen', reach: '100..5000' });
  const [query, setQuery] = useState<string>();
  const [confirm, confirmActions] = useDisclosure(false);
  const [form, formActions] = useDisclosure(false);
  return (
    <Page
      title="Gallery"
      lead="Each part with sample data"
      breadcrumbs={[{ label: 'Parts', href: '/gallery' }]}
      lens={<LensSwitch value={lens} onChange={setLens} />}
      badge={<StatusBadge shape="half" label="Chosen" />}
      actions={<Button variant="filled">New problem</Button>}
      toolbar={
        <FilterBar
          filters={galleryFilters}
          values={filters}
          onChange={(id, value) => setFilters((before) => ({ ...before, [id]: value }))}
          onClear={() => setFilters({})}
          query={{ value: query, onChange: setQuery, label: 'Search problems' }}
        />
      }
    >
      <Part name="Buttons">
        <Group>
          <Button variant="filled">Filled</Button>
          <Button>Default</Button>
          <Button variant="light">Light</Button>
          <Button variant="subtle">Subtle</Button>
          <Button variant="filled" color="danger">
            Delete
          </Button>
          <Button color="danger">Delete</Button>
          <Button disabled>Disabled</Button>
          <Button onClick={() => notify('Problem parked', { undo: () => {} })}>Toast with undo</Button>
          <Button onClick={() => notifyError(fails)}>Toast of an error</Button>
          <Button onClick={confirmActions.open}>Confirm</Button>
          <Button onClick={formActions.open}>Form</Button>
          <Keys keys="mod+k" /> <Keys keys="g p" />
        </Group>
        <ConfirmDialog
          opened={confirm}
          onClose={confirmActions.close}
          title="Merge 3 accounts?"
          confirmLabel="Merge 3 accounts"
          onConfirm={() => {}}
        >
          Their people, revenue and evidence move to Acme.
        </ConfirmDialog>
        <FormDrawer opened={form} onClose={formActions.close} title="New account" onSave={() => Promise.reject(fails)}>
          <TextInput label="Name" description="As the customer writes it" required />
          <TextInput label="Domain" error="Not a domain" />
        </FormDrawer>
      </Part>
      <Part name="Lens, status">
        <Stack gap="sm">
          <Group>
            <LensChip side="business" />
            <LensChip side="consumer" />
            <ModelChip model="b2b" />
            <ModelChip model="b2c" />
            <ModelChip model="hybrid" />
          </Group>
          <Group>
            {shapes.map((shape) => (
              <StatusBadge key={shape} shape={shape} label={shape} isDanger={shape === 'warning'} />
            ))}
          </Group>
        </Stack>
      </Part>
      <Part name="Values">
        <Group gap="xl">
          <Money amountMinor={123_456_78} currency="EUR" per="year" />
          <Money amountMinor={1_234_567_00} currency="USD" isCompact mark="assumed" />
          <NumberValue value={40_321} unit="people" side="consumer" />
          <NumberValue value={3.5} unit="weeks" mark="typed" />
          <NumberValue value={0.42} isPercent mark="estimated" interval={[0.31, 0.55]} />
          <NumberValue value={null} />
          <DateText value="2026-05-31" />
          <RelativeDate value="2026-05-10T10:00:00Z" now={now} />
          <Because label="score of Export fails" why={sampleChain} side="business">
            1,878.85
          </Because>
        </Group>
      </Part>
      <Part name="Because">
        <div style={{ maxWidth: 440, padding: 16, border: '1px solid var(--bf-line)', borderRadius: 7 }}>
          <BecausePanel chain={sampleChain} />
        </div>
      </Part>
      <Part name="Table">
        <GalleryList height={420} />
      </Part>
      <Part name="Saved views, copy, meter, progress">
        <Stack maw={560}>
          <SavedViews
            views={[
              { id: 'v1', name: 'Renewals in May', isShared: true, isMine: true },
              { id: 'v2', name: 'Mine', isShared: false, isMine: true },
            ]}
            currentId="v1"
            isChanged
            onOpen={() => {}}
            onSave={async () => {}}
            onUpdate={async () => {}}
            onRemove={async () => {}}
          />
          <CopyField label="Invitation link" value="https://bifocal.example/invitations/3f9a…" description="Valid for seven days" />
          <div>
            <Meter label="Acme" value={200} most={300} side="business">
              €200k
            </Meter>
            <Meter label="Consumers" value={90} most={300} side="consumer">
              90
            </Meter>
            <Meter label="Unknown" value={20} most={300}>
              20
            </Meter>
          </div>
          <ProgressBar label="Import of accounts.csv" done={12_400} total={200_000} onCancel={() => {}}>
            12,400 of 200,000 rows
          </ProgressBar>
          <FileDrop label="A CSV file of accounts, up to 1 GB" kinds={['.csv']} mostBytes={1e9} onFile={() => {}} />
        </Stack>
      </Part>
      <Part name="States">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <EmptyState
            icon={Inbox}
            title="Nothing waits"
            action={<Button variant="filled">Capture evidence</Button>}
            example="“Exporting 50,000 rows fails at noon, every day.” Jo, Acme"
          >
            What people said or did arrives here, and waits until somebody says to which problem it belongs.
          </EmptyState>
          <ErrorState error={fails} onRetry={() => {}} />
          <ForbiddenState />
          <LoadingState />
        </SimpleGrid>
      </Part>
      <Part name="Pictures">
        <Stack gap="xl">
          <Chart title="Value and effort" description="Each bubble is a problem." picture={samplePictures.bubble} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
            <Chart title="Evidence over time" description="Three sources, week by week." picture={samplePictures.line} height={260} />
            <Chart title="Who pays" description="Acme pays most." picture={samplePictures.bar} height={260} />
          </SimpleGrid>
        </Stack>
      </Part>
      <Part name="Comments and timeline">
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <CommentThread
            comments={[
              {
                id: 'c1',
                author: { id: 'mem_a', name: 'Ada Byron' },
                body: 'Heard it again in the QBR. @[Jo Kim](mem_0000000000000000000b), can you ask who else exports at noon?',
                at: '2026-05-28T09:00:00Z',
                canRemove: true,
              },
              {
                id: 'c2',
                author: { id: 'mem_0000000000000000000b', name: 'Jo Kim' },
                body: 'All three plants do.\nI asked.',
                at: '2026-05-29T09:00:00Z',
                isEdited: true,
              },
            ]}
            members={[
              { id: 'mem_a', name: 'Ada Byron' },
              { id: 'mem_0000000000000000000b', name: 'Jo Kim' },
            ]}
            onAdd={async () => {}}
            onRemove={() => {}}
          />
          <Timeline
            label="What happened"
            items={[
              { id: 't1', at: '2026-05-29T09:00:00Z', icon: MessageSquare, title: 'Jo Kim commented' },
              {
                id: 't2',
                at: '2026-05-29T08:00:00Z',
                icon: Send,
                title: 'Notice sent to Acme',
                body: 'Change of the export format, 30 days ahead',
              },
              { id: 't3', at: '2026-05-12', title: 'Renewal date moved to 2026-07-01' },
            ]}
          />
        </SimpleGrid>
      </Part>
      <Text size="xs" c="dimmed" mt="xl">
        End of the gallery
      </Text>
    </Page>
  );
}
