// What senders of events do: batches over HTTP, each answered before the same sender sends the next.
import { Agent, request } from 'node:http';

export type Sent = { events: number; seconds: number; requests: number; refused: number; cpuSeconds: number };

const batchEvents = 100;
const senders = 16;
const users = 4_000;

/** Units: milliseconds. Shape  every batch has names of its own, so that none is a double. */
export async function sendEvents(url: string, writeKey: string, forMs: number, part: string): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  const counted = { requests: 0, refused: 0 };
  await Promise.all(
    Array.from({ length: senders }, async (_, sender) => {
      for (let batch = 0; performance.now() - startedMs < forMs; batch++) {
        const status = await post(agent, `${url}/v1/batch`, writeKey, batchOf(`${part}-${sender}-${batch}`, sender * 7919 + batch));
        if (status === 200) counted.requests++;
        else counted.refused++;
      }
    }),
  );
  agent.destroy();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - startedMs) / 1000;
  return { ...counted, events: counted.requests * batchEvents, seconds, cpuSeconds: (user + system) / 1e6 };
}

function batchOf(name: string, from: number): string {
  const batch = Array.from({ length: batchEvents }, (_, place) => eventOf(`${name}-${place}`, from * batchEvents + place));
  return JSON.stringify({ batch, sentAt: new Date().toISOString() });
}

function eventOf(messageId: string, number: number) {
  const user = (number * 2_654_435_761) % users;
  return {
    type: 'track',
    event: `event ${1 + (number % 40)}`,
    messageId,
    userId: `user ${user}`,
    timestamp: new Date().toISOString(),
    context: { groupId: `group ${user % 200}` },
    properties: { plan: ['Basic', 'Pro', 'Enterprise'][number % 3], amount: (number % 9_973) / 100, country: 'NL' },
  };
}

const post = (agent: Agent, url: string, writeKey: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
