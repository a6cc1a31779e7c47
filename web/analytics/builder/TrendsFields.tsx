import { ActionIcon, Autocomplete, Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { type Measure, questionLimits, type TrendsQuestion } from '../../../contract/analytics/question.ts';
import { questionText } from '../question/question.text.ts';
import classes from './Builder.module.css';
import { builderText as text } from './builder.text.ts';
import { Part, placed, SelectionCard } from './Part.tsx';
import { usePropertyNames } from './use-names.ts';

const measureKinds = Object.keys(questionText.measures) as Measure['kind'][];
const isPlain = (kind: Measure['kind']): kind is 'count' | 'unique' | 'per_actor' => ['count', 'unique', 'per_actor'].includes(kind);
const letterOf = (at: number): string => String.fromCharCode(65 + at);
const rollings = [2, 3, 4, 7, 12, 14, 28, 30];

/** What is counted, line by line, and what is computed from the lines. */
export function TrendsFields({ question, onChange }: { question: TrendsQuestion; onChange: (question: TrendsQuestion) => void }) {
  const { series, formulas } = question;
  return (
    <>
      <Part title={text.series}>
        <div className={classes.cards}>
          {series.map((one, at) => (
            <SelectionCard
              // biome-ignore lint/suspicious/noArrayIndexKey: a series has no identity but its letter
              key={at}
              mark={letterOf(at)}
              label={text.seriesOf(letterOf(at))}
              selection={one}
              onChange={(next) => onChange({ ...question, series: placed(series, at, next) })}
              remove={
                series.length > 1
                  ? {
                      label: text.removeSeries(letterOf(at)),
                      onRemove: () => onChange({ ...question, series: placed(series, at, undefined) }),
                    }
                  : undefined
              }
            >
              <MeasureFields
                letter={letterOf(at)}
                measure={one.measure}
                events={one.events}
                onChange={(measure) => onChange({ ...question, series: placed(series, at, { ...one, measure }) })}
              />
            </SelectionCard>
          ))}
        </div>
        <div className={classes.verbs}>
          {series.length < questionLimits.series && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Plus size={13} aria-hidden />}
              onClick={() =>
                onChange({ ...question, series: [...series, { events: null, filters: [], name: null, measure: { kind: 'unique' } }] })
              }
            >
              {text.addSeries}
            </Button>
          )}
          {formulas.length < questionLimits.formulas && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Plus size={13} aria-hidden />}
              onClick={() =>
                onChange({ ...question, formulas: [...formulas, { name: null, formula: series.length > 1 ? 'B / A * 100' : 'A' }] })
              }
            >
              {text.addFormula}
            </Button>
          )}
        </div>
      </Part>
      {formulas.length > 0 && (
        <Part title={text.formulas}>
          {formulas.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a formula has no identity but its place
            <div key={at} className={classes.cardHead}>
              <TextInput
                aria-label={`${text.formula} ${at + 1}`}
                maxLength={200}
                style={{ flex: 1 }}
                mb={6}
                value={one.formula}
                onChange={(event) =>
                  onChange({ ...question, formulas: placed(formulas, at, { ...one, formula: event.currentTarget.value.toUpperCase() }) })
                }
              />
              <ActionIcon
                aria-label={text.removeFormula}
                mt={2}
                onClick={() => onChange({ ...question, formulas: placed(formulas, at, undefined) })}
              >
                <X size={14} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          <p className={classes.hint}>{text.formulaHint}</p>
        </Part>
      )}
      <Part title={text.shape}>
        <div className={classes.row}>
          <NativeSelect
            label={text.rolling}
            value={String(question.rolling ?? '')}
            data={[
              { value: '', label: text.rollingOff },
              ...[...new Set([...rollings, ...(question.rolling === null ? [] : [question.rolling])])]
                .sort((a, b) => a - b)
                .map((many) => ({ value: String(many), label: questionText.units(many, question.interval) })),
            ]}
            onChange={(event) =>
              onChange({ ...question, rolling: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
            }
          />
          <Switch
            label={text.cumulative}
            checked={question.cumulative}
            pb={6}
            onChange={(event) => onChange({ ...question, cumulative: event.currentTarget.checked })}
          />
        </div>
      </Part>
    </>
  );
}

function MeasureFields({
  letter,
  measure,
  events,
  onChange,
}: {
  letter: string;
  measure: Measure;
  events: readonly string[] | null;
  onChange: (measure: Measure) => void;
}) {
  const numbers = usePropertyNames(events).filter((one) => one.on === 'property' && one.type !== 'text' && one.type !== 'boolean');
  return (
    <div className={`${classes.pair} ${classes.below}`}>
      <NativeSelect
        aria-label={text.measureOf(letter)}
        value={measure.kind}
        data={measureKinds.map((kind) => ({ value: kind, label: questionText.measures[kind] }))}
        onChange={(event) => {
          const kind = event.currentTarget.value as Measure['kind'];
          onChange(isPlain(kind) ? { kind } : { kind, property: 'property' in measure ? measure.property : (numbers[0]?.name ?? '') });
        }}
      />
      {'property' in measure && (
        <Autocomplete
          aria-label={text.propertyOf(letter)}
          placeholder={text.property}
          data={numbers.map((one) => one.name)}
          maxLength={200}
          value={measure.property}
          onChange={(property) => onChange({ ...measure, property })}
        />
      )}
    </div>
  );
}
