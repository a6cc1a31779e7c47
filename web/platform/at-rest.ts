import { type RefCallback, useCallback, useEffect, useState } from 'react';

/** So far below the window a thing is made ready, so that whoever scrolls finds it there. */
const aheadPx = 300;
/** A page that is never at rest shows everything all the same. */
const longestWaitMs = 2000;

/**
 * Whether a place was scrolled to, and the browser at rest since: what is read first comes before what is heavy.
 *
 * Shape   `latestMs`: so long after the page came, it counts as looked at: whoever searches in the page finds all of its words.
 */
export function useIsLookedAt(latestMs?: number): [place: RefCallback<Element>, isLookedAt: boolean] {
  const [isLookedAt, setIsLookedAt] = useState(false);
  useEffect(() => {
    if (latestMs === undefined) return;
    const timer = setTimeout(() => setIsLookedAt(true), latestMs);
    return () => clearTimeout(timer);
  }, [latestMs]);
  const place = useCallback((element: Element | null) => {
    if (!element) return;
    let stopWaiting: (() => void) | undefined;
    const watcher = new IntersectionObserver(
      (seen) => {
        if (!seen.some((entry) => entry.isIntersecting)) return;
        watcher.disconnect();
        stopWaiting = whenAtRest(() => setIsLookedAt(true));
      },
      { rootMargin: `${aheadPx}px` },
    );
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      stopWaiting?.();
    };
  }, []);
  return [place, isLookedAt];
}

/**
 * A part that a key opens, loaded once the page has come to rest or when it is wanted before: from then on it opens in the moment of the
 * press, and what is typed next goes to it and not to the page.
 *
 * Shape   undefined until it is there. `load` is the same function each time.
 */
export function useAtHand<Part>(load: () => Promise<Part>, isWanted: boolean): Part | undefined {
  const [part, setPart] = useState<Part>();
  const isMissing = part === undefined;
  useEffect(() => {
    if (!isMissing) return undefined;
    const take = () =>
      void load().then(
        (loaded) => setPart(() => loaded),
        // Ahead of time nobody waits for it; whoever does is told by the page.
        (error: unknown) =>
          isWanted &&
          setPart(() => {
            throw error;
          }),
      );
    if (isWanted) {
      take();
      return undefined;
    }
    // The browser is idle also while the first answers are on their way: that is no rest.
    const timer = setTimeout(take, longestWaitMs);
    return () => clearTimeout(timer);
  }, [load, isWanted, isMissing]);
  return part;
}

/** What comes before anybody asks for it comes behind what is seen. Answers how to give it up. */
function whenAtRest(then: () => void): () => void {
  // Not every Safari has an idle callback: a timer is as good.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(then, 200);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(then, { timeout: longestWaitMs });
  return () => cancelIdleCallback(asked);
}
