// What people did in the sample company's products comes in when the company stands and is used already: by the intake, some days at a time.
import type { SampleStatus } from '../../contract/exchange/sample.ts';
import { checkAlert, deleteFactsWorkspace, type IntakeSource, measureMetric, openSource, takeIn } from '../analytics/index.ts';
import type { Caller } from '../platform/action.ts';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { measureReach } from '../problems/index.ts';
import { updateSample } from './sample.store.ts';
import { daysAtOnce, getSimulator } from './sample.ts';
import type { SampleCall, SampleHistory } from './sample-history.ts';
import type { Key } from './sample-key.ts';
import { inSample } from './sample-place.jobs.ts';

type Step = { phase: string; done: number; total: number };

const underWay = new Map<string, Promise<unknown>>();

/** Waits until nothing more comes in here for this workspace: whoever closed it would find rows that come while others go. */
export async function historyAtRest(workspaceId: string): Promise<void> {
  await underWay.get(workspaceId)?.catch(() => undefined);
}

/**
 * Takes in what is still to come. Steps that were under way when a server died are taken again: each event has a name of its own, so that
 * none counts twice.
 *
 * Shape   status: how the sample stands afterwards; null when it is gone, or somebody else goes on with it.
 * Errors  unavailable when the store of the facts is down: what is missing comes when the loading is taken up.
 */
export async function loadHistory(ports: Ports, workspaceId: string, onStep: (step: Step) => void): Promise<SampleStatus | null> {
  const loading = loadDays(ports, workspaceId, onStep);
  underWay.set(workspaceId, loading);
  try {
    return await loading;
  } finally {
    underWay.delete(workspaceId);
  }
}

async function loadDays(ports: Ports, workspaceId: string, onStep: (step: Step) => void): Promise<SampleStatus | null> {
  const begun = await inSample(ports, workspaceId, async (_scope, row) => row);
  if (begun?.status !== 'ready' || begun.history_done >= begun.history_total) return begun?.status ?? null;
  const simulator = await getSimulator();
  const simulate = simulator.history;
  const reached = simulator.company({ seed: begun.seed, day: begun.day }).reach.map(({ problem }) => problem);
  const history = simulate({ seed: begun.seed, day: begun.day, events: begun.events });
  const sources = await openSources(ports, workspaceId, history, begun.ids);
  const atOnce = daysAtOnce(begun.events, history.days);
  const takeStep = (step: number) => takeDays(ports, sources, history, { from: history.days - step * atOnce, count: atOnce });
  let ahead = takeStep(begun.history_done);
  for (let done = begun.history_done; done < begun.history_total; done++) {
    const taking = ahead;
    // The next days are made while these are written.
    ahead = done + 1 < begun.history_total ? takeStep(done + 1) : Promise.resolve();
    ahead.catch(() => undefined);
    await taking;
    const status = await noteDays(ports, workspaceId, done);
    if (status !== 'ready') {
      await Promise.allSettled([ahead]);
      // What was under way when the workspace was closed came in afterwards.
      const [source] = sources.values();
      if (source && status === 'removing') await deleteFactsWorkspace(ports.facts, source.workspace);
      return status;
    }
    onStep({ phase: 'Events', done: done + 1, total: begun.history_total });
  }
  await measureAll(ports, workspaceId, begun.ids, reached);
  return 'ready';
}

/** Figures, alerts and reach are there with the events; what cannot be measured now is measured by the hour. */
async function measureAll(ports: Ports, workspaceId: string, ids: Readonly<Record<Key, string>>, reached: readonly Key[]): Promise<void> {
  const caller: Caller = {
    workspaceId,
    actor: systemActor('sample company'),
    origin: { requestId: workspaceId, address: null, via: 'job' },
  };
  const measures = {
    met: (metricId: string) => measureMetric(ports, caller, { metricId }),
    alr: (alertId: string) => checkAlert(ports, caller, alertId),
  };
  const works = [
    ...Object.values(ids).flatMap((id) => {
      const measure = measures[id.slice(0, 3) as keyof typeof measures];
      return measure ? [() => measure(id)] : [];
    }),
    ...reached.map((key) => () => measureReach(ports, caller, ids[key] ?? '', true)),
  ];
  for (const work of works) {
    try {
      await work();
    } catch (error) {
      ports.log.warn({ err: error, part: 'sample', workspaceId }, 'a figure of the sample company could not be measured');
    }
  }
}

async function openSources(
  ports: Ports,
  workspaceId: string,
  history: SampleHistory,
  ids: Readonly<Record<Key, string>>,
): Promise<Map<Key, IntakeSource>> {
  const sources = new Map<Key, IntakeSource>();
  await inSample(ports, workspaceId, async (scope) => {
    for (const key of history.sources) sources.set(key, await openSource(scope, ids[key] ?? ''));
  });
  return sources;
}

async function takeDays(
  ports: Ports,
  sources: ReadonlyMap<Key, IntakeSource>,
  history: SampleHistory,
  { from, count }: { from: number; count: number },
): Promise<void> {
  const calls = new Map<Key, SampleCall[]>(history.sources.map((key) => [key, []]));
  for (let ago = from; ago > Math.max(0, from - count); ago--)
    for (const { source, calls: some } of history.callsOf(ago)) calls.get(source)?.push(...some);
  const taken = await Promise.all(
    [...calls].map(([key, some]) => {
      const source = sources.get(key);
      if (!source) throw new Error(`the history of the sample company names ${key}, which is no source`);
      return takeIn(ports, source, some);
    }),
  );
  const rejected = taken.reduce((sum, one) => sum + one.rejected, 0);
  if (rejected > 0) throw new Error(`${rejected} events of the sample company were rejected`);
}

/** Shape   null when the sample is gone, or when somebody else took these days: one of us is enough. */
const noteDays = (ports: Ports, workspaceId: string, step: number): Promise<SampleStatus | null> =>
  inSample(ports, workspaceId, async (scope, row) => {
    if (row.status !== 'ready') return row.status;
    if (row.history_done !== step) return null;
    await updateSample(scope, { history_done: step + 1 });
    return row.status;
  });
