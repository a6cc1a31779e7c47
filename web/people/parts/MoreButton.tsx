import { Button } from '@mantine/core';
import { peopleText as text } from '../people.text.ts';

/** Shows the rest of a list that was cut; nothing where nothing was cut. */
export function MoreButton({
  count,
  shown,
  isWhole,
  onChange,
}: {
  count: number;
  shown: number;
  isWhole: boolean;
  onChange: (isWhole: boolean) => void;
}) {
  if (count <= shown) return null;
  return (
    <Button size="compact-sm" variant="subtle" mt={4} onClick={() => onChange(!isWhole)} aria-expanded={isWhole}>
      {isWhole ? text.showFewer : text.showAll(count)}
    </Button>
  );
}
