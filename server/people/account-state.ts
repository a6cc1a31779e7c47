import type { AccountState } from '../../contract/people/account.ts';

type StoredState = { aspect: AccountState['aspect']; from_on: string; value: string | null; told_by: AccountState['toldBy'] };

export const accountStateOf = (row: StoredState): AccountState => ({
  aspect: row.aspect,
  from: row.from_on,
  value: row.value,
  toldBy: row.told_by,
});
