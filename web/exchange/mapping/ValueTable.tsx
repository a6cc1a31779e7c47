import { NativeSelect } from '@mantine/core';
import type { TargetFieldAnswer } from '../../../contract/exchange/field.ts';
import type { FieldSource } from '../../../contract/exchange/mapping.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { useDraft } from './draft.ts';
import classes from './Mapping.module.css';
import { withOptions } from './mapping-draft.ts';
import { choiceWords } from './shown-value.ts';
import { distinctTexts } from './source-text.ts';
import { TypedInput } from './TypedField.tsx';

/** Units: words; more are free text and need no table. */
const mostWords = 40;

/** What the words of the file mean: those of the first rows, and those that the mapping knows from before. */
export function ValueTable({
  field,
  source,
  onChange,
}: {
  field: TargetFieldAnswer;
  source: FieldSource;
  onChange: (source: FieldSource) => void;
}) {
  const { file } = useDraft();
  const options = source.options ?? {};
  const values = options.values ?? {};
  const inFile = distinctTexts(source, file, mostWords + 1);
  const words = [...new Set([...inFile, ...Object.keys(values)])];
  if (words.length === 0 || (words.length > mostWords && Object.keys(values).length === 0)) return null;
  const say = (word: string, meaning: string | undefined) => {
    const { [word]: _, ...rest } = values;
    onChange(withOptions(source, { values: meaning === undefined ? rest : { ...rest, [word]: meaning } }));
  };
  return (
    <fieldset className={classes.table}>
      <legend>{text.values}</legend>
      <div className={classes.tableRows}>
        {words.slice(0, 200).map((word) => (
          <div key={word} className={classes.tableRow}>
            <span className={classes.word}>{word}</span>
            <span aria-hidden>→</span>
            {field.choices ? (
              <NativeSelect
                aria-label={text.valueReadsAs(word)}
                value={word in values ? (values[word] ?? '') : '\u0000'}
                onChange={(event) => say(word, event.currentTarget.value === '\u0000' ? undefined : event.currentTarget.value)}
                data={[
                  { value: '\u0000', label: text.asItStands },
                  ...field.choices.map((choice) => ({ value: choice, label: choiceWords(choice) })),
                  { value: '', label: text.asEmpty },
                ]}
              />
            ) : (
              <TypedInput
                aria-label={text.valueReadsAs(word)}
                placeholder={text.asItStands}
                value={values[word] ?? ''}
                onType={(meaning) => say(word, meaning === '' ? undefined : meaning)}
              />
            )}
          </div>
        ))}
      </div>
      {Object.keys(values).length > 0 && (
        <NativeSelect
          mt={8}
          label={text.otherwise}
          value={options.otherwise ?? 'keep'}
          onChange={(event) =>
            onChange(
              withOptions(source, {
                otherwise: event.currentTarget.value === 'keep' ? undefined : (event.currentTarget.value as 'empty' | 'refuse'),
              }),
            )
          }
          data={Object.entries(text.otherwises).map(([value, label]) => ({ value, label }))}
        />
      )}
    </fieldset>
  );
}
