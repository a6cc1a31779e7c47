import { useQuery } from '@tanstack/react-query';
import { useApi, useHere } from '../../platform/session/here.ts';
import { accountNameQuery, membersQuery } from '../people.api.ts';

/** What an id stands for: an account or a member. */
export function NameOf({ id }: { id: string }) {
  const api = useApi();
  const { workspace } = useHere();
  const isAccount = id.startsWith('acc_');
  const { data: account } = useQuery({ ...accountNameQuery(api, id), enabled: isAccount });
  const { data: members } = useQuery({ ...membersQuery(api, workspace.id), enabled: !isAccount });
  return <>{(isAccount ? account?.name : members?.find((member) => member.id === id)?.name) ?? id}</>;
}
