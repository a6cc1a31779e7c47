import { Button } from '@mantine/core';
import { useState } from 'react';
import type { QuestionAnswer } from '../../../contract/analytics/question-answer.ts';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { sizeOf } from './answer-table.ts';
import classes from './Result.module.css';
import { resultText as text } from './result.text.ts';

/** How the answer came about: how many are behind it, how fresh it is, what was read for it. */
export function ResultFoot({ answer }: { answer: QuestionAnswer }) {
  const [isSqlShown, setIsSqlShown] = useState(false);
  const { ran, question } = answer;
  const n = sizeOf(answer.result);
  return (
    <>
      {answer.eventsWithoutAccount !== null && answer.eventsWithoutAccount > 0 && (
        <p className={classes.note}>{text.withoutAccount(answer.eventsWithoutAccount)}</p>
      )}
      <p className={classes.foot}>
        {n !== null && <span>{text.n(question.by, n)}</span>}
        <span>
          {ran.freshness === null ? (
            text.noEvents
          ) : (
            <>
              {text.newest} <RelativeDate value={ran.freshness} />
            </>
          )}
        </span>
        <span>{text.plan[ran.plan]}</span>
        <span>{text.rowsRead(ran.rowsRead, ran.bytesRead, ran.elapsedMs)}</span>
        {ran.sql && (
          <Button size="compact-xs" variant="subtle" aria-expanded={isSqlShown} onClick={() => setIsSqlShown(!isSqlShown)}>
            {isSqlShown ? text.hideSql : text.showSql}
          </Button>
        )}
      </p>
      {isSqlShown && ran.sql && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
        <section className={classes.sql} tabIndex={0} aria-label={text.sqlLabel}>
          {ran.sql.join('\n\n')}
        </section>
      )}
    </>
  );
}
