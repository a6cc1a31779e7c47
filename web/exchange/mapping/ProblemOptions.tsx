import { Button, Checkbox, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { FieldSource, ValueOptions } from '../../../contract/exchange/mapping.ts';
import { formatNumber } from '../../platform/format.ts';
import { useHere } from '../../platform/session/here.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { anchorOf, useDraft } from './draft.ts';
import classes from './Mapping.module.css';
import { withOptions } from './mapping-draft.ts';
import { SeparatorField } from './OptionFields.tsx';
import { columnsOf, namedProblems } from './source-text.ts';
import { TypedInput } from './TypedField.tsx';

const few = 8;

/** A column whose values are problems: said in words, with the values and the titles they become. The choice that matters most is on top. */
export function ProblemOptions({
  fieldKey,
  source,
  onChange,
}: {
  fieldKey: string;
  source: FieldSource;
  onChange: (source: FieldSource) => void;
}) {
  const { workspace } = useHere();
  const { file, mapping } = useDraft();
  const [showsAll, setShowsAll] = useState(false);
  const options = source.options ?? {};
  const set = (patch: Partial<ValueOptions>) => onChange(withOptions(source, patch));
  const product = workspace.products.find((one) => one.id === mapping.productId)?.name;
  const problems = namedProblems(source, file);
  const column = columnsOf(source)[0] ?? '';
  const shown = showsAll ? problems : problems.slice(0, few);
  const except = options.except ?? [];
  const titleId = `${anchorOf(fieldKey)}-title`;
  const lead = product ? text.problemLead(product) : text.problemLeadNoProduct;
  return (
    <section className={classes.problem} aria-labelledby={titleId}>
      <h4 id={titleId}>{text.problemTitle(column)}</h4>
      <Radio.Group
        label={lead}
        labelProps={{ fw: 400 }}
        value={options.whenMissing ?? 'create'}
        onChange={(value) => set({ whenMissing: value === 'create' ? undefined : (value as ValueOptions['whenMissing']) })}
      >
        <Stack gap={6} mt={6}>
          {(['create', 'leave', 'refuse'] as const).map((value) => (
            <Radio key={value} size="xs" value={value} label={text.problemMissing[value]} />
          ))}
        </Stack>
      </Radio.Group>
      <div className={classes.problemFields}>
        <TypedInput
          label={text.problemPattern}
          description={text.problemPatternHint}
          maxLength={300}
          placeholder="{value}"
          value={options.title ?? ''}
          onType={(title) => set({ title: title === '{value}' ? undefined : title })}
        />
        <SeparatorField options={options} onChange={set} />
      </div>
      {problems.length > 0 && (
        <>
          <p className={classes.quiet}>{text.problemValues(problems.length, file.rows.length < 50)}</p>
          <ul className={classes.problemValues}>
            {shown.map((problem) => (
              <li key={problem.value} data-not={problem.isExcepted || undefined}>
                <Checkbox
                  size="xs"
                  aria-label={text.problemIs(problem.value)}
                  checked={!problem.isExcepted}
                  onChange={(event) =>
                    set({
                      except: event.currentTarget.checked
                        ? except.filter((one) => one.toLowerCase() !== problem.value.toLowerCase())
                        : [...except, problem.value],
                    })
                  }
                />
                <span className={classes.word}>
                  {problem.isExcepted ? (
                    <>
                      <s>{problem.value}</s> <span className={classes.quiet}>{text.problemNot}</span>
                    </>
                  ) : (
                    problem.title
                  )}
                </span>
                <span className={classes.quiet}>{text.problemRows(formatNumber(problem.rows))}</span>
              </li>
            ))}
          </ul>
          {problems.length > shown.length && (
            <Button size="compact-sm" variant="subtle" ml={-8} style={{ justifySelf: 'start' }} onClick={() => setShowsAll(true)}>
              {text.problemMore(problems.length - shown.length)}
            </Button>
          )}
        </>
      )}
      <p className={classes.quiet}>{text.problemDryRun}</p>
    </section>
  );
}
