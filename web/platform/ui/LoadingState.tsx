import { Skeleton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { uiText as text } from './ui.text.ts';

/** Lines where text will stand. Invisible for the first moments: what comes at once must not flash. */
export function LoadingState({ lines = 4, label = text.loading }: { lines?: number; label?: string }) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), 180);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label} style={{ padding: '8px 0', visibility: isLate ? 'visible' : 'hidden' }}>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal lines without identity
        <Skeleton key={index} height={12} mt={index === 0 ? 0 : 12} width={`${92 - ((index * 17) % 45)}%`} radius="sm" />
      ))}
    </div>
  );
}
