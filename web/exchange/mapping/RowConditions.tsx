import { ActionIcon, Button, MultiSelect, NativeSelect } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { RowCondition } from '../../../contract/exchange/mapping.ts';
import { formatNumber } from '../../platform/format.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { useDraft } from './draft.ts';
import classes from './Mapping.module.css';
import { comesIn, conditionOf, mostConditions, withRows } from './row-conditions.ts';
import { distinctTexts } from './source-text.ts';

/** Which rows of the file come in; all of them unless somebody says otherwise. */
export function RowConditions() {
  const { mapping, setMapping, file } = useDraft();
  const { conditions, match } = mapping.rows ?? { conditions: [], match: 'all' as const };
  const coming = file.rows.filter((_, row) => comesIn(mapping.rows, file, row)).length;
  const change = (at: number, condition: RowCondition | undefined) => {
    const next = conditions.flatMap((one, index) => (index === at ? (condition ?? []) : one));
    setMapping(withRows(mapping, next, match));
  };
  return (
    <section aria-labelledby="mapping-rows">
      <div className={classes.head}>
        <h2 id="mapping-rows">{text.whichRows}</h2>
        <span className={classes.quiet}>
          {conditions.length === 0 ? text.allRows : text.someRows(formatNumber(coming), formatNumber(file.rows.length))}
        </span>
      </div>
      {conditions.length > 1 && (
        <NativeSelect
          mb={8}
          w={260}
          aria-label={text.match}
          value={match}
          onChange={(event) => setMapping(withRows(mapping, conditions, event.currentTarget.value as typeof match))}
          data={Object.entries(text.matches).map(([value, label]) => ({ value, label }))}
        />
      )}
      {conditions.map((condition, at) => {
        const values = 'values' in condition ? condition.values : [];
        const name = text.condition(at + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity
          <fieldset key={at} className={classes.condition} aria-label={name}>
            <NativeSelect
              aria-label={`${name}: ${text.column}`}
              value={condition.column}
              onChange={(event) => change(at, conditionOf(event.currentTarget.value, condition.is, []))}
              data={[...new Set([condition.column, ...file.columns])]}
            />
            <NativeSelect
              aria-label={`${name}: ${text.comparison}`}
              value={condition.is}
              onChange={(event) => change(at, conditionOf(condition.column, event.currentTarget.value as RowCondition['is'], values))}
              data={Object.entries(text.comparisons).map(([value, label]) => ({ value, label }))}
            />
            {'values' in condition ? (
              <MultiSelect
                aria-label={`${name}: ${text.conditionValues}`}
                placeholder={values.length === 0 ? text.conditionValues : undefined}
                searchable
                withScrollArea={false}
                styles={{ options: { maxHeight: 300, overflowY: 'auto' } }}
                value={condition.values}
                onChange={(chosen) => change(at, { ...condition, values: chosen })}
                data={[...new Set([...condition.values, ...distinctTexts({ is: 'column', column: condition.column }, file)])]}
              />
            ) : (
              <span />
            )}
            <ActionIcon aria-label={text.removeCondition(at + 1)} onClick={() => change(at, undefined)}>
              <X size={15} aria-hidden />
            </ActionIcon>
          </fieldset>
        );
      })}
      {conditions.length < mostConditions && (
        <Button
          size="compact-sm"
          variant="subtle"
          ml={-8}
          leftSection={<Plus size={13} aria-hidden />}
          onClick={() => setMapping(withRows(mapping, [...conditions, conditionOf(file.columns[0] ?? '', 'not_empty', [])], match))}
        >
          {text.addCondition}
        </Button>
      )}
    </section>
  );
}
