import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RetentionQuestion } from '../../../contract/analytics/question.ts';
import classes from './Builder.module.css';
import { builderText as text } from './builder.text.ts';
import { Part, SelectionCard } from './Part.tsx';

const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** What begins a cohort, and what counts as coming back. */
export function RetentionFields({ question, onChange }: { question: RetentionQuestion; onChange: (question: RetentionQuestion) => void }) {
  return (
    <>
      <Part title={text.start}>
        <SelectionCard label={text.start} selection={question.start} onChange={(start) => onChange({ ...question, start })} />
      </Part>
      <Part title={text.comeBack}>
        <SelectionCard label={text.comeBack} selection={question.comeBack} onChange={(comeBack) => onChange({ ...question, comeBack })} />
      </Part>
      <div className={classes.row}>
        <NativeSelect
          label={text.cohorts}
          value={question.cohorts}
          data={choices(text.cohortKinds)}
          onChange={(event) => onChange({ ...question, cohorts: event.currentTarget.value as RetentionQuestion['cohorts'] })}
        />
        <NativeSelect
          label={text.counting}
          value={question.counting}
          data={choices(text.countings)}
          onChange={(event) => {
            const counting = event.currentTarget.value as RetentionQuestion['counting'];
            onChange({ ...question, counting, brackets: counting === 'bracket' ? (question.brackets ?? [1, 6, 7, 14]) : null });
          }}
        />
      </div>
      <div className={classes.row}>
        {question.counting === 'bracket' ? (
          <BracketsField brackets={question.brackets ?? []} onChange={(brackets) => onChange({ ...question, brackets })} />
        ) : (
          <NumberInput
            label={text.columns}
            min={1}
            max={119}
            clampBehavior="strict"
            allowDecimal={false}
            value={question.intervals}
            onChange={(intervals) => typeof intervals === 'number' && onChange({ ...question, intervals })}
          />
        )}
        <NumberInput
          label={text.atLeast}
          min={1}
          max={1000}
          clampBehavior="strict"
          allowDecimal={false}
          value={question.atLeast}
          onChange={(atLeast) => typeof atLeast === 'number' && onChange({ ...question, atLeast })}
        />
      </div>
    </>
  );
}

/** Typed as numbers with commas; what is not one yet is not asked. */
function BracketsField({ brackets, onChange }: { brackets: readonly number[]; onChange: (brackets: number[]) => void }) {
  const [typed, setTyped] = useState(brackets.join(', '));
  return (
    <TextInput
      label={text.brackets}
      description={text.bracketsHint}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const read = event.currentTarget.value.split(',').map((one) => Number(one.trim()));
        if (read.length > 0 && read.every((one) => Number.isInteger(one) && one > 0)) onChange(read);
      }}
    />
  );
}
