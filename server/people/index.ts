import type { AreaModule } from '../platform/area.ts';

export type {
  AccountRow,
  AccountStateRow,
  ContractRow,
  DealRow,
  ExchangeRateRow,
  ExternalRefRow,
  MembershipRow,
  PeopleTables,
  PersonRow,
  RevenueLineRow,
  SegmentRow,
  StakeholderRoleRow,
} from './tables.ts';

export const peopleArea: AreaModule = { name: 'people', routes: [] };
