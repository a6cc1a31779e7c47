import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { SegmentAnswer, SegmentMember } from '../../../contract/people/segment.ts';
import { isNotFound } from '../../platform/api.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink, useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { lazily } from '../parts/lazily.tsx';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { Chip } from '../parts/Row.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { segmentQuery, segmentSizeQuery } from './segments.api.ts';
import classes from './segments.module.css';
import { segmentsText as text } from './segments.text.ts';

const SegmentDrawer = lazily(() => import('./SegmentDrawer.tsx').then((file) => file.SegmentDrawer));

/** One segment: its rule in words, how many it finds today, and each member with the reason. */
export function SegmentPage() {
  const { segmentId = '' } = useParams({ strict: false }) as { segmentId?: string };
  const api = useApi();
  const { workspace, product } = useHere();
  const { data, error, refetch } = useQuery(segmentQuery(api, segmentId));
  const crumbs = [{ label: peopleText.segments, href: `/w/${workspace.id}/p/${product?.id ?? ''}/people/segments` }];
  if (data) return <Segment key={segmentId} segment={data} crumbs={crumbs} />;
  return (
    <Page title={peopleText.segment} breadcrumbs={crumbs}>
      {error ? <ErrorState error={error} {...(isNotFound(error) ? {} : { onRetry: () => void refetch() })} isPage /> : <LoadingState />}
    </Page>
  );
}

function Segment({ segment, crumbs }: { segment: SegmentAnswer; crumbs: readonly { label: string; href: string }[] }) {
  const api = useApi();
  const { may } = useHere();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const [isEditing, setIsEditing] = useState(false);
  const { data: size } = useQuery(segmentSizeQuery(api, segment.id));
  const rows = useRows(
    useInfiniteQuery(
      cursorQuery<SegmentMember>(
        api,
        [...peopleKeys.all, 'segment', segment.id, 'members', segment.version],
        `/segments/${segment.id}/members`,
        {},
        100,
      ),
    ),
  );
  const columns = useMemo(() => memberColumns(segment.kind), [segment.kind]);
  return (
    <Page
      title={segment.name}
      documentTitle={`${segment.name} · ${peopleText.segments}`}
      breadcrumbs={crumbs}
      lead={segment.words}
      badge={size && <Chip>{text.finds[segment.kind](size.size)}</Chip>}
      layout="fill"
      actions={
        may('edit') && (
          <>
            {segment.archivedAt === null && <Button onClick={() => setIsEditing(true)}>{peopleText.edit}</Button>}
            <RecordMenu
              name={segment.name}
              path={`/segments/${segment.id}`}
              isArchived={segment.archivedAt !== null}
              refresh={[peopleKeys.all, peopleKeys.problems]}
            />
          </>
        )
      }
    >
      <DataTable
        name="segment-members"
        label={text.members}
        columns={columns}
        {...rows}
        {...(size ? { total: size.size } : {})}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        isOrderedByServer
        csvName={segment.name}
        onOpen={(row) => void navigate({ to: hrefOf(segment.kind, row.id) ?? '.' })}
        empty={<EmptyState title={text.noMembers}>{segment.words}</EmptyState>}
      />
      {isEditing && <SegmentDrawer segment={segment} onClose={() => setIsEditing(false)} />}
    </Page>
  );
}

const memberColumns = (kind: SegmentAnswer['kind']): Column<SegmentMember>[] => [
  {
    id: 'name',
    header: kind === 'account' ? peopleText.account : peopleText.person,
    value: (row) => row.name,
    cell: (row) => (
      <EntityLink kind={kind} id={row.id}>
        {row.name}
      </EntityLink>
    ),
    isTitle: true,
    grows: true,
    width: 240,
    canSort: false,
  },
  {
    id: 'why',
    header: text.why,
    value: (row) => row.why.join('; '),
    cell: (row) => <span className={classes.words}>{row.why.join(' · ')}</span>,
    grows: true,
    width: 520,
    canSort: false,
  },
];
