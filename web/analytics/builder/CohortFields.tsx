import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { z } from 'zod';
import { type cohortCondition, type Question, questionLimits } from '../../../contract/analytics/question.ts';
import classes from './Builder.module.css';
import { builderText as text } from './builder.text.ts';
import { Part, placed, SelectionCard } from './Part.tsx';

type CohortQuestion = Question & { kind: 'cohort' };
type Times = z.output<typeof cohortCondition>['times'];

/** Who did what how often; at most 0 times is "did not". */
export function CohortFields({ question, onChange }: { question: CohortQuestion; onChange: (question: CohortQuestion) => void }) {
  const { conditions } = question;
  const set = (at: number, next: (typeof conditions)[number] | undefined) =>
    onChange({ ...question, conditions: placed(conditions, at, next) });
  return (
    <Part title={text.conditions}>
      {conditions.length > 1 && (
        <NativeSelect
          aria-label={text.match}
          mb={8}
          value={question.match}
          data={[
            { value: 'all', label: `${text.match} ${text.matches.all}` },
            { value: 'any', label: `${text.match} ${text.matches.any}` },
          ]}
          onChange={(event) => onChange({ ...question, match: event.currentTarget.value as 'all' | 'any' })}
        />
      )}
      <div className={classes.cards}>
        {conditions.map((one, at) => (
          <SelectionCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no identity but its place
            key={at}
            label={text.conditionOf(at + 1)}
            selection={one}
            onChange={(next) => set(at, next)}
            remove={conditions.length > 1 ? { label: text.removeCondition(at + 1), onRemove: () => set(at, undefined) } : undefined}
          >
            <div className={classes.times}>
              <NativeSelect
                aria-label={text.timesOf(at + 1)}
                value={one.times.op}
                data={Object.entries(text.timesOps).map(([value, label]) => ({ value, label }))}
                onChange={(event) => set(at, { ...one, times: { ...one.times, op: event.currentTarget.value as Times['op'] } })}
              />
              <NumberInput
                aria-label={text.countOf(at + 1)}
                w={80}
                min={0}
                max={1_000_000}
                clampBehavior="strict"
                allowDecimal={false}
                value={one.times.count}
                onChange={(count) => typeof count === 'number' && set(at, { ...one, times: { ...one.times, count } })}
              />
              {text.times}
            </div>
          </SelectionCard>
        ))}
      </div>
      {conditions.length < questionLimits.conditions && (
        <div className={classes.verbs}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Plus size={13} aria-hidden />}
            onClick={() =>
              onChange({ ...question, conditions: [...conditions, { events: null, filters: [], times: { op: 'at_least', count: 1 } }] })
            }
          >
            {text.addCondition}
          </Button>
        </div>
      )}
    </Part>
  );
}
