const dayMs = 86_400_000;
const newsUntilDays = 90;
const newsByDefaultDays = 7;

/** From when on something is news: the last visit, unless it is too long ago or lies ahead. Then: the last week. */
export function newsSince(visit: string | undefined, now: Date): Date {
  const at = visit === undefined ? Number.NaN : Date.parse(visit);
  const isUsable = at >= now.getTime() - newsUntilDays * dayMs && at <= now.getTime();
  return new Date(isUsable ? at : now.getTime() - newsByDefaultDays * dayMs);
}
