import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { type AccountListItem, type AccountStage, accountStages } from '../../../contract/people/account.ts';
import type { Api } from '../../platform/api.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { chunksOf } from '../parts/chunks.ts';
import { membersQuery, peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountsText as text } from './accounts.text.ts';

type Change = { archived: boolean } | { stage: AccountStage } | { stewardId: string | null };

/** The server takes so many at once. */
const mostAtOnce = 500;

async function sendAll(api: Api, accountIds: readonly string[], change: Change): Promise<number> {
  let changed = 0;
  for (const ids of chunksOf(accountIds, mostAtOnce)) changed += (await api.post('/accounts/changes', { accountIds: ids, change })).changed;
  return changed;
}

/** What each account had before, so that it can be put back: one request for each value there was. */
async function putBack(api: Api, rows: readonly AccountListItem[], change: Change): Promise<void> {
  if ('archived' in change) {
    await sendAll(
      api,
      rows.map((row) => row.id),
      { archived: !change.archived },
    );
    return;
  }
  const before = Map.groupBy(rows, (row) => ('stage' in change ? row.stage : row.stewardId));
  for (const [value, group] of before)
    await sendAll(
      api,
      group.map((row) => row.id),
      'stage' in change ? { stage: value as AccountStage } : { stewardId: value },
    );
}

/** The same change for all selected accounts; each can be undone for ten seconds. */
export function AccountBulk({ rows, onDone }: { rows: readonly AccountListItem[]; onDone: () => void }) {
  const api = useApi();
  const { workspace } = useHere();
  const { data: members = [] } = useQuery(membersQuery(api, workspace.id));
  const change = useChange({
    send: (wanted: Change) =>
      sendAll(
        api,
        rows.map((row) => row.id),
        wanted,
      ),
    refresh: () => [peopleKeys.all],
    done: (wanted, changed) =>
      'archived' in wanted ? (wanted.archived ? text.archivedMany(changed) : text.restoredMany(changed)) : text.changedMany(changed),
    undo: (wanted) => putBack(api, rows, wanted),
  });
  const apply = (wanted: Change) => {
    change.mutate(wanted);
    onDone();
  };
  const areArchived = rows.every((row) => row.archivedAt !== null);
  if (areArchived)
    return (
      <Button size="compact-sm" onClick={() => apply({ archived: false })}>
        {text.restore}
      </Button>
    );
  return (
    <>
      <Choices
        label={text.setStage}
        options={accountStages.map((stage) => ({ key: stage, label: peopleText.stages[stage] }))}
        onChoose={(stage) => apply({ stage: stage as AccountStage })}
      />
      <Choices
        label={text.setSteward}
        options={[{ key: '', label: peopleText.nobody }, ...members.map((member) => ({ key: member.id, label: member.name }))]}
        onChoose={(id) => apply({ stewardId: id === '' ? null : id })}
      />
      <Button size="compact-sm" onClick={() => apply({ archived: true })}>
        {text.archive}
      </Button>
    </>
  );
}

function Choices({
  label,
  options,
  onChoose,
}: {
  label: string;
  options: { key: string; label: string }[];
  onChoose: (key: string) => void;
}) {
  return (
    <Menu>
      <Menu.Target>
        <Button size="compact-sm" rightSection={<ChevronDown size={13} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {options.map((option) => (
          <Menu.Item key={option.key} onClick={() => onChoose(option.key)}>
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
