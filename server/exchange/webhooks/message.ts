// What of the facts goes out, and in which words.
import { type WebhookBody, webhookEvents } from '../../../contract/exchange/webhook.ts';

export type ToldFact = {
  id: number;
  event: string;
  subjectKind: string;
  subjectId: string;
  payload: Record<string, unknown>;
  at: Date;
};

export type DraftMessage = {
  source: number;
  event: string;
  subjectKind: string;
  subjectId: string | null;
  count: number;
  occurredAt: Date;
  body: string;
};

const known = new Set(webhookEvents);

/** Whether anybody outside can be told of it at all. */
export const isTold = (event: string): boolean => known.has(event);

const isWanted = (wanted: readonly string[], event: string): boolean => isTold(event) && (wanted.includes('*') || wanted.includes(event));

/** More facts of one event in one delivery of the outbox (at most 200) are told by one message. */
const floodFrom = 40;
/** Units: characters of JSON. */
const afterMax = 8_000;
const hidden = /secret|token|password|hash|api_?key/i;

/** Without whatever looks like a secret; null when it is too much for a message. */
function shownAfter(payload: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  const shown = JSON.stringify(payload, (key, value: unknown) => (hidden.test(key) ? undefined : value));
  return shown.length <= afterMax ? (JSON.parse(shown) as Record<string, unknown>) : null;
}

export const bodyOf = (body: WebhookBody): string => JSON.stringify(body);

/** The messages that an address gets for facts of one workspace, in the order of the facts. */
export function messagesFor(workspaceId: string, wanted: readonly string[], facts: readonly ToldFact[]): DraftMessage[] {
  const groups = Map.groupBy(
    facts.filter(({ event }) => isWanted(wanted, event)),
    ({ event }) => event,
  );
  return [...groups.values()]
    .flatMap((group) => (group.length < floodFrom ? group.map((fact) => messageOf(workspaceId, [fact])) : [messageOf(workspaceId, group)]))
    .toSorted((a, b) => a.source - b.source);
}

function messageOf(workspaceId: string, facts: readonly ToldFact[]): DraftMessage {
  const [first] = facts as [ToldFact, ...ToldFact[]];
  const isFlood = facts.length > 1;
  const subject = { kind: first.subjectKind, id: isFlood ? null : first.subjectId };
  return {
    source: first.id,
    event: first.event,
    subjectKind: subject.kind,
    subjectId: subject.id,
    count: facts.length,
    occurredAt: first.at,
    body: bodyOf({
      type: first.event,
      timestamp: first.at.toISOString(),
      data: { workspaceId, subject, count: facts.length, after: isFlood ? null : shownAfter(first.payload) },
    }),
  };
}
