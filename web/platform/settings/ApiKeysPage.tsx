import { Button, Code, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ApiKeyAnswer } from '../../../contract/platform/api-key.ts';
import { useChange } from '../query.ts';
import { useApi, useHere } from '../session/here.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ForbiddenState } from '../ui/ForbiddenState.tsx';
import { Page } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { DateText, RelativeDate } from '../ui/Value.tsx';
import { type KeyState, keyState } from './key-state.ts';
import { NewApiKeyDrawer } from './NewApiKeyDrawer.tsx';
import classes from './Settings.module.css';
import { apiKeysQuery, membersQuery, settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

const states: Readonly<Record<KeyState, Parameters<typeof StatusBadge>[0]>> = {
  works: { shape: 'full', label: text.keyWorks },
  expired: { shape: 'dash', label: text.keyExpired },
  revoked: { shape: 'cross', label: text.keyRevoked },
};

/** Settings: what scripts and other systems sign in with. */
export function ApiKeysPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const canSee = may('administer');
  const [withRevoked, setWithRevoked] = useState(false);
  const [isAdding, setIsAdding] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyAnswer>();
  const { data: keys, error, refetch } = useQuery({ ...apiKeysQuery(api, workspace.id, withRevoked), enabled: canSee });
  const { data: members = [] } = useQuery({ ...membersQuery(api, workspace.id, false), enabled: canSee });
  const revoke = useChange({
    send: (key: ApiKeyAnswer) => api.post(`/api-keys/${key.id}/revoke`),
    refresh: () => [settingsKeys.apiKeys(workspace.id)],
    done: (key) => text.keyIsRevoked(key.name),
  });

  const columns = useMemo<Column<ApiKeyAnswer>[]>(
    () => [
      { id: 'name', header: text.keyName, value: (row) => row.name, isTitle: true, grows: true, width: 180 },
      {
        id: 'state',
        header: text.state,
        value: (row) => states[keyState(row, new Date())].label,
        cell: (row) => <StatusBadge {...states[keyState(row, new Date())]} />,
        width: 110,
      },
      {
        id: 'scopes',
        header: text.scopes,
        value: (row) => row.scopes.map((scope) => text.permissions[scope]).join(', '),
        width: 220,
        grows: true,
      },
      {
        id: 'start',
        header: text.keyStart,
        value: (row) => row.start,
        cell: (row) => <Code>{row.start}…</Code>,
        width: 120,
        canSort: false,
      },
      { id: 'member', header: text.keyMember, value: (row) => members.find((one) => one.id === row.memberId)?.name, width: 140 },
      {
        id: 'used',
        header: text.keyUsed,
        value: (row) => row.lastUsedAt,
        cell: (row) =>
          row.lastUsedAt ? <RelativeDate value={row.lastUsedAt} /> : <span className={classes.quiet}>{text.keyNeverUsed}</span>,
        width: 120,
      },
      {
        id: 'expires',
        header: text.keyExpires,
        value: (row) => row.expiresAt,
        cell: (row) => (row.expiresAt ? <DateText value={row.expiresAt} /> : <span className={classes.quiet}>{text.keyForever}</span>),
        width: 120,
      },
      {
        id: 'revoke',
        header: text.revoke,
        value: () => null,
        cell: (row) =>
          row.revokedAt === null && (
            <Button size="compact-sm" onClick={() => setRevoking(row)} aria-label={`${text.revokeKey} ${row.name}`}>
              {text.revokeKey}
            </Button>
          ),
        width: 96,
        canSort: false,
        canHide: false,
      },
    ],
    [members],
  );
  const add = (
    <Button variant="filled" onClick={() => setIsAdding(true)}>
      {text.newKey}
    </Button>
  );
  if (!canSee) {
    return (
      <Page title={text.apiKeys}>
        <ForbiddenState />
      </Page>
    );
  }
  return (
    <Page
      title={text.apiKeys}
      lead={text.apiKeysLead}
      layout="fill"
      actions={
        <>
          <SegmentedControl
            aria-label={text.whichKeys}
            value={withRevoked ? 'all' : 'working'}
            onChange={(which) => setWithRevoked(which === 'all')}
            data={[
              { value: 'working', label: text.showWorking },
              { value: 'all', label: text.showAll },
            ]}
          />
          {add}
        </>
      }
    >
      <DataTable
        name="api-keys"
        label={text.apiKeys}
        columns={columns}
        rows={keys}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        error={error}
        onRetry={() => void refetch()}
        csvName={false}
        isDimmed={(row) => keyState(row, new Date()) !== 'works'}
        empty={
          <EmptyState icon={KeyRound} title={text.noKeysTitle} action={add} example={<Code>{text.noKeysExample}</Code>}>
            {text.noKeys}
          </EmptyState>
        }
      />
      {isAdding && <NewApiKeyDrawer onClose={() => setIsAdding(false)} />}
      {revoking && (
        <ConfirmDialog
          opened
          isDanger
          onClose={() => setRevoking(undefined)}
          title={text.revokeKeyTitle(revoking.name)}
          confirmLabel={text.revokeKey}
          onConfirm={() => revoke.mutateAsync(revoking)}
        >
          {text.revokeKeyBody}
        </ConfirmDialog>
      )}
    </Page>
  );
}
