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

/** What comes before anybody asks for it comes behind what is seen. Answers how to give it up. */
export function whenAtRest(then: () => void): () => void {
  // Not every Safari has an idle callback: a timer is as good.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(then, 200);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(then, { timeout: longestWaitMs });
  return () => cancelIdleCallback(asked);
}
