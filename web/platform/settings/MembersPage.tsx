import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MemberAnswer } from '../../../contract/platform/member.ts';
import { type MemberFunction, type Role, roles } from '../../../contract/platform/permission.ts';
import { useChange } from '../query.ts';
import { useApi, useHere } from '../session/here.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { DateText } from '../ui/Value.tsx';
import { InvitationSection } from './InvitationSection.tsx';
import { InviteDrawer } from './InviteDrawer.tsx';
import { MemberDrawer } from './MemberDrawer.tsx';
import { functionOptions } from './RoleFields.tsx';
import classes from './Settings.module.css';
import { membersQuery, settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

/** Settings: who may sign in, and the links by which others may join. */
export function MembersPage() {
  const { workspace, member, may } = useHere();
  const api = useApi();
  const [isArchived, setIsArchived] = useState(false);
  const [isInviting, setIsInviting] = useState(false);
  const [opened, setOpened] = useState<MemberAnswer>();
  const { data: members, error, refetch } = useQuery(membersQuery(api, workspace.id, isArchived));
  const canChange = may('administer');

  const change = useChange({
    send: ({ row, ...patch }: { row: MemberAnswer; role?: Role; function?: MemberFunction }) =>
      api.patch(`/members/${row.id}`, patch, { ifMatch: row.version }),
    preview: (preview, { row, ...patch }) =>
      preview.update<MemberAnswer[]>(membersQuery(api, workspace.id, isArchived).queryKey, (before) =>
        before.map((one) => (one.id === row.id ? { ...one, ...patch } : one)),
      ),
    refresh: ({ row }) => [settingsKeys.members, ...(row.id === member.id ? [['session']] : [])],
    done: ({ row }) => text.memberSaved(row.name),
    undo: ({ row }) => api.patch(`/members/${row.id}`, { role: row.role, function: row.function }),
  });
  const { mutateAsync } = change;

  const columns = useMemo<Column<MemberAnswer>[]>(
    () => [
      {
        id: 'name',
        header: text.memberName,
        value: (row) => row.name,
        cell: (row) => (
          <>
            {row.name}
            {row.id === member.id && <span className={classes.quiet}> ({text.you})</span>}
          </>
        ),
        isTitle: true,
        grows: true,
        width: 180,
      },
      { id: 'email', header: text.email, value: (row) => row.email, width: 220, grows: true, isHiddenOnPhone: true },
      {
        id: 'role',
        header: text.role,
        value: (row) => text.roles[row.role],
        width: 160,
        ...(canChange
          ? {
              edit: {
                kind: 'select' as const,
                value: (row: MemberAnswer) => row.role,
                options: roles.map((value) => ({ value, label: text.roles[value] })),
                save: (row: MemberAnswer, value: string | null) => mutateAsync({ row, role: value as Role }),
                isAllowed: (row: MemberAnswer) => row.archivedAt === null,
              },
            }
          : {}),
      },
      {
        id: 'function',
        header: text.function,
        value: (row) => text.functions[row.function],
        width: 150,
        ...(canChange
          ? {
              edit: {
                kind: 'select' as const,
                value: (row: MemberAnswer) => row.function,
                options: functionOptions,
                save: (row: MemberAnswer, value: string | null) => mutateAsync({ row, function: value as MemberFunction }),
                isAllowed: (row: MemberAnswer) => row.archivedAt === null,
              },
            }
          : {}),
      },
      {
        id: 'since',
        header: text.since,
        value: (row) => row.createdAt,
        cell: (row) => <DateText value={row.createdAt.slice(0, 10)} />,
        width: 140,
        isHiddenOnPhone: true,
      },
    ],
    [canChange, member.id, mutateAsync],
  );

  return (
    <Page
      title={text.members}
      lead={text.membersLead}
      actions={
        <>
          <SegmentedControl
            aria-label={text.whichMembers}
            value={isArchived ? 'archived' : 'present'}
            onChange={(which) => setIsArchived(which === 'archived')}
            data={[
              { value: 'present', label: text.showActive },
              { value: 'archived', label: text.showSuspended },
            ]}
          />
          {canChange && (
            <Button variant="filled" onClick={() => setIsInviting(true)}>
              {text.invite}
            </Button>
          )}
        </>
      }
    >
      <DataTable
        name="members"
        label={text.members}
        columns={columns}
        rows={members}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        error={error}
        onRetry={() => void refetch()}
        height="content"
        empty={
          <EmptyState icon={Users} title={text.noneSuspendedTitle}>
            {text.noneSuspended}
          </EmptyState>
        }
        {...(canChange ? { onOpen: setOpened } : {})}
      />
      {canChange && <InvitationSection />}
      {isInviting && <InviteDrawer onClose={() => setIsInviting(false)} />}
      {opened && (
        <MemberDrawer
          key={opened.id}
          member={members?.find((one) => one.id === opened.id) ?? opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Page>
  );
}
