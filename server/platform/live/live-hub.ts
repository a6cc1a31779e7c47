// Who listens on this server, and what they are told. What is told comes from all servers, over the signals of the database.
import type { LiveChange } from '../../../contract/platform/live.ts';
import type { Signals } from '../postgres/signals.ts';

/** One page that listens. Both return at once; `end` is called at most once, and after it nothing is told. */
export type Listener = {
  memberId: string;
  tell: (word: 'changes' | 'again', changes: readonly LiveChange[]) => void;
  end: () => void;
};

export type LiveHub = {
  /**
   * Lets a page listen to a workspace.
   *
   * Shape   undefined when there is no room: for this member, or on this server. Otherwise how to leave.
   */
  join: (workspaceId: string, listener: Listener) => (() => void) | undefined;
  /**
   * How long ago something was last told in a workspace: a page that was read before that has missed it.
   *
   * Units   milliseconds; since this server began to hear, when nothing was told. Of a workspace where much else was told since, the
   *         shortest time that it may be.
   */
  quietForMs: (workspaceId: string) => number;
  /** Ends all streams, so that a server can stop. Nobody joins any more. */
  close: () => void;
  /** How many listen. */
  count: () => number;
};

export const liveChannel = 'live';

// A browser opens one stream for all its tabs; a few browsers, devices and scripts are usual.
const listenersOfMember = 20;
// Each costs a socket and about 20 kB.
const listenersOfServer = 2_000;
// Of so many workspaces the last word is remembered.
const workspacesMax = 1_000;

export function openLiveHub(
  signals: Signals,
  limits: { ofMember: number; ofServer: number } = { ofMember: listenersOfMember, ofServer: listenersOfServer },
): LiveHub {
  const rooms = new Map<string, Set<Listener>>();
  let count = 0;
  let isClosed = false;
  const toldAtMs = new Map<string, number>();
  /** The last word of whom we do not remember. */
  let forgottenAtMs = performance.now();
  const remember = (workspaceId: string) => {
    toldAtMs.delete(workspaceId);
    toldAtMs.set(workspaceId, performance.now());
    const [oldest] = toldAtMs;
    if (toldAtMs.size <= workspacesMax || !oldest) return;
    toldAtMs.delete(oldest[0]);
    forgottenAtMs = oldest[1];
  };
  const deafen = signals.subscribe(
    liveChannel,
    ({ workspaceId, changes }) => {
      remember(String(workspaceId));
      const room = rooms.get(String(workspaceId));
      if (!room) return;
      const heard = JSON.parse(String(changes)) as LiveChange[];
      for (const listener of room) listener.tell('changes', heard);
    },
    () => {
      toldAtMs.clear();
      forgottenAtMs = performance.now();
      for (const listener of everybody()) listener.tell('again', []);
    },
  );

  const everybody = (): Listener[] => [...rooms.values()].flatMap((room) => [...room]);

  return {
    join(workspaceId, listener) {
      const room = rooms.get(workspaceId) ?? new Set();
      const ofMember = [...room].filter((other) => other.memberId === listener.memberId).length;
      if (isClosed || count >= limits.ofServer || ofMember >= limits.ofMember) return undefined;
      room.add(listener);
      rooms.set(workspaceId, room);
      count += 1;
      return () => {
        if (!room.delete(listener)) return;
        count -= 1;
        if (room.size === 0) rooms.delete(workspaceId);
      };
    },
    quietForMs: (workspaceId) => Math.round(performance.now() - (toldAtMs.get(workspaceId) ?? forgottenAtMs)),
    close() {
      isClosed = true;
      deafen();
      for (const listener of everybody()) listener.end();
    },
    count: () => count,
  };
}
