import { Button, Group, SegmentedControl, Slider, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { Explanation } from '../../../contract/problems/explanation.ts';
import type { Impact } from '../../../contract/problems/value.ts';
import { asTyped } from '../../platform/api.ts';
import { formatNumber, parseNumber } from '../../platform/format.ts';
import type { LensSide } from '../../platform/lens.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { LensChip } from '../../platform/ui/LensChip.tsx';
import { problemKeys } from '../problems.api.ts';
import { impactChoices } from '../values.ts';
import { explanationQuery, type Tried } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';
import classes from './Valuation.module.css';
import { scoreWords } from './Valuation.tsx';
import { effortOf, positionOf, steps, triedOf } from './what-if.ts';

/** Which place a score would take; undefined where no ranking is at hand. */
export type PlaceOf = (score: number, side: LensSide) => { rank: number; isAtLeast: boolean };

interface WhatIfProps {
  stored: Explanation;
  /** Stored person-weeks; null: nobody gave any. */
  effortPersonWeeks: number | null;
  asOf: string | undefined;
  placeOf?: PlaceOf | undefined;
}

/** Waits until the slider rests. */
const pauseMs = 120;

/** Tries an effort and an impact; shows score and place, writes nothing until somebody stores them. */
export function WhatIf({ stored, effortPersonWeeks, asOf, placeOf }: WhatIfProps) {
  const api = useApi();
  const may = useMay();
  const [effort, setEffort] = useState<number>();
  const [impact, setImpact] = useState<Impact>();
  const tried = useMemo<Tried>(() => triedOf(effort, impact), [effort, impact]);
  const [asked] = useDebouncedValue(tried, pauseMs);
  const isTrying = effort !== undefined || impact !== undefined;
  const { data: then } = useQuery({
    ...explanationQuery(api, stored.problemId, asOf, asked),
    enabled: asked.effortPersonWeeks !== undefined || asked.impact !== undefined,
    placeholderData: keepPreviousData,
  });
  const store = useChange({
    // A tried effort was tried without the typed duration: storing it takes that away too, so that the score is the one that was shown.
    send: (input: Tried) =>
      api.post(
        `/products/${stored.productId}/problems/inputs`,
        asTyped({
          items: [{ problemId: stored.problemId, ...input, ...(input.effortPersonWeeks === undefined ? {} : { durationWeeks: null }) }],
        }),
      ),
    refresh: () => [problemKeys.ranking(stored.productId), problemKeys.problem(stored.problemId)],
    done: () => text.stored,
    undo: () =>
      api.post(`/products/${stored.productId}/problems/inputs`, {
        items: [
          {
            problemId: stored.problemId,
            effortPersonWeeks,
            impact: stored.consumer.impactAssumed ? null : stored.consumer.impact,
            durationWeeks: stored.business.weeksFrom === 'duration' ? stored.business.weeks : null,
          },
        ],
      }),
  });
  const reset = () => {
    setEffort(undefined);
    setImpact(undefined);
  };
  const shownEffort = effort ?? effortPersonWeeks ?? undefined;
  return (
    <div className={classes.tries}>
      <EffortTry value={shownEffort} onChange={setEffort} />
      <div className={classes.try}>
        <span className={classes.tryLabel}>{text.whatIfImpact}</span>
        <SegmentedControl
          style={{ gridColumn: '1 / -1' }}
          aria-label={text.whatIfImpact}
          value={String(impact ?? stored.consumer.impact)}
          onChange={(value) => setImpact(Number(value) as Impact)}
          data={impactChoices}
        />
      </div>
      <ul className={classes.outcomes} aria-live="polite">
        <Outcome side="business" now={stored} then={isTrying ? then : undefined} placeOf={placeOf} />
        <Outcome side="consumer" now={stored} then={isTrying ? then : undefined} placeOf={placeOf} />
      </ul>
      {isTrying && (
        <Group gap="xs">
          <Button size="compact-sm" onClick={reset}>
            {text.whatIfReset}
          </Button>
          {may('decide') && (
            <Button size="compact-sm" variant="filled" loading={store.isPending} onClick={() => store.mutate(tried, { onSuccess: reset })}>
              {text.whatIfStore}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

function EffortTry({ value, onChange }: { value: number | undefined; onChange: (value: number) => void }) {
  const labelId = useId();
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    const number = typed === undefined ? undefined : parseNumber(typed);
    if (number !== undefined && number > 0 && number <= 10_000) onChange(number);
    setTyped(undefined);
  };
  return (
    <div className={classes.try}>
      <span id={labelId} className={classes.tryLabel}>
        {text.whatIfEffort}
      </span>
      <Slider
        className={classes.slider}
        size="sm"
        min={0}
        max={steps.length - 1}
        step={1}
        label={(position) => formatNumber(effortOf(position))}
        value={positionOf(value ?? 4)}
        onChange={(position) => onChange(effortOf(position))}
        thumbProps={{ 'aria-labelledby': labelId, 'aria-valuetext': formatNumber(value ?? 4) }}
        thumbLabel={text.whatIfEffort}
      />
      <TextInput
        aria-labelledby={labelId}
        inputMode="decimal"
        value={typed ?? (value === undefined ? '' : formatNumber(value, { digits: 2 }))}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </div>
  );
}

interface OutcomeProps {
  side: LensSide;
  now: Explanation;
  then: Explanation | undefined;
  placeOf: PlaceOf | undefined;
}

function Outcome({ side, now, then, placeOf }: OutcomeProps) {
  const before = now[side].score;
  const after = then?.[side].score ?? null;
  const place = (score: number | null) => {
    if (score === null || !placeOf) return undefined;
    const { rank, isAtLeast } = placeOf(score, side);
    return isAtLeast ? text.placeAtLeast(formatNumber(rank)) : text.place(formatNumber(rank));
  };
  return (
    <li className={classes.outcome}>
      <LensChip side={side} />
      <span>{scoreWords(before, side)}</span>
      <span className={classes.dim}>{place(before)}</span>
      {then && (
        <>
          <ArrowRight size={13} role="img" aria-label={text.whatIfThen} />
          <b className={classes.then} data-side={side}>
            {scoreWords(after, side)}
          </b>
          <span className={classes.dim}>{place(after)}</span>
        </>
      )}
    </li>
  );
}
