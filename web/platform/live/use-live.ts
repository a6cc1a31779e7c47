import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useAreas } from '../routing/area.ts';
import { useHere } from '../session/here.ts';
import { listenLive } from './live-stream.ts';
import { createRefresher } from './refresher.ts';

// Whoever has scrolled far would wait for all of it again and again; the list is fresh when it is opened the next time.
const pagesMax = 5;
const isSmall = ({ state }: Query) => ((state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= pagesMax;

/**
 * Keeps what is on the screen fresh: whatever somebody commits in this workspace is asked for again where it is shown.
 *
 * What is not on the screen is only marked old. A change that this page has just sent is asked for twice; that costs little, and nothing
 * has to be remembered.
 */
export function useLive(): void {
  const client = useQueryClient();
  const areas = useAreas();
  const { workspace } = useHere();
  const hearings = useMemo(() => areas.flatMap((area) => area.hears ?? []), [areas]);

  useEffect(() => {
    const refresher = createRefresher(hearings, {
      markOld(queryKey) {
        const filter = queryKey ? { queryKey } : {};
        void client.invalidateQueries({ ...filter, refetchType: 'none' });
        // Behind another tab nobody looks: what is old is asked for when the page comes to the front.
        if (document.visibilityState === 'hidden') return [];
        return client
          .getQueryCache()
          .findAll({ ...filter, type: 'active', predicate: isSmall })
          .map((query) => query.queryKey);
      },
      askAgain: (queryKey) => client.refetchQueries({ queryKey, exact: true, type: 'active' }),
      isBusy: () => client.isMutating() > 0,
    });
    const leave = listenLive(workspace.id, refresher);
    return () => {
      leave();
      refresher.stop();
    };
  }, [client, hearings, workspace.id]);
}
