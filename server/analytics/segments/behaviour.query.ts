import type { Behaviour } from '../../../contract/analytics/behaviour.ts';
import type { SegmentKind } from '../../../contract/people/segment.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import { accountOf, personOf, silentEvents } from '../store/index.ts';

/** Units  seconds. */
const secondsMost = 20;
const dayMs = 86_400_000;

/** The numbers of who did it, as the store of the facts knows them. The last days end now. */
export async function numbersWhoDid(
  facts: Facts,
  { workspace, kind, value, now }: { workspace: number; kind: SegmentKind; value: Behaviour; now: Date },
  signal?: AbortSignal,
): Promise<number[]> {
  const sinceMs = now.getTime() - value.days * dayMs;
  const who = kind === 'person' ? personOf() : accountOf();
  const { rows } = await facts.rows<{ who: number }>(
    // A day of any zone begins at most a day earlier: the partitions before are not touched.
    `select ${who} as who from bifocal.events
    where workspace = {workspace:UInt32} and day >= toDate(fromUnixTimestamp64Milli({sinceMs:Int64})) - 1
      and at >= fromUnixTimestamp64Milli({sinceMs:Int64}) and at <= fromUnixTimestamp64Milli({nowMs:Int64})
      and ${value.event === null ? 'event not in {silent:Array(String)}' : 'event = {event:String}'}
      ${kind === 'account' ? 'and account > 0' : ''}
    group by who having count() >= {times:UInt64}`,
    {
      workspace,
      sinceMs,
      nowMs: now.getTime(),
      times: value.times,
      ...(value.event === null ? { silent: [...silentEvents] } : { event: value.event }),
    },
    { maxSeconds: secondsMost, ...(signal ? { signal } : {}) },
  );
  return rows.map((row) => row.who);
}
