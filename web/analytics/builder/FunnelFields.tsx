import { ActionIcon, Button, NativeSelect, NumberInput } from '@mantine/core';
import { ArrowUp, Plus } from 'lucide-react';
import { type FunnelQuestion, questionLimits } from '../../../contract/analytics/question.ts';
import classes from './Builder.module.css';
import { builderText as text } from './builder.text.ts';
import { Part, placed, SelectionCard } from './Part.tsx';
import { type WindowUnit, windowOf, windowUnits } from './window-form.ts';

/** The steps in their order, how much time there is, and what voids an attempt. */
export function FunnelFields({ question, onChange }: { question: FunnelQuestion; onChange: (question: FunnelQuestion) => void }) {
  const { steps, exclusions } = question;
  const window = windowOf(question.windowSeconds);
  const setSteps = (next: FunnelQuestion['steps']) =>
    onChange({
      ...question,
      steps: next,
      exclusions: exclusions.flatMap((one) => {
        const toStep = Math.min(one.toStep, next.length - 1);
        return one.fromStep < toStep ? [{ ...one, toStep }] : [];
      }),
    });
  const setWindow = (count: number, unit: WindowUnit) =>
    onChange({ ...question, windowSeconds: Math.min(366 * 86_400, Math.max(1, count) * windowUnits[unit]) });
  const stepChoices = steps.map((_, at) => ({ value: String(at), label: String(at + 1) }));
  return (
    <>
      <Part title={text.steps}>
        <div className={classes.cards}>
          {steps.map((step, at) => (
            <SelectionCard
              // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity but its place
              key={at}
              mark={String(at + 1)}
              label={text.stepOf(at + 1)}
              selection={step}
              onChange={(next) => setSteps(placed(steps, at, next))}
              aside={
                at > 0 && (
                  <ActionIcon
                    aria-label={text.moveUp(at + 1)}
                    mt={2}
                    onClick={() => setSteps([...steps.slice(0, at - 1), step, steps[at - 1] ?? step, ...steps.slice(at + 1)])}
                  >
                    <ArrowUp size={14} aria-hidden />
                  </ActionIcon>
                )
              }
              remove={
                steps.length > 2 ? { label: text.removeStep(at + 1), onRemove: () => setSteps(placed(steps, at, undefined)) } : undefined
              }
            />
          ))}
        </div>
        <div className={classes.verbs}>
          {steps.length < questionLimits.steps && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Plus size={13} aria-hidden />}
              onClick={() => setSteps([...steps, { events: null, filters: [], name: null }])}
            >
              {text.addStep}
            </Button>
          )}
          {exclusions.length < questionLimits.exclusions && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Plus size={13} aria-hidden />}
              onClick={() =>
                onChange({ ...question, exclusions: [...exclusions, { events: null, filters: [], fromStep: 0, toStep: steps.length - 1 }] })
              }
            >
              {text.addExclusion}
            </Button>
          )}
        </div>
      </Part>
      {exclusions.length > 0 && (
        <Part title={text.exclusions}>
          <div className={classes.cards}>
            {exclusions.map((one, at) => (
              <SelectionCard
                // biome-ignore lint/suspicious/noArrayIndexKey: an exclusion has no identity but its place
                key={at}
                label={text.exclusionEvents}
                selection={one}
                onChange={(next) => onChange({ ...question, exclusions: placed(exclusions, at, next) })}
                remove={{
                  label: text.removeExclusion,
                  onRemove: () => onChange({ ...question, exclusions: placed(exclusions, at, undefined) }),
                }}
              >
                <div className={`${classes.pair} ${classes.below}`}>
                  <NativeSelect
                    label={text.fromStep}
                    value={String(one.fromStep)}
                    data={stepChoices.slice(0, one.toStep)}
                    onChange={(event) =>
                      onChange({ ...question, exclusions: placed(exclusions, at, { ...one, fromStep: Number(event.currentTarget.value) }) })
                    }
                  />
                  <NativeSelect
                    label={text.toStep}
                    value={String(one.toStep)}
                    data={stepChoices.slice(one.fromStep + 1)}
                    onChange={(event) =>
                      onChange({ ...question, exclusions: placed(exclusions, at, { ...one, toStep: Number(event.currentTarget.value) }) })
                    }
                  />
                </div>
              </SelectionCard>
            ))}
          </div>
        </Part>
      )}
      <div className={classes.row}>
        <NativeSelect
          label={text.order}
          value={question.order}
          data={Object.entries(text.orders).map(([value, label]) => ({ value, label }))}
          onChange={(event) => onChange({ ...question, order: event.currentTarget.value as FunnelQuestion['order'] })}
        />
      </div>
      <div className={classes.row}>
        <NumberInput
          label={text.window}
          min={1}
          max={Math.floor((366 * 86_400) / windowUnits[window.unit])}
          clampBehavior="strict"
          allowDecimal={false}
          value={window.count}
          onChange={(count) => typeof count === 'number' && setWindow(count, window.unit)}
        />
        <NativeSelect
          aria-label={text.windowUnit}
          value={window.unit}
          data={Object.keys(windowUnits).map((unit) => ({ value: unit, label: `${unit}s` }))}
          onChange={(event) => setWindow(window.count, event.currentTarget.value as WindowUnit)}
        />
      </div>
    </>
  );
}
