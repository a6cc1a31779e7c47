import type { AreaModule } from '../platform/area.ts';
import { accountRoutes } from './account.routes.ts';
import { membershipRoutes } from './membership.routes.ts';
import { mergeRoutes } from './merge.routes.ts';
import { moneyRoutes } from './money.routes.ts';
import { personRoutes } from './person.routes.ts';
import { peopleSearches } from './search.query.ts';
import { segmentRoutes } from './segment.routes.ts';

export { changeAccount, createAccount } from './account.actions.ts';
export { refKey } from './bulk.store.ts';
export { createContract } from './contract.actions.ts';
export { decisionDayOf } from './contract.ts';
export { createDeal } from './deal.actions.ts';
export { annualisedAmount, isOpenOn, probabilityOf } from './deal.ts';
export { setExchangeRates } from './exchange-rate.actions.ts';
export { upsertRecords } from './import.actions.ts';
export type { BeforeImage, ImportFields, ImportKind, ImportOutcome, ImportRow } from './import-record.ts';
export { type Leftover, removeImported, restoreImported } from './import-undo.actions.ts';
export { type Match, matchAccounts, matchExternalIds, matchPersons, type RecordReference } from './match.store.ts';
export { createMembership } from './membership.actions.ts';
export { mergeAccounts, mergePersons, undoMerge } from './merge.actions.ts';
export { type MergeOf, type MergeParticipant, registerMergeParticipant, type UndoObstacle } from './merge-participant.ts';
export { type Observed, type ObservedOutcome, observeMemberships, observeRecords } from './observe.actions.ts';
export { forgetLastSeen, recordLastSeen } from './observe.store.ts';
export { createPerson } from './person.actions.ts';
export { personName } from './person-name.query.ts';
export { createRevenueLine } from './revenue-line.actions.ts';
export { revenueAt, timesAYear } from './revenue-line.ts';
export { createSegment } from './segment.actions.ts';
export { segmentAccountNos, segmentNosSql, segmentPersonNos } from './segment.query.ts';
export { registerSegmentSource, type SegmentSource } from './segment-source.ts';
export { snapshotAt, snapshotsAt } from './snapshot.query.ts';
export type { SnapshotQuestion, SnapshotThen } from './snapshot.ts';
export { createStakeholderRole, proposeStakeholderRole } from './stakeholder-role.actions.ts';
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
export { findMembersByEmail } from './workspace.query.ts';

export const peopleArea: AreaModule = {
  name: 'people',
  routes: [accountRoutes, personRoutes, membershipRoutes, moneyRoutes, segmentRoutes, mergeRoutes],
  searches: peopleSearches,
};
