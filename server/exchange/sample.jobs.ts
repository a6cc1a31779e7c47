// Loads sample companies and takes them away, step by step, so that others get in between. What a server leaves half-way is taken up.
import type { SampleStatus } from '../../contract/exchange/sample.ts';
import { deleteFactsWorkspace, factsWorkspaceOf } from '../analytics/index.ts';
import { removeWorkspace } from '../platform/auth/workspace-removal.ts';
import type { JobDefinition } from '../platform/jobs/job.ts';
import type { Ports } from '../platform/ports.ts';
import { untilNotCrossed } from '../platform/postgres/database.ts';
import { refreshCounts } from '../platform/postgres/upkeep-embedded.ts';
import { rebuildProjection } from '../problems/index.ts';
import { finishSample } from './sample.actions.ts';
import { listSamplesAtWork, updateSample } from './sample.store.ts';
import { getSimulator } from './sample.ts';
import type { SampleCompany } from './sample-company.ts';
import { historyAtRest, loadHistory } from './sample-history.jobs.ts';
import { inSample } from './sample-place.jobs.ts';
import { type SampleStep, stepsOf } from './sample-steps.actions.ts';

const loadJob = 'exchange.sample';
/**
 * Of a workspace that the statistics do not know, the database believes that it has one row in each table, and plans accordingly: statements of
 * ten milliseconds take seconds. Therefore tables are looked at anew as soon as a fiftieth of them is new, every so many steps.
 */
const newRowsShare = 0.02;
const countsEvery = 8;

export const sendLoading = (ports: Ports, workspaceId: string): Promise<void> =>
  ports.sendJob(loadJob, { workspaceId }, { singletonKey: workspaceId });

/** Takes up what a server left half-way. */
export async function takeUpSamples(ports: Ports): Promise<void> {
  for (const { workspaceId, status } of await listSamplesAtWork(ports)) {
    if (status === 'removing') await removeSampleRows(ports, workspaceId);
    else await sendLoading(ports, workspaceId);
  }
}

/** Removes what `askToRemoveSample` closed. The log is the only place that remembers it. */
export async function removeSampleRows(ports: Ports, workspaceId: string): Promise<void> {
  await historyAtRest(workspaceId);
  const workspace = await factsWorkspaceOf(ports, workspaceId);
  if (workspace !== 0) await deleteFactsWorkspace(ports.facts, workspace);
  const rows = await removeWorkspace(ports.database, workspaceId, 'samples');
  ports.log.info({ workspaceId, rows }, 'sample company removed');
}

/**
 * Loads what is still to come: first the company, which is used from then on, then what people did. Whoever else loads the same one at the
 * same time stops at the next step.
 *
 * Shape   status: how it stands afterwards; null when it is gone.
 */
export async function loadSample(
  ports: Ports,
  workspaceId: string,
  onStep: (step: { phase: string; done: number; total: number }) => void = () => undefined,
): Promise<SampleStatus | null> {
  const status = await loadCompany(ports, workspaceId, onStep);
  return status === 'ready' ? loadHistory(ports, workspaceId, onStep) : status;
}

async function loadCompany(
  ports: Ports,
  workspaceId: string,
  onStep: (step: { phase: string; done: number; total: number }) => void,
): Promise<SampleStatus | null> {
  const begun = await inSample(ports, workspaceId, async (_scope, row) => row);
  if (begun?.status !== 'loading') return begun?.status ?? null;
  const { company: simulate } = await getSimulator();
  const company = simulate({ seed: begun.seed, day: begun.day });
  const steps = stepsOf(company);
  try {
    for (let done = begun.done; done < steps.length; done++) {
      const status = await takeStep(ports, workspaceId, steps, done);
      if (status !== 'loading') return status;
      onStep({ phase: steps[done]?.phase ?? '', done: done + 1, total: steps.length });
      if (done % countsEvery === 0) await refreshCounts(ports.database, newRowsShare);
    }
    await figure(ports, workspaceId, company);
  } catch (error) {
    ports.log.error({ err: error, part: 'sample', workspaceId }, 'loading a sample company broke');
    const failure = 'Something broke while loading. Remove it and load it again; the log of the server says more.';
    await inSample(ports, workspaceId, (scope) => updateSample(scope, { status: 'failed', failure, finished_at: scope.now }));
    return 'failed';
  }
  return inSample(ports, workspaceId, async (scope, row) => {
    if (row.status === 'loading') await finishSample.within(scope, {});
    return row.status === 'loading' ? 'ready' : row.status;
  }).finally(ports.outboxFilled);
}

/** Whoever opens the workspace meets a ranking, not a notice that figures are being computed. */
async function figure(ports: Ports, workspaceId: string, company: SampleCompany): Promise<void> {
  const ids = await inSample(ports, workspaceId, async (_scope, row) => row.ids);
  for (const { key } of company.products) {
    const productId = ids?.[key];
    if (productId) await rebuildProjection(ports, workspaceId, productId);
  }
}

/** One step and the note that it was taken, in one transaction. */
function takeStep(ports: Ports, workspaceId: string, steps: readonly SampleStep[], done: number): Promise<SampleStatus | null> {
  return untilNotCrossed(() =>
    inSample(ports, workspaceId, async (scope, row) => {
      if (row.status !== 'loading') return row.status;
      // Somebody else took it: one of us is enough.
      if (row.done !== done) return null;
      const ids = new Map(Object.entries(row.ids));
      await steps[done]?.run(scope, ids);
      await updateSample(scope, { done: done + 1, phase: steps[done + 1]?.phase ?? 'Ready', ids: Object.fromEntries(ids) });
      return row.status;
    }),
  );
}

export const sampleJobs: readonly JobDefinition[] = [
  {
    name: loadJob,
    limitMinutes: 60,
    async run(ports, payload) {
      await loadSample(ports, String(payload['workspaceId']));
    },
  },
  { name: 'exchange.sample_upkeep', schedule: '*/5 * * * *', run: takeUpSamples },
];
