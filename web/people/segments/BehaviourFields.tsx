import { Autocomplete, Group, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SegmentSourceCondition } from '../../../contract/people/segment.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { peopleKeys } from '../people.api.ts';
import classes from './segments.module.css';
import { segmentsText as text } from './segments.text.ts';

/** What somebody did, how often, in how many of the last days. */
export function BehaviourFields({
  condition,
  index,
  onChange,
}: {
  condition: SegmentSourceCondition;
  index: number;
  onChange: (condition: SegmentSourceCondition) => void;
}) {
  const api = useApi();
  const { product } = useHere();
  const { data: names = [] } = useQuery({
    queryKey: [...peopleKeys.all, 'event-names', product?.id],
    queryFn: ({ signal }) =>
      api
        .get<{ items: { name: string }[] }>(`/products/${product?.id ?? ''}/event-names` as string, { signal })
        .then(({ items }) => items.map((one) => one.name)),
    enabled: product !== undefined,
    staleTime: 60_000,
  });
  const { event, times, days } = condition.value;
  const set = (change: Record<string, string | number | null>) => onChange({ ...condition, value: { ...condition.value, ...change } });
  const number = (name: 'times' | 'days', value: unknown, most: number, label: string) => (
    <NumberInput
      aria-label={label}
      w={56}
      min={1}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      hideControls
      value={typeof value === 'number' ? value : 1}
      onChange={(next) => typeof next === 'number' && set({ [name]: next })}
    />
  );
  return (
    <Group gap={6}>
      <span className={classes.match}>{text.did}</span>
      <Autocomplete
        aria-label={text.eventOf(index + 1)}
        placeholder={text.anyEvent}
        data={names}
        limit={200}
        maxLength={300}
        style={{ flex: '1 1 110px' }}
        value={typeof event === 'string' ? event : ''}
        onChange={(next) => set({ event: next === '' ? null : next })}
      />
      <span className={classes.match}>{text.atLeast}</span>
      {number('times', times, 1_000_000, text.timesOf(index + 1))}
      <span className={classes.match}>{text.timesInLast}</span>
      {number('days', days, 3650, text.daysOf(index + 1))}
      <span className={classes.match}>{text.days}</span>
    </Group>
  );
}
