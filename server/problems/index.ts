import type { AreaModule } from '../platform/area.ts';
import { commentRoutes } from './comment.routes.ts';
import { crossingFacts } from './crossing.facts.ts';
import { evidenceRoutes, inboxRoutes } from './evidence.routes.ts';
import { mergeRoutes } from './merge.routes.ts';
import { outcomeJobs } from './outcome.jobs.ts';
import { outcomeRoutes } from './outcome.routes.ts';
import { problemRoutes } from './problem.routes.ts';
import { projectionFacts } from './projection.facts.ts';
import { freshenWorkspace, projectionJobs } from './projection.jobs.ts';
import { checkProjections } from './projection-check.query.ts';
import { rankingRoutes } from './ranking.routes.ts';
import { reachJobs } from './reach.jobs.ts';
import { reachRoutes } from './reach.routes.ts';
import { problemSearches } from './search.query.ts';
import { takePartInMerges } from './speaker-merge.actions.ts';
import { stakeRoutes } from './stake.routes.ts';

export type { Leftover, Undone, Written } from './chunk.ts';
export { addComment } from './comment.actions.ts';
export { setDeadlineFact } from './deadline.actions.ts';
export {
  type EvidenceImport,
  lockImportedEvidence,
  removeImportedEvidence,
  revertImportedEvidence,
  upsertEvidence,
} from './evidence-bulk.actions.ts';
export { triagePark } from './inbox.actions.ts';
export { setTeamValues } from './link.actions.ts';
export { type LinkImport, type LinkWritten, linkMany, unlinkImported } from './link-bulk.actions.ts';
export { mergeProblems } from './merge.actions.ts';
export { changeStatus, createProblem, setInputs } from './problem.actions.ts';
export {
  createOrAttachProblems,
  type ProblemImport,
  type ProblemWish,
  removeImportedProblems,
  revertImportedProblems,
  upsertProblems,
} from './problem-bulk.actions.ts';
export { rebuildProjection } from './projection.jobs.ts';
export { setReachSource } from './reach.actions.ts';
export { measureReach } from './reach.jobs.ts';
export { createStake } from './stake.actions.ts';
export type { EvidenceLinkRow, EvidenceRow, ProblemRow } from './tables.ts';

takePartInMerges();

export const problemsArea: AreaModule = {
  name: 'problems',
  routes: [problemRoutes, evidenceRoutes, inboxRoutes, stakeRoutes, commentRoutes, mergeRoutes, rankingRoutes, reachRoutes, outcomeRoutes],
  subscriptions: [projectionFacts, crossingFacts],
  jobs: [...projectionJobs, ...reachJobs, ...outcomeJobs],
  searches: problemSearches,
  upkeep: freshenWorkspace,
  upkeepRests: true,
  checks: checkProjections,
};
