import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { CountedBy, QuestionKind } from '../../../contract/analytics/question.ts';
import { questionText } from '../question/question.text.ts';
import { questionKinds, questionOfKind } from '../question/question-draft.ts';
import classes from './Builder.module.css';
import { builderText as text } from './builder.text.ts';
import { type Asking, LiveResult } from './LiveResult.tsx';
import { Part } from './Part.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { RangeBar } from './RangeBar.tsx';
import { mostHidden } from './use-asked.ts';
import type { Draft } from './use-draft.ts';

/** The kind of the question and who is counted by it. Stands at the head of the page. */
export function KindBar({ draft }: { draft: Draft }) {
  const { draft: question, change } = draft;
  return (
    <div className={classes.tabs}>
      <SegmentedControl
        aria-label={text.kind}
        value={question.kind}
        onChange={(kind) => change(questionOfKind(kind as QuestionKind, question))}
        data={questionKinds.map((kind) => ({ value: kind, label: questionText.kinds[kind] }))}
      />
      <SegmentedControl
        aria-label={text.by}
        value={question.by}
        onChange={(by) => change({ ...question, by: by as CountedBy })}
        data={[
          { value: 'person', label: questionText.by.person },
          { value: 'account', label: questionText.by.account },
        ]}
      />
      <span className={classes.lead}>{questionText.kindLeads[question.kind]}</span>
    </div>
  );
}

/** The question on the left, its answer beside it, live. On a phone the answer comes first. */
export function Builder({ draft, asking }: { draft: Draft; asking: Asking }) {
  const { draft: question, change, checked } = draft;
  // On a phone whoever opens an insight wants its answer; whoever starts a new one, the question.
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={classes.columns}>
      <div className={classes.onPhone}>
        <Button fullWidth aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? text.hideQuestion : text.showQuestion}
        </Button>
      </div>
      <section className={classes.form} aria-label={text.question} data-closed={!isOpen || undefined}>
        <QuestionFields question={question} onChange={change} />
        <Part title={text.hideUnder[question.by]}>
          <NumberInput
            aria-label={text.hideUnder[question.by]}
            description={text.hideUnderHint}
            min={0}
            max={mostHidden}
            clampBehavior="strict"
            allowDecimal={false}
            value={draft.hideUnder}
            onChange={(under) => draft.hide(Number(under))}
          />
        </Part>
        {checked.fault !== undefined && (
          <p className={classes.fault} role="alert">
            {text.cannotAsk}: {checked.fault}
          </p>
        )}
      </section>
      <div className={classes.result}>
        <div className={classes.bar}>
          <RangeBar question={question} onChange={change} />
          <span className={classes.barEnd} aria-live="polite">
            {asking.isSlow && (
              <>
                {text.asking}
                <Button size="compact-sm" onClick={asking.cancel}>
                  {text.cancel}
                </Button>
              </>
            )}
          </span>
        </div>
        <LiveResult asking={asking} fault={checked.fault} hideUnder={draft.hideUnder} />
      </div>
    </div>
  );
}
