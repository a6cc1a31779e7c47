import { NativeSelect } from '@mantine/core';
import type { FileReading } from '../../../contract/exchange/import.ts';
import type { DateOrder, Mapping } from '../../../contract/exchange/mapping.ts';
import { formatDate, formatNumber } from '../../platform/format.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { readDay } from './day-reading.ts';
import { useDraft } from './draft.ts';
import { withReading } from './file-reading.ts';
import classes from './Mapping.module.css';
import { questionId } from './mapping-draft.ts';

/** How dates and numbers of the file are read, with an example of each; changed here for all columns that have them. */
export function ReadingSection() {
  const { mapping, setMapping, preview, questions, decide } = useDraft();
  const { numbers } = preview.reading;
  // Days that begin with the year can be read in one way only.
  const dates = preview.reading.dates?.order === 'ymd' ? null : preview.reading.dates;
  if (!dates && !numbers) return null;
  const change = (patch: { dateOrder?: DateOrder; decimal?: '.' | ',' }, columns: readonly string[], code: string) => {
    const changed = withReading(mapping, columns, patch);
    const answered = questions.filter((question) => question.code === code && columns.includes(question.column ?? ''));
    if (answered.length === 0) setMapping(changed);
    else decide(answered.map(questionId), changed);
  };
  return (
    <div className={classes.readings}>
      {dates && (
        <NativeSelect
          label={text.allDates}
          description={dayWords(dates, orderOf(mapping, dates))}
          value={orderOf(mapping, dates) ?? ''}
          onChange={(event) => change({ dateOrder: event.currentTarget.value as DateOrder }, dates.columns, 'date_ambiguous')}
          data={[
            ...(orderOf(mapping, dates) ? [] : [{ value: '', label: text.differs, disabled: true }]),
            ...Object.entries(text.dateOrders).map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
      {numbers && (
        <NativeSelect
          label={text.allNumbers}
          description={numberWords(numbers, signOf(mapping, numbers))}
          value={signOf(mapping, numbers) ?? ''}
          onChange={(event) => change({ decimal: event.currentTarget.value as '.' | ',' }, numbers.columns, 'number_ambiguous')}
          data={[
            ...(signOf(mapping, numbers) ? [] : [{ value: '', label: text.differs, disabled: true }]),
            ...Object.entries(text.decimals).map(([value, label]) => ({ value, label })),
          ]}
        />
      )}
    </div>
  );
}

/** What the mapping says of the columns now: it may have been changed, here or at a field. Columns that are not mapped follow the guess. */
function orderOf(mapping: Mapping, dates: NonNullable<FileReading['dates']>): DateOrder | undefined {
  const said = saidOf(mapping, dates.columns, (options) => options.dateOrder ?? 'ymd');
  return said.size === 0 ? (dates.order ?? undefined) : said.size === 1 ? [...said][0] : undefined;
}

function signOf(mapping: Mapping, numbers: NonNullable<FileReading['numbers']>): '.' | ',' | undefined {
  const said = saidOf(mapping, numbers.columns, (options) => options.decimal ?? '.');
  return said.size === 0 ? (numbers.decimal ?? undefined) : said.size === 1 ? [...said][0] : undefined;
}

type Options = NonNullable<Mapping['fields'][string]['sources'][number]['options']>;

function saidOf<T>(mapping: Mapping, columns: readonly string[], of: (options: Options) => T): Set<T> {
  const sources = Object.values(mapping.fields).flatMap((field) => field.sources);
  return new Set(
    sources.flatMap((source) => (source.is === 'column' && columns.includes(source.column) ? [of(source.options ?? {})] : [])),
  );
}

function dayWords({ example }: NonNullable<FileReading['dates']>, order: DateOrder | undefined): string {
  const day = order === undefined ? undefined : readDay(example, order);
  return day === undefined ? text.suchAs(example) : text.dayReads(example, formatDate(day));
}

function numberWords({ example }: NonNullable<FileReading['numbers']>, sign: '.' | ',' | undefined): string {
  const plain = example.replaceAll(/[^\d.,-]/g, '');
  const value = Number(sign === ',' ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''));
  return sign === undefined || !Number.isFinite(value)
    ? text.suchAs(example)
    : text.numberReads(example, formatNumber(value, { digits: 4 }));
}
