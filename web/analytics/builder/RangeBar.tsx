import { Button, NativeSelect, Popover, TextInput } from '@mantine/core';
import { CalendarCog } from 'lucide-react';
import type { Interval, Question, Range } from '../../../contract/analytics/question.ts';
import { questionText } from '../question/question.text.ts';
import { builderText as text } from './builder.text.ts';
import { fittingInterval, type PresetName, presetOf, rangeOf } from './range-form.ts';

const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Kinds that have no axis of time. */
const withoutInterval: readonly Question['kind'][] = ['funnel', 'cohort'];

/** Which time is asked about, how finely, and what it is compared with. */
export function RangeBar({ question, onChange }: { question: Question; onChange: (question: Question) => void }) {
  const { range } = question;
  const preset = presetOf(range);
  const set = (next: Range) => onChange({ ...question, range: next, interval: fittingInterval(question.interval, next, new Date()) });
  return (
    <>
      <NativeSelect
        wrapperProps={{ 'data-range': true }}
        aria-label={text.range}
        value={preset}
        data={[
          ...options(text.presets).filter(({ value }) => value !== 'other'),
          ...(preset === 'other' ? [{ value: 'other', label: questionText.range(range) }] : []),
        ]}
        onChange={(event) => set(rangeOf(event.currentTarget.value as PresetName, new Date(), range))}
      />
      {range.kind !== 'last' && (
        <TextInput
          type="date"
          aria-label={text.from}
          wrapperProps={{ 'data-day': true }}
          value={range.from}
          onChange={(event) => event.currentTarget.value && set({ ...range, from: event.currentTarget.value })}
        />
      )}
      {range.kind === 'between' && (
        <TextInput
          type="date"
          aria-label={text.to}
          wrapperProps={{ 'data-day': true }}
          value={range.to}
          onChange={(event) => event.currentTarget.value && set({ ...range, to: event.currentTarget.value })}
        />
      )}
      {!withoutInterval.includes(question.kind) && (
        <NativeSelect
          wrapperProps={{ 'data-small': true }}
          aria-label={text.interval}
          value={question.interval}
          data={options(questionText.intervals)}
          onChange={(event) => onChange({ ...question, interval: event.currentTarget.value as Interval })}
        />
      )}
      <NativeSelect
        wrapperProps={{ 'data-compare': true }}
        aria-label={text.compare}
        value={question.compare}
        data={[
          { value: 'none', label: text.compare },
          { value: 'period', label: text.compares.period },
          { value: 'year', label: text.compares.year },
        ]}
        onChange={(event) => onChange({ ...question, compare: event.currentTarget.value as Question['compare'] })}
      />
      <Popover position="bottom-end" withArrow={false} trapFocus>
        <Popover.Target>
          <Button variant="subtle" leftSection={<CalendarCog size={14} aria-hidden />}>
            {question.zone ?? text.more}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <NativeSelect
            label={text.zone}
            value={question.zone ?? ''}
            mb={10}
            data={[{ value: '', label: text.zoneOwn }, ...zones()]}
            onChange={(event) => onChange({ ...question, zone: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          />
          <NativeSelect
            label={text.weekStart}
            value={question.weekStart}
            data={options(text.weekStarts)}
            onChange={(event) => onChange({ ...question, weekStart: event.currentTarget.value as Question['weekStart'] })}
          />
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

let known: string[] | undefined;
const zones = (): string[] => (known ??= ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]);
