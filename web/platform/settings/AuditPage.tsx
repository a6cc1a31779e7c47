import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Download, ScrollText } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AuditEventAnswer } from '../../../contract/platform/audit.ts';
import { useListSearch } from '../filters.ts';
import { formatDate } from '../format.ts';
import { cursorQuery, useRows } from '../query.ts';
import { useApi, useHere } from '../session/here.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { WithDetail } from '../ui/DetailPanel.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { EntityLink } from '../ui/EntityLink.tsx';
import { FilterBar } from '../ui/FilterBar.tsx';
import { ForbiddenState } from '../ui/ForbiddenState.tsx';
import { Page } from '../ui/Page.tsx';
import { AuditDetail } from './AuditDetail.tsx';
import { auditFilters, auditQuery } from './audit-filter.ts';
import { auditChanges, eventWords, kindWords } from './audit-words.ts';
import classes from './Settings.module.css';
import { membersQuery, settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

/** Settings: what was changed, by whom. `?subject=prb_…` is the history of one record. */
export function AuditPage() {
  const { may } = useHere();
  return may('administer') ? (
    <Audit />
  ) : (
    <Page title={text.audit}>
      <ForbiddenState />
    </Page>
  );
}

const columns: Column<AuditEventAnswer>[] = [
  {
    id: 'at',
    header: text.when,
    value: (row) => row.at,
    cell: (row) => <time dateTime={row.at}>{formatDate(row.at, { hasTime: true })}</time>,
    width: 170,
    canSort: false,
  },
  { id: 'actor', header: text.who, value: (row) => row.actor.name, width: 150, canSort: false },
  { id: 'event', header: text.what, value: (row) => eventWords(row.event), width: 210, isTitle: true, grows: true, canSort: false },
  {
    id: 'subject',
    header: text.subject,
    value: (row) => `${kindWords(row.subject.kind)} ${row.subject.id}`,
    cell: (row) => (
      <EntityLink kind={row.subject.kind} id={row.subject.id}>
        {kindWords(row.subject.kind)}
      </EntityLink>
    ),
    width: 130,
    canSort: false,
  },
  {
    id: 'changes',
    header: text.after,
    value: (row) =>
      auditChanges(row.before, row.after)
        .map((change) => `${change.field}: ${change.after}`)
        .join(' · '),
    cell: (row) => (
      <span className={classes.quiet}>
        {auditChanges(row.before, row.after)
          .slice(0, 4)
          .map((change) => `${change.field}: ${change.after}`)
          .join(' · ')
          .slice(0, 160)}
      </span>
    ),
    width: 260,
    grows: true,
    canSort: false,
    isHiddenOnPhone: true,
  },
  { id: 'via', header: text.via, value: (row) => text.ways[row.via] ?? row.via, width: 150, canSort: false, isHiddenOnPhone: true },
];

function Audit() {
  const { workspace } = useHere();
  const api = useApi();
  const { data: members } = useQuery(membersQuery(api, workspace.id, false));
  const filters = useMemo(() => auditFilters(members ?? []), [members]);
  const list = useListSearch(filters);
  const query = useMemo(() => auditQuery(list.values), [list.values]);
  const events = useRows(
    useInfiniteQuery(cursorQuery<AuditEventAnswer>(api, [...settingsKeys.audit(workspace.id), query], '/audit', query, 100)),
  );
  const [peeked, setPeeked] = useState<AuditEventAnswer>();
  return (
    <Page
      title={text.audit}
      lead={text.auditLead}
      layout="fill"
      actions={
        <Button component="a" href={api.href('/audit.csv', query)} download leftSection={<Download size={14} aria-hidden />}>
          {text.downloadAll}
        </Button>
      }
    >
      <WithDetail
        opened={peeked !== undefined}
        onClose={() => setPeeked(undefined)}
        title={peeked ? eventWords(peeked.event) : ''}
        detail={
          peeked && (
            <AuditDetail
              event={peeked}
              onFilter={(id, value) => {
                setPeeked(undefined);
                list.setFilter(id, value);
              }}
            />
          )
        }
      >
        <DataTable
          name="audit"
          label={text.audit}
          columns={columns}
          {...events}
          rowId={(row) => row.id}
          rowName={(row) => eventWords(row.event)}
          isOrderedByServer
          isFiltered={list.isFiltered}
          csvName={false}
          onPeek={setPeeked}
          peekedId={peeked?.id}
          toolbar={<FilterBar filters={filters} values={list.values} onChange={list.setFilter} onClear={list.clear} />}
          empty={
            <EmptyState icon={ScrollText} title={text.auditEmptyTitle}>
              {text.auditEmpty}
            </EmptyState>
          }
        />
      </WithDetail>
    </Page>
  );
}
