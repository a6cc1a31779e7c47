import { Button } from '@mantine/core';
import { useState } from 'react';
import type { QuestionAnswer } from '../../../contract/analytics/question-answer.ts';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { answerN, rowsOf } from './answer-n.ts';
import { lineName, type SegmentNames, splitName } from './answer-table.ts';
import classes from './Result.module.css';
import { resultText as text } from './result.text.ts';

/** How the answer came about: how many are behind it, how fresh it is, what was read for it. */
export function ResultFoot({ answer, segments }: { answer: QuestionAnswer; segments: SegmentNames }) {
  const [isSqlShown, setIsSqlShown] = useState(false);
  const { ran, question } = answer;
  const { result } = answer;
  const n = answerN(
    result,
    (split) => splitName(split, segments),
    (line) => (result.kind === 'trends' ? lineName(line, result, segments) : line.name),
  );
  return (
    <>
      {answer.eventsWithoutAccount !== null && answer.eventsWithoutAccount > 0 && (
        <p className={classes.note}>{text.withoutAccount(answer.eventsWithoutAccount)}</p>
      )}
      <p className={classes.foot}>
        <span>{text.nIs(question.by, n, rowsOf(result))}</span>
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
