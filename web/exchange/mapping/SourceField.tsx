import { Group, MultiSelect, NativeSelect, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TargetFieldAnswer } from '../../../contract/exchange/field.ts';
import type { FieldSource } from '../../../contract/exchange/mapping.ts';
import { uiText } from '../../platform/ui/ui.text.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { useDraft } from './draft.ts';
import classes from './Mapping.module.css';
import { attributeName, fieldOf } from './mapping-draft.ts';
import { choiceWords } from './shown-value.ts';
import { columnExamples, columnsOf } from './source-text.ts';
import { TypedArea, TypedInput } from './TypedField.tsx';

/** The list itself scrolls, not a box around it: then those who do not see it are told nothing that is not there. */
const listStyles = { options: { maxHeight: 340, overflowY: 'auto' } } as const;

/** A column's name can be anything: what is not a column begins with a sign that no header can hold. */
const other = (is: string) => `\u0000${is}`;

const chosen = (source: FieldSource | undefined): string | null =>
  source === undefined ? null : source.is === 'column' ? source.column : other(source.is);

export interface SourceFieldProps {
  field: TargetFieldAnswer;
  fieldKey: string;
  label: string;
  source: FieldSource | undefined;
  onChange: (source: FieldSource | undefined) => void;
}

/** From where a field gets its value. Columns are shown with what they hold, so that nobody has to know the file by heart. */
export function SourceField({ field, fieldKey, label, source, onChange }: SourceFieldProps) {
  const { file } = useDraft();
  // Forty closed lists of a hundred columns would be a heavy page: a list is made when its field is reached.
  const [isReached, setIsReached] = useState(false);
  // The kit learns the list's name when it is drawn, and tells it to the field with the next drawing.
  const [, setIsDrawn] = useState(false);
  useEffect(() => {
    if (!isReached) return;
    const frame = requestAnimationFrame(() => setIsDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, [isReached]);
  const users = useColumnUsers(fieldKey);
  const choose = (value: string | null) =>
    onChange(value === null || value === other('nothing') ? undefined : sourceFor(value, source, file.columns));
  const lost = source?.is === 'column' && !file.columns.includes(source.column) ? [source.column] : [];
  return (
    <div className={classes.source}>
      <Select
        aria-label={text.comesFrom(label)}
        placeholder={text.choose}
        searchable
        onFocus={() => setIsReached(true)}
        allowDeselect={false}
        value={chosen(source)}
        onChange={choose}
        error={lost.length > 0 ? text.lost(`“${lost[0]}”`) : undefined}
        selectFirstOptionOnChange
        withScrollArea={false}
        styles={listStyles}
        comboboxProps={{ width: 360, position: 'bottom-start', keepMounted: isReached }}
        nothingFoundMessage={uiText.noMatch}
        data={[
          { group: text.columns, items: [...lost, ...file.columns].map((column) => ({ value: column, label: column })) },
          {
            group: text.otherSources,
            items: [
              ...(source ? [{ value: other('nothing'), label: text.nothing }] : []),
              { value: other('constant'), label: text.constant },
              { value: other('columns'), label: text.joined },
              { value: other('template'), label: text.template },
              { value: other('row'), label: text.rowNumber },
              ...(source?.is === 'lookup' ? [{ value: other('lookup'), label: text.lookup(source.column) }] : []),
            ],
          },
        ]}
        renderOption={({ option }) =>
          option.value.startsWith('\u0000') ? (
            option.label
          ) : (
            <div className={classes.option}>
              <div className={classes.optionName}>
                {option.label}
                {users.has(option.value) && (
                  <span className={classes.quiet}> · {text.alsoUsed(users.get(option.value)?.join(', ') ?? '')}</span>
                )}
              </div>
              <div className={classes.optionExamples}>{columnExamples(option.value, file).join(' · ') || text.noValues}</div>
            </div>
          )
        }
      />
      {source?.is === 'constant' && (
        <ConstantField field={field} label={label} value={source.value} onChange={(value) => onChange({ ...source, value })} />
      )}
      {source?.is === 'template' && (
        <TypedArea
          aria-label={text.templateOf(label)}
          description={text.templateHint}
          autosize
          minRows={1}
          maxLength={2000}
          value={source.template}
          onType={(template) => onChange({ ...source, template })}
        />
      )}
      {source?.is === 'columns' && (
        <Group gap={6} align="end" wrap="nowrap">
          <MultiSelect
            aria-label={text.columnsJoined(label)}
            searchable
            style={{ flex: 1 }}
            data={[...file.columns]}
            value={source.columns}
            onChange={(columns) => onChange({ ...source, columns })}
          />
          <TypedInput
            aria-label={text.joinBy}
            title={text.joinBy}
            w={52}
            maxLength={20}
            value={source.join}
            onType={(join) => onChange({ ...source, join })}
          />
        </Group>
      )}
    </div>
  );
}

/** Which other fields read a column. */
function useColumnUsers(fieldKey: string): Map<string, string[]> {
  const { mapping, kind } = useDraft();
  const users = new Map<string, string[]>();
  for (const [key, { sources }] of Object.entries(mapping.fields)) {
    if (key === fieldKey) continue;
    const label = attributeName(key) === undefined ? (fieldOf(kind, key)?.label ?? key) : text.keptAttribute;
    for (const column of new Set(sources.flatMap(columnsOf))) users.set(column, [...(users.get(column) ?? []), label]);
  }
  return users;
}

/** What was said about reading the cells is kept when another column is chosen; what it read becomes the beginning of the new source. */
function sourceFor(value: string, before: FieldSource | undefined, columns: readonly string[]): FieldSource {
  const kept = before?.options ? { options: before.options } : {};
  const columnsBefore = before ? columnsOf(before) : [];
  switch (value) {
    case other('constant'):
      return { is: 'constant', value: '' };
    case other('row'):
      return { is: 'row', from: 1 };
    case other('columns'):
      return { is: 'columns', columns: columnsBefore.length > 0 ? columnsBefore : columns.slice(0, 1), join: ' ', ...kept };
    case other('template'):
      return {
        is: 'template',
        template: columnsBefore.length > 0 ? columnsBefore.map((column) => `{${column}}`).join(' ') : '{}',
        ...kept,
      };
    case other('lookup'):
      return before ?? { is: 'constant', value: '' };
    default:
      return { is: 'column', column: value, ...kept };
  }
}

const currencies = Intl.supportedValuesOf('currency');

function ConstantField({
  field,
  label,
  value,
  onChange,
}: {
  field: TargetFieldAnswer;
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const name = text.valueOf(label);
  const options =
    field.type === 'choice'
      ? (field.choices ?? []).map((choice) => ({ value: choice, label: choiceWords(choice) }))
      : field.type === 'currency'
        ? currencies.map((code) => ({ value: code, label: code }))
        : field.type === 'boolean'
          ? [
              { value: 'yes', label: 'yes' },
              { value: 'no', label: 'no' },
            ]
          : undefined;
  if (options) {
    const isKnown = options.some((option) => option.value === value);
    return (
      <NativeSelect
        aria-label={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={isKnown ? options : [{ value, label: value || '…' }, ...options]}
      />
    );
  }
  return (
    <TypedInput
      aria-label={name}
      placeholder={name}
      type={field.type === 'day' ? 'date' : 'text'}
      maxLength={5000}
      value={value}
      onType={onChange}
    />
  );
}
