import { NativeSelect, NumberInput } from '@mantine/core';
import type { TargetFieldAnswer } from '../../../contract/exchange/field.ts';
import type { FieldMapping, FieldSource, ValueOptions } from '../../../contract/exchange/mapping.ts';
import { exchangeText as text } from '../exchange.text.ts';
import classes from './Mapping.module.css';
import { withOptions } from './mapping-draft.ts';
import { waysToFind } from './option-words.ts';
import { TypedInput } from './TypedField.tsx';
import { ValueTable } from './ValueTable.tsx';

export interface OptionFieldsProps {
  field: TargetFieldAnswer;
  source: FieldSource;
  onChange: (source: FieldSource) => void;
  /** What holds for the field as a whole; undefined where another source of it shows that. */
  mapped: FieldMapping | undefined;
  onMapped: (mapped: FieldMapping) => void;
}

const numbers: readonly string[] = ['integer', 'decimal', 'share', 'money'];
const entries = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const currencies = Intl.supportedValuesOf('currency');

/** How the cells of a field are read. Only what can matter for its type is shown. */
export function OptionFields({ field, source, onChange, mapped, onMapped }: OptionFieldsProps) {
  const options = source.options ?? {};
  const set = (patch: Partial<ValueOptions>) => onChange(withOptions(source, patch));
  const type = field.type === 'attributes' ? (options.as ?? 'text') : field.type;
  const isNumber = numbers.includes(type) || type === 'number';
  const ways = waysToFind[field.type];
  const hasTable =
    source.is !== 'constant' && source.is !== 'row' && !['problems', 'money', 'day', 'instant', 'account', 'person'].includes(field.type);
  return (
    <div className={classes.optionFields}>
      {field.type === 'attributes' && (
        <NativeSelect
          label={text.attributeType}
          value={options.as ?? 'text'}
          onChange={(event) =>
            set({ as: event.currentTarget.value === 'text' ? undefined : (event.currentTarget.value as ValueOptions['as']) })
          }
          data={entries(text.attributeTypes)}
        />
      )}
      {ways && field.type !== 'problems' && (
        <>
          <NativeSelect
            label={text.by}
            value={options.by ?? 'externalId'}
            onChange={(event) => set({ by: event.currentTarget.value as ValueOptions['by'] })}
            data={ways.map((value) => ({ value, label: text.bys[value] ?? value }))}
          />
          {(options.by ?? 'externalId') === 'externalId' && (
            <TypedInput
              label={text.refSource}
              description={text.refSourceHint}
              maxLength={100}
              value={options.source ?? ''}
              onType={(source) => set({ source })}
            />
          )}
          <NativeSelect
            label={text.whenMissing}
            value={options.whenMissing ?? 'refuse'}
            onChange={(event) => set({ whenMissing: event.currentTarget.value as ValueOptions['whenMissing'] })}
            data={entries(text.whenMissings)}
          />
        </>
      )}
      {(type === 'day' || type === 'instant') && (
        <NativeSelect
          label={text.dateOrder}
          value={options.dateOrder ?? 'ymd'}
          onChange={(event) =>
            set({ dateOrder: event.currentTarget.value === 'ymd' ? undefined : (event.currentTarget.value as ValueOptions['dateOrder']) })
          }
          data={entries(text.dateOrders)}
        />
      )}
      {type === 'instant' && (
        <NativeSelect
          label={text.timeZone}
          value={options.timeZone ?? 'UTC'}
          onChange={(event) => set({ timeZone: event.currentTarget.value === 'UTC' ? undefined : event.currentTarget.value })}
          data={[...new Set(['UTC', ...(options.timeZone ? [options.timeZone] : []), ...Intl.supportedValuesOf('timeZone')])]}
        />
      )}
      {isNumber && (
        <>
          <NativeSelect
            label={text.decimal}
            value={options.decimal ?? '.'}
            onChange={(event) => set({ decimal: event.currentTarget.value === ',' ? ',' : undefined })}
            data={entries(text.decimals)}
          />
          <NumberInput
            label={text.scale}
            description={text.scaleHint}
            min={0}
            hideControls
            value={options.scale ?? 1}
            onChange={(value) => set({ scale: typeof value === 'number' && value > 0 && value !== 1 ? value : undefined })}
          />
        </>
      )}
      {field.type === 'money' && (
        <NativeSelect
          label={text.currency}
          value={options.currency ?? ''}
          onChange={(event) => set({ currency: event.currentTarget.value || undefined })}
          data={[{ value: '', label: text.noCurrency }, ...currencies.map((code) => ({ value: code, label: code }))]}
        />
      )}
      {(field.type === 'tags' || field.type === 'domains') && <SeparatorField options={options} onChange={set} />}
      {source.is !== 'constant' && (
        <TypedInput
          label={text.emptyValues}
          description={text.emptyValuesHint}
          value={(options.emptyValues ?? []).join(', ')}
          onType={(typed) => set({ emptyValues: listOf(typed) })}
        />
      )}
      {mapped && (
        <>
          <NativeSelect
            label={text.whenEmpty}
            value={mapped.whenEmpty ?? 'leave'}
            onChange={(event) => onMapped(withRule(mapped, 'whenEmpty', event.currentTarget.value, 'leave'))}
            data={entries(text.whenEmptys)}
          />
          <NativeSelect
            label={text.whenMalformed}
            value={mapped.whenMalformed ?? 'refuse'}
            onChange={(event) => onMapped(withRule(mapped, 'whenMalformed', event.currentTarget.value, 'refuse'))}
            data={entries(text.whenMalformeds)}
          />
        </>
      )}
      {source.is === 'constant' && (
        <TypedInput
          label={text.assumedWhy}
          description={text.assumedHint}
          maxLength={300}
          value={source.assumed ?? ''}
          onType={(assumed) => {
            const { assumed: _, ...rest } = source;
            onChange(assumed.trim() === '' ? rest : { ...rest, assumed });
          }}
        />
      )}
      {hasTable && <ValueTable field={field} source={source} onChange={onChange} />}
    </div>
  );
}

const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function withRule(mapped: FieldMapping, rule: 'whenEmpty' | 'whenMalformed', value: string, plain: string): FieldMapping {
  const { [rule]: _, ...rest } = mapped;
  return value === plain ? rest : ({ ...rest, [rule]: value } as FieldMapping);
}

const separators = [';', ',', '|', '/', '\t', '\n'] as const;

export function SeparatorField({ options, onChange }: { options: ValueOptions; onChange: (patch: Partial<ValueOptions>) => void }) {
  const words: Readonly<Record<string, string>> = {
    '\t': 'tab',
    '\n': 'line break',
    ';': 'semicolon ;',
    ',': 'comma ,',
    '|': 'bar |',
    '/': 'slash /',
  };
  const current = options.separator ?? '';
  return (
    <NativeSelect
      label={text.separator}
      value={current}
      onChange={(event) => onChange({ separator: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: text.separatorNone },
        ...[...new Set<string>([...separators, ...(current ? [current] : [])])].map((value) => ({ value, label: words[value] ?? value })),
      ]}
    />
  );
}
