// When this reader was last here: what is younger is news. Pure: the time is an argument.

/** A reload, or a walk through the lines and back, is the same visit. */
const sameVisitMs = 30 * 60_000;

export interface Visit {
  /** Instants, ISO 8601. */
  at: string;
  /** What the visit compares with; null: the first one. */
  since: string | null;
}

/** The visit of now, after the one that is remembered. */
export function nextVisit(last: Visit | null, now: Date): Visit {
  const at = now.toISOString();
  if (last === null) return { at, since: null };
  return { at, since: now.getTime() - Date.parse(last.at) < sameVisitMs ? last.since : last.at };
}
