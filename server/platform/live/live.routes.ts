// The stream of a workspace: `text/event-stream`, by hand, because it is four lines of a standard and must end when a session does.
import type { ServerResponse } from 'node:http';
import type { LiveChange, LiveHello } from '../../../contract/platform/live.ts';
import { Refusal } from '../errors.ts';
import { type RawRoute, routes } from '../http/route.ts';

// A proxy closes what is silent for a minute. Each beat also asks whether the member may still listen.
const beatMs = 25_000;
// What a page that does not read may leave with us.
const waitingBytesMax = 256 * 1024;
const retryMs = 2_000;

const listen: RawRoute = {
  method: 'GET',
  path: '/live',
  can: 'read',
  summary: 'hear what changes in the workspace (text/event-stream)',
  async handle({ ports, caller, reply, admit }) {
    const { raw } = reply;
    const stream = streamTo(raw);
    const leave = ports.live?.join(caller.workspaceId, { memberId: caller.actor.id, tell: stream.tell, end: stream.end });
    if (!leave) throw new Refusal('unavailable', 'too_many_listeners', 'Too many pages listen already. Close some, or try again later.');
    // Nothing of this goes through compression or a handler's time limit: it ends when the page goes, or the session.
    reply.hijack();
    raw.writeHead(200, {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    } as Record<string, string>);
    raw.write(`retry: ${retryMs}\n\n`);
    stream.begin(ports.live?.quietForMs(caller.workspaceId) ?? 0);
    const beat = setInterval(() => {
      admit().then(stream.beat, stream.end);
    }, beatMs);
    // Who went while we asked who they are has closed already, and would be waited for in vain.
    if (!raw.destroyed) await new Promise<void>((resolve) => raw.once('close', resolve));
    clearInterval(beat);
    leave();
  },
};

export const liveRoutes = routes('Live', [listen]);

function streamTo(raw: ServerResponse) {
  let hasBegun = false;
  const write = (text: string) => {
    if (!hasBegun || raw.writableEnded) return;
    raw.write(text);
    // It asks again for everything when it comes back.
    if (raw.writableLength > waitingBytesMax) raw.destroy();
  };
  const say = (word: string, data: unknown) => write(`event: ${word}\ndata: ${JSON.stringify(data)}\n\n`);
  return {
    begin(quietForMs: number) {
      hasBegun = true;
      say('hello', { quietForMs } satisfies LiveHello);
    },
    tell: (word: 'changes' | 'again', changes: readonly LiveChange[]) => say(word, changes),
    beat: () => write(': beat\n\n'),
    end: () => void raw.end(),
  };
}
