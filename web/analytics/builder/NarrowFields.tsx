import { Autocomplete, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Breakdown, type Question, questionLimits } from '../../../contract/analytics/question.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { segmentNamesQuery } from '../analytics.api.ts';
import { selectionsOf } from '../question/question-draft.ts';
import classes from './Builder.module.css';
import { builderText as text } from './builder.text.ts';
import { FilterLines } from './FilterLines.tsx';
import { Part } from './Part.tsx';
import { usePropertyNames } from './use-names.ts';

/** Whom and which events the whole question is about, and what its answer is split by. */
export function NarrowFields({ question, onChange }: { question: Question; onChange: (question: Question) => void }) {
  const api = useApi();
  const { workspace } = useHere();
  const { data: segments = [] } = useQuery(segmentNamesQuery(api, workspace.id));
  const events = selectionsOf(question)[0]?.events ?? null;
  const choices = segments.map((one) => ({ value: one.id, label: one.name }));
  return (
    <>
      <Part title={text.filters}>
        <FilterLines filters={question.filters} events={events} onChange={(filters) => onChange({ ...question, filters })} />
      </Part>
      <Part title={text.segments}>
        <MultiSelect
          aria-label={text.segments}
          data={choices}
          value={question.segmentIds}
          onChange={(segmentIds) => onChange({ ...question, segmentIds })}
          placeholder={question.segmentIds.length === 0 ? text.anySegment : ''}
          maxValues={questionLimits.segments}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': text.anySegment }}
        />
      </Part>
      <Part title={text.breakdown}>
        <BreakdownFields
          breakdown={question.breakdown}
          events={events}
          segments={choices}
          onChange={(breakdown) => onChange({ ...question, breakdown })}
        />
      </Part>
    </>
  );
}

function BreakdownFields({
  breakdown,
  events,
  segments,
  onChange,
}: {
  breakdown: Breakdown | null;
  events: readonly string[] | null;
  segments: { value: string; label: string }[];
  onChange: (breakdown: Breakdown | null) => void;
}) {
  const names = usePropertyNames(events);
  return (
    <div className={classes.row}>
      <NativeSelect
        aria-label={text.breakdown}
        value={breakdown?.by ?? 'none'}
        data={[
          { value: 'none', label: text.breakdownNone },
          { value: 'property', label: text.breakdownProperty },
          { value: 'context', label: text.breakdownContext },
          { value: 'segment', label: text.breakdownSegment },
        ]}
        onChange={(event) => {
          const by = event.currentTarget.value as Breakdown['by'] | 'none';
          if (by === 'none') onChange(null);
          else if (by === 'segment') onChange({ by, segmentIds: [] });
          else onChange({ by, name: '', top: 10 });
        }}
      />
      {breakdown?.by === 'segment' ? (
        <MultiSelect
          aria-label={text.breakdownSegments}
          style={{ flexBasis: '100%' }}
          data={segments}
          value={breakdown.segmentIds}
          onChange={(segmentIds) => onChange({ ...breakdown, segmentIds })}
          maxValues={questionLimits.segments}
          searchable
        />
      ) : (
        breakdown && (
          <>
            <Autocomplete
              aria-label={text.breakdownName}
              placeholder={text.property}
              data={[...new Set(names.filter((one) => one.on === breakdown.by).map((one) => one.name))]}
              limit={200}
              maxLength={200}
              value={breakdown.name}
              onChange={(name) => onChange({ ...breakdown, name })}
            />
            <NumberInput
              label={text.breakdownTop}
              style={{ flexBasis: '100%' }}
              min={1}
              max={questionLimits.breakdownValues}
              clampBehavior="strict"
              allowDecimal={false}
              value={breakdown.top}
              onChange={(top) => typeof top === 'number' && onChange({ ...breakdown, top })}
            />
          </>
        )
      )}
    </div>
  );
}
