import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { MappingQuestion } from '../../../contract/exchange/import.ts';
import type { ValueOptions } from '../../../contract/exchange/mapping.ts';
import { formatDate, formatNumber } from '../../platform/format.ts';
import { useHere } from '../../platform/session/here.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { readDay, tellingDay } from './day-reading.ts';
import { useDraft } from './draft.ts';
import { withReading } from './file-reading.ts';
import classes from './Mapping.module.css';
import { attributeName, fieldOf, openQuestions, questionId, sourcesOf, withField, withOptions, withSource } from './mapping-draft.ts';
import { distinctTexts } from './source-text.ts';
import { ValueTable } from './ValueTable.tsx';

/** What the file leaves open and a member must say, each with its answers at hand. An answered question goes; its row keeps the answer. */
export function Questions() {
  const { questions, mapping, decided, decide } = useDraft();
  const heading = useRef<HTMLHeadingElement>(null);
  const open = openQuestions(questions, mapping, decided);
  if (open.length === 0) return null;
  const answer: typeof decide = (id, changed) => {
    decide(id, changed);
    // The buttons of the answered question vanish: whoever pressed one by keyboard stands at the rest of them.
    heading.current?.focus();
  };
  return (
    <section className={classes.questions} aria-labelledby="mapping-questions">
      <div className={classes.head}>
        <h2 id="mapping-questions" ref={heading} tabIndex={-1}>
          {text.questions(open.length)}
        </h2>
        <span className={classes.quiet}>{text.questionsNote}</span>
      </div>
      <ul>
        {open.map((question) => (
          <Question key={questionId(question)} question={question} answer={answer} />
        ))}
      </ul>
    </section>
  );
}

interface QuestionProps {
  question: MappingQuestion;
  answer: ReturnType<typeof useDraft>['decide'];
}

function Question({ question, answer }: QuestionProps) {
  const { kind } = useDraft();
  const words = question.code === 'reference_source' ? text.whoseIds(question.column ?? '') : question.message;
  const label = attributeName(question.field) ?? fieldOf(kind, question.field)?.label ?? question.field;
  return (
    <li className={classes.question}>
      <div>
        <div className={classes.asked}>{label}</div>
        {words}
      </div>
      <div className={classes.answers}>
        <Answers question={question} answer={answer} />
      </div>
    </li>
  );
}

function Answers({ question, answer }: QuestionProps): ReactNode {
  const { workspace } = useHere();
  const { mapping, setMapping, file, kind, knownSources, questions } = useDraft();
  const id = questionId(question);
  const at = sourcesOf(mapping, question.field).findIndex((source) => source.is === 'column' && source.column === question.column);
  const source = sourcesOf(mapping, question.field)[at];
  const say = (patch: Partial<ValueOptions>) => {
    if (source) answer(id, withSource(mapping, question.field, at, withOptions(source, patch)));
  };
  /** A column is written in one way, whatever fields it feeds. */
  const sayOfColumn = (patch: Pick<ValueOptions, 'dateOrder' | 'decimal'>) => {
    const same = questions.filter(({ code, column }) => code === question.code && column === question.column);
    answer(same.map(questionId), withReading(mapping, question.column === null ? [] : [question.column], patch));
  };
  switch (question.code) {
    case 'date_ambiguous': {
      const example = source && tellingDay(distinctTexts(source, file));
      const reads = (order: 'dmy' | 'mdy', otherwise: string) => {
        const day = example === undefined ? undefined : readDay(example, order);
        return example === undefined || day === undefined ? otherwise : text.dayReads(example, formatDate(day));
      };
      return (
        <>
          <Button title={text.dayFirst} onClick={() => sayOfColumn({ dateOrder: 'dmy' })}>
            {reads('dmy', text.dayFirst)}
          </Button>
          <Button title={text.monthFirst} onClick={() => sayOfColumn({ dateOrder: 'mdy' })}>
            {reads('mdy', text.monthFirst)}
          </Button>
        </>
      );
    }
    case 'number_ambiguous': {
      const example = source && distinctTexts(source, file).find((one) => /^\D*\d{1,3}[.,]\d{3}\D*$/.test(one));
      const reads = (decimal: '.' | ',', otherwise: string) => {
        if (example === undefined) return otherwise;
        const digits = example.replace(/[^\d.,]/g, '');
        const value = digits.includes(decimal) ? Number(digits.replace(decimal, '.')) : Number(digits.replaceAll(/[.,]/g, ''));
        return text.numberReads(example, formatNumber(value, { digits: 3 }));
      };
      return (
        <>
          <Button title={text.decimalPoint} onClick={() => sayOfColumn({ decimal: undefined })}>
            {reads('.', text.decimalPoint)}
          </Button>
          <Button title={text.decimalComma} onClick={() => sayOfColumn({ decimal: ',' })}>
            {reads(',', text.decimalComma)}
          </Button>
        </>
      );
    }
    case 'currency_missing':
      return (
        <>
          <Button onClick={() => say({ currency: workspace.currency })}>{text.allIn(workspace.currency)}</Button>
          <NativeSelect
            aria-label={text.chooseCurrency}
            value=""
            onChange={(event) => say({ currency: event.currentTarget.value })}
            data={[
              { value: '', label: text.chooseCurrency },
              ...Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: code })),
            ]}
          />
        </>
      );
    case 'choice_unknown': {
      const field = fieldOf(kind, question.field);
      if (!field || !source) return null;
      return (
        <>
          {/* The question stays until the first word has a meaning; the table goes on in the options of the row. */}
          <ValueTable field={field} source={source} onChange={(next) => setMapping(withSource(mapping, question.field, at, next))} />
          <Button
            onClick={() => {
              const mapped = mapping.fields[question.field];
              if (mapped) answer(id, withField(mapping, question.field, { ...mapped, whenMalformed: 'leave' }));
            }}
          >
            {text.leaveUnknown}
          </Button>
          <Button onClick={() => answer(id)}>{text.isChecked}</Button>
        </>
      );
    }
    case 'external_id_unknown':
      return (
        <>
          <NativeSelect
            aria-label={text.idFrom}
            value=""
            onChange={(event) =>
              answer(id, withField(mapping, 'externalId', { sources: [{ is: 'column', column: event.currentTarget.value }] }))
            }
            data={[{ value: '', label: `${text.idFrom}…` }, ...file.columns.map((column) => ({ value: column, label: column }))]}
          />
          <Button title={text.goWithoutNote} onClick={() => answer(id)}>
            {text.goWithout}
          </Button>
          <span className={classes.quiet}>{text.goWithoutNote}</span>
        </>
      );
    case 'reference_source': {
      const type = fieldOf(kind, question.field)?.type;
      const known = type === 'account' || type === 'person' ? knownSources[type] : [];
      return (
        <>
          {known.slice(0, 4).map((one) => (
            <Button key={one.source} onClick={() => say({ source: one.source })}>
              {text.idsOf(one.source, one.fileName)}
            </Button>
          ))}
          <Button onClick={() => answer(id)}>{text.idsOfThis(mapping.source)}</Button>
        </>
      );
    }
    default:
      return <Button onClick={() => answer(id)}>{text.isChecked}</Button>;
  }
}
