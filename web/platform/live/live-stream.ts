/** One stream for all tabs of a browser: the tab that holds the lock listens, and tells the others. */
import { type LiveChange, type LiveHello, liveWords } from '../../../contract/platform/live.ts';
import { workspaceApi } from '../api.ts';

export interface Ears {
  changed: (changes: readonly LiveChange[]) => void;
  missed: () => void;
}

type Told = { word: 'changes'; changes: readonly LiveChange[] } | { word: 'again' };
/** A tab that was opened at `atMs`, and did not listen before. */
type Opened = { word: 'opened'; atMs: number };

const pauseMs = { first: 2_000, longest: 60_000 };

/** Listens until the answer is called. */
export function listenLive(workspaceId: string, ears: Ears): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const name = `bifocal-live-${workspaceId}`;
  const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  const hear = (told: Told) => (told.word === 'changes' ? ears.changed(told.changes) : ears.missed());
  /** Only in the tab that listens. */
  let lastToldMs = 0;
  const tell = (told: Told) => {
    lastToldMs = Date.now();
    hear(told);
    others?.postMessage(told);
  };
  if (others) {
    others.onmessage = ({ data }: MessageEvent<Told | Opened>) => {
      if (data.word !== 'opened') hear(data);
      else if (lastToldMs >= data.atMs) others.postMessage({ word: 'again' } satisfies Told);
    };
    others.postMessage({ word: 'opened', atMs: Date.now() - performance.now() } satisfies Opened);
  }
  const listen = () => openStream(workspaceApi(workspaceId).href('/live'), tell, signal);
  // Away from https and localhost a browser has no locks: then each tab listens for itself.
  if (navigator.locks) void navigator.locks.request(name, { signal }, listen).catch(() => undefined);
  else void listen();
  return () => {
    leaving.abort();
    others?.close();
  };
}

/** Keeps a stream open, and opens it again whenever it breaks. Answers when it is told to stop. */
function openStream(url: string, tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = pauseMs.first;
    let hasHeard = false;
    const open = () => {
      source = new EventSource(url);
      const [hello, changes, again] = liveWords;
      source.addEventListener(hello, ({ data }) => {
        waitMs = pauseMs.first;
        // What was committed while nobody listened, or while the page was on its way, is not told again.
        const { quietForMs } = JSON.parse(String(data)) as LiveHello;
        if (hasHeard || quietForMs <= performance.now()) tell({ word: 'again' });
        hasHeard = true;
      });
      source.addEventListener(changes, ({ data }) => tell({ word: 'changes', changes: JSON.parse(String(data)) as LiveChange[] }));
      source.addEventListener(again, () => tell({ word: 'again' }));
      // A browser tries again by itself after a broken connection, but never after a refusal.
      source.onerror = () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(open, waitMs);
        waitMs = Math.min(waitMs * 2, pauseMs.longest);
      };
    };
    open();
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        source?.close();
        resolve();
      },
      { once: true },
    );
  });
}
