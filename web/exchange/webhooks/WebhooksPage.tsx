import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Webhook } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityAnchor } from '../../platform/ui/EntityLink.tsx';
import { ForbiddenState } from '../../platform/ui/ForbiddenState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { WebhookDrawer } from './WebhookDrawer.tsx';
import classes from './Webhooks.module.css';
import { type WebhookAnswer, webhooksQuery } from './webhook.api.ts';
import { webhookText as text, verifySnippet } from './webhook.text.ts';
import { eventsOf, statusOf } from './webhook-status.ts';

/** Settings: addresses that are told what happens here. */
export function WebhooksPage() {
  const { may } = useHere();
  return may('administer') ? (
    <Webhooks />
  ) : (
    <Page title={text.title}>
      <ForbiddenState />
    </Page>
  );
}

function Webhooks() {
  const { workspace } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error, refetch } = useQuery(webhooksQuery(api, workspace.id));
  const columns = useMemo<Column<WebhookAnswer>[]>(
    () => [
      {
        id: 'name',
        header: text.name,
        value: (row) => row.name,
        cell: (row) => <EntityAnchor href={`/w/${workspace.id}/settings/webhooks/${row.id}`}>{row.name}</EntityAnchor>,
        isTitle: true,
        grows: true,
        width: 170,
      },
      {
        id: 'status',
        header: text.status,
        value: (row) => statusOf(row).label,
        cell: (row) => <StatusBadge {...statusOf(row)} />,
        width: 130,
      },
      {
        id: 'url',
        header: text.url,
        value: (row) => row.url,
        cell: (row) => <span className={classes.address}>{row.url.replace(/^https:\/\//, '')}</span>,
        grows: true,
        width: 220,
      },
      { id: 'events', header: text.events, value: eventsOf, width: 110 },
      {
        id: 'delivered',
        header: text.lastDelivered,
        value: (row) => row.lastDeliveredAt,
        cell: (row) =>
          row.lastDeliveredAt ? <RelativeDate value={row.lastDeliveredAt} /> : <span className={classes.quiet}>{text.never}</span>,
        width: 130,
      },
      { id: 'waiting', header: text.waiting, value: (row) => row.waiting, isNumber: true, width: 90 },
      { id: 'failed', header: text.failed, value: (row) => row.failed, isNumber: true, width: 110 },
    ],
    [workspace.id],
  );
  const add = (
    <Button variant="filled" onClick={() => setIsAdding(true)}>
      {text.add}
    </Button>
  );
  return (
    <Page title={text.title} lead={text.lead} layout="fill" actions={add}>
      <DataTable
        name="webhooks"
        label={text.title}
        columns={columns}
        rows={data}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        error={error}
        onRetry={() => void refetch()}
        onOpen={(row) => void navigate({ href: `/w/${workspace.id}/settings/webhooks/${row.id}` })}
        csvName={false}
        isDimmed={(row) => row.status !== 'active'}
        empty={
          <EmptyState
            icon={Webhook}
            title={text.emptyTitle}
            action={add}
            example={
              <>
                <p className={classes.caption}>{text.verifyCaption}</p>
                <pre className={classes.code}>{verifySnippet}</pre>
              </>
            }
          >
            {text.empty}
          </EmptyState>
        }
      />
      {isAdding && <WebhookDrawer onClose={() => setIsAdding(false)} />}
    </Page>
  );
}
