// What follows a delivery of facts: each area brings its projections of the workspace up to date.
import type { AreaModule } from './area.ts';
import type { Ports } from './ports.ts';

/** All of it, at once. */
export async function keepUp(modules: readonly AreaModule[], ports: Ports, workspaceId: string): Promise<void> {
  for (const module of modules) await module.upkeep?.(ports, workspaceId);
}

/** The same for a server, which has other work too: an area that asks for it rests after a long run. */
export function keepUpWithRests(modules: readonly AreaModule[], ports: () => Ports): (workspaceId: string) => Promise<void> {
  const runs = modules.flatMap(({ upkeep, upkeepRests = false }) => {
    if (!upkeep) return [];
    const run = (workspaceId: string) => upkeep(ports(), workspaceId);
    if (!upkeepRests) return [run];
    return [withRests(run, (error) => ports().log.error({ err: error, part: 'upkeep' }, 'upkeep failed'))];
  });
  return async (workspaceId) => {
    for (const run of runs) await run(workspaceId);
  };
}

const restAfterMs = 250;
/** Longer than this, a list that reads the figures would show the end of an import too late. */
const longestRestMs = 5_000;

/**
 * Works at once when there is little to do. After a long run it rests twice as long as it worked, so that an import, which makes nearly
 * everything wait again with each chunk, is not slowed to a third; when the rest is over it looks again.
 */
export function withRests(
  work: (workspaceId: string) => Promise<void>,
  onError: (error: unknown) => void,
): (workspaceId: string) => Promise<void> {
  const resting = new Set<string>();
  const run = async (workspaceId: string): Promise<void> => {
    if (resting.has(workspaceId)) return;
    const startedMs = performance.now();
    await work(workspaceId);
    const restMs = Math.min((performance.now() - startedMs) * 2, longestRestMs);
    if (restMs < restAfterMs) return;
    resting.add(workspaceId);
    setTimeout(() => {
      resting.delete(workspaceId);
      run(workspaceId).catch(onError);
    }, restMs).unref();
  };
  return run;
}
