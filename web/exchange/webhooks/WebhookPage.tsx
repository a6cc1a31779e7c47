import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { type MessageState, messageStates } from '../../../contract/exchange/webhook.ts';
import { formatNumber } from '../../platform/format.ts';
import { useRows } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { ForbiddenState } from '../../platform/ui/ForbiddenState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { MessageDetail } from './MessageDetail.tsx';
import { WebhookNotices } from './WebhookNotices.tsx';
import classes from './Webhooks.module.css';
import { WebhookVerbs } from './WebhookVerbs.tsx';
import { messagesQuery, type WebhookAnswer, type WebhookMessage, webhookQuery } from './webhook.api.ts';
import { webhookText as text } from './webhook.text.ts';
import { answerOf, eventsOf, messageStatusOf, statusOf } from './webhook-status.ts';

/** One webhook and its log. `?message=whm_…` shows one beside it. */
export function WebhookPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const { webhookId = '' } = useParams({ strict: false }) as { webhookId?: string };
  const { data: webhook, error, refetch } = useQuery({ ...webhookQuery(api, workspace.id, webhookId), enabled: may('administer') });
  const crumbs = [{ label: text.title, href: `/w/${workspace.id}/settings/webhooks` }];
  if (!may('administer') || !webhook) {
    return (
      <Page title={text.title} breadcrumbs={crumbs}>
        {!may('administer') ? (
          <ForbiddenState />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={8} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={webhook.name}
      documentTitle={`${webhook.name} · ${text.title}`}
      breadcrumbs={crumbs}
      badge={<StatusBadge {...statusOf(webhook)} />}
      lead={`${webhook.url} · ${eventsOf(webhook)}`}
      layout="fill"
      actions={<WebhookVerbs webhook={webhook} />}
    >
      <WebhookNotices webhook={webhook} />
      <Log webhook={webhook} />
    </Page>
  );
}

const columns: Column<WebhookMessage>[] = [
  {
    id: 'event',
    header: text.event,
    value: (row) => row.event,
    cell: (row) => (
      <>
        {row.event} {row.count > 1 && <span className={classes.quiet}>· {text.many(formatNumber(row.count))}</span>}
      </>
    ),
    isTitle: true,
    grows: true,
    width: 210,
    canSort: false,
  },
  {
    id: 'state',
    header: text.status,
    value: (row) => messageStatusOf(row).label,
    cell: (row) => <StatusBadge {...messageStatusOf(row)} />,
    width: 130,
    canSort: false,
  },
  { id: 'answer', header: text.answer, value: (row) => answerOf(row.lastAttempt), width: 170, canSort: false },
  {
    id: 'took',
    header: text.duration,
    value: (row) => row.lastAttempt?.durationMs,
    cell: (row) => row.lastAttempt && text.ms(formatNumber(row.lastAttempt.durationMs)),
    isNumber: true,
    width: 90,
    canSort: false,
  },
  { id: 'tries', header: text.tries, value: (row) => row.tries, isNumber: true, width: 80, canSort: false },
  {
    id: 'when',
    header: text.when,
    value: (row) => row.createdAt,
    cell: (row) => <RelativeDate value={row.createdAt} />,
    width: 130,
    canSort: false,
  },
];

function Log({ webhook }: { webhook: WebhookAnswer }) {
  const { workspace } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const { state, message: openId } = useSearch({ strict: false }) as { state?: MessageState; message?: string };
  const messages = useRows(useInfiniteQuery(messagesQuery(api, workspace.id, webhook.id, state)));
  const show = (change: { state?: MessageState | undefined; message?: string | undefined }) =>
    void navigate({ to: '.', search: (former: Record<string, unknown>) => ({ ...former, ...change }), replace: true } as never);
  const open = messages.rows?.find(({ id }) => id === openId);
  return (
    <WithDetail
      opened={openId !== undefined}
      onClose={() => show({ message: undefined })}
      title={open?.event ?? text.message}
      detail={openId && <MessageDetail key={openId} webhookId={webhook.id} messageId={openId} />}
    >
      <DataTable
        name="webhook-messages"
        label={text.log}
        columns={columns}
        {...messages}
        rowId={(row) => row.id}
        rowName={(row) => row.event}
        isOrderedByServer
        isFiltered={state !== undefined}
        csvName={false}
        onPeek={(row) => show({ message: row?.id })}
        peekedId={openId}
        toolbar={
          <SegmentedControl
            size="xs"
            aria-label={text.which}
            value={state ?? 'all'}
            onChange={(which) => show({ state: messageStates.find((one) => one === which) })}
            data={[{ value: 'all', label: text.showAll }, ...messageStates.map((one) => ({ value: one, label: text.messageStates[one] }))]}
          />
        }
        empty={
          <EmptyState icon={Send} title={text.noMessages}>
            {text.noMessagesBody}
          </EmptyState>
        }
      />
    </WithDetail>
  );
}
