import { explanationAnswer } from '../../contract/problems/explanation.ts';
import { type RankedProblem, rankingAnswer, rankingRequest } from '../../contract/problems/ranking.ts';
import { get, routes } from '../platform/http/route.ts';
import { explainProblem } from './explanation.query.ts';
import { listDownload } from './list-download.routes.ts';
import { rankProblems } from './ranking.query.ts';

const columns = {
  id: (row: RankedProblem) => row.id,
  rank: (row: RankedProblem) => row.rank,
  title: (row: RankedProblem) => row.title,
  status: (row: RankedProblem) => row.status,
  placed_by: (row: RankedProblem) => row.because,
  business_rank: (row: RankedProblem) => row.business.rank,
  business_score: (row: RankedProblem) => row.business.score,
  cost_per_week: (row: RankedProblem) => row.business.costPerWeek,
  value_at_stake: (row: RankedProblem) => row.business.valueAtStake,
  weeks: (row: RankedProblem) => row.business.weeks,
  next_date: (row: RankedProblem) => row.business.nextDueOn,
  accounts: (row: RankedProblem) => row.business.families,
  importance: (row: RankedProblem) => row.business.stance?.importance,
  reason: (row: RankedProblem) => row.business.stance?.reason,
  consumer_rank: (row: RankedProblem) => row.consumer.rank,
  rice: (row: RankedProblem) => row.consumer.score,
  reach: (row: RankedProblem) => row.consumer.reach,
  reach_measured: (row: RankedProblem) => row.consumer.reachMeasured,
  impact: (row: RankedProblem) => row.consumer.impact,
  impact_assumed: (row: RankedProblem) => row.consumer.impactAssumed,
  confidence: (row: RankedProblem) => row.consumer.confidence,
  effort_person_weeks: (row: RankedProblem) => row.effortPersonWeeks,
  duration_weeks: (row: RankedProblem) => row.durationWeeks,
  evidence: (row: RankedProblem) => row.evidenceCount,
  tags: (row: RankedProblem) => row.tags.join('; '),
  last_evidence_at: (row: RankedProblem) => row.lastEvidenceAt,
};

export const rankingRoutes = routes('Ranking', [
  get('/products/:productId/ranking', rankProblems, { answer: rankingAnswer }),
  listDownload('/products/:productId/ranking.csv', rankProblems, { input: rankingRequest, name: 'ranking', columns }),
  get('/problems/:problemId/explanation', explainProblem, { answer: explanationAnswer }),
]);
