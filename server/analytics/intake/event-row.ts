import type { HeardEvent } from './heard-event.ts';
import { localDay } from './local-day.ts';
import { numberOfMark } from './message-mark.ts';

export type RowPlace = { workspace: number; source: number; zone: string; receivedMs: number };

const isoCache = { ms: Number.NaN, text: '' };

/** All events of a request were received in one moment. */
function isoOf(ms: number): string {
  if (isoCache.ms !== ms) {
    isoCache.ms = ms;
    isoCache.text = new Date(ms).toISOString();
  }
  return isoCache.text;
}

/** The event as a line for the store. */
export function rowOf(event: HeardEvent, { workspace, source, zone, receivedMs }: RowPlace, actor: number, account: number): string {
  return (
    `{"workspace":${workspace},"source":${source},"event":${JSON.stringify(event.event)},"type":"${event.type}",` +
    `"at":"${new Date(event.atMs).toISOString()}","day":"${localDay(event.atMs, zone)}","actor":${actor},"account":${account},` +
    `"message":${numberOfMark(event.mark)},"received_at":"${isoOf(receivedMs)}","properties":${event.properties},"context":${event.context}}`
  );
}
