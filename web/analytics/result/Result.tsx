import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { QuestionAnswer, QuestionCell } from '../../../contract/analytics/question-answer.ts';
import { Chart } from '../../platform/charts/Chart.tsx';
import { formatNumber } from '../../platform/format.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { segmentNamesQuery } from '../analytics.api.ts';
import { builderText } from '../builder/builder.text.ts';
import { Annotations, annotationsQuery } from './Annotations.tsx';
import { AnswerTableView } from './AnswerTableView.tsx';
import { answerPicture, cellOfId, dayIn } from './answer-picture.ts';
import { answerTable, hasHidden, isEmptyResult, type SegmentNames } from './answer-table.ts';
import { FunnelSteps } from './FunnelSteps.tsx';
import classes from './Result.module.css';
import { ResultFoot } from './ResultFoot.tsx';
import { resultText as text } from './result.text.ts';

/** Names of segments, for whoever shows an answer or writes its file. */
export function useSegmentNames(): SegmentNames {
  const api = useApi();
  const { workspace } = useHere();
  const { data } = useQuery(segmentNamesQuery(api, workspace.id));
  return useMemo(() => new Map((data ?? []).map((one) => [one.id, one.name])), [data]);
}

/** An answer: its picture, its table, and how it came about. Every number opens down to who is in it. */
export function Result({
  answer,
  isStale = false,
  onWho,
}: {
  answer: QuestionAnswer;
  /** Another one is on its way. */
  isStale?: boolean;
  onWho: (cell: QuestionCell, what: string) => void;
}) {
  const api = useApi();
  const product = useProduct();
  const segments = useSegmentNames();
  const [isAtLeast, setIsAtLeast] = useState(false);
  const { result, question } = answer;
  const from = dayIn(result.range.from, result.range.zone);
  const to = dayIn(new Date(Date.parse(result.range.until) - 1).toISOString(), result.range.zone);
  const isOverTime = result.kind === 'trends';
  const { data: annotations } = useQuery({ ...annotationsQuery(api, product.id, from, to), enabled: isOverTime });
  const table = useMemo(() => answerTable(answer, segments), [answer, segments]);
  const picture = useMemo(
    () => answerPicture(answer, segments, { annotations: annotations ?? [], isAtLeast }),
    [answer, segments, annotations, isAtLeast],
  );
  if (isEmptyResult(table)) {
    return (
      <div className={classes.result} data-stale={isStale || undefined}>
        <EmptyState title={builderText.emptyTitle}>{builderText.empty}</EmptyState>
        <ResultFoot answer={answer} segments={segments} />
      </div>
    );
  }
  const title = text.titles[result.kind];
  const alone = result.kind === 'cohort' && result.splits.length === 1 ? result.splits[0]?.size : undefined;
  return (
    <div className={classes.result} data-stale={isStale || undefined}>
      {result.kind === 'stickiness' && (
        <div>
          <SegmentedControl
            aria-label={text.stickinessAs}
            value={isAtLeast ? 'atLeast' : 'exactly'}
            onChange={(next) => setIsAtLeast(next === 'atLeast')}
            data={[
              { value: 'exactly', label: text.exactly },
              { value: 'atLeast', label: text.atLeast },
            ]}
          />
        </div>
      )}
      {alone && (
        <p className={classes.figure}>
          <b>{alone.value === null ? text.hidden : formatNumber(alone.value)}</b>
          <span className={classes.quiet}>{text.actors[question.by].toLowerCase()}</span>
        </p>
      )}
      {result.kind === 'funnel' && (
        <FunnelSteps
          splits={result.splits}
          before={answer.before?.kind === 'funnel' ? answer.before.splits : []}
          by={question.by}
          segments={segments}
          onWho={onWho}
        />
      )}
      {picture && (
        <Chart
          title={title}
          isBare
          description={text.description(answer)}
          picture={picture}
          height={result.kind === 'cohort' ? 220 : 320}
          onSelect={(id) => onWho(cellOfId(id), title)}
        />
      )}
      {isOverTime && annotations && <Annotations annotations={annotations} day={to} />}
      <AnswerTableView table={table} label={title} by={question.by} onWho={onWho} />
      {hasHidden(table) && <p className={classes.note}>{text.hiddenNote(question.by)}</p>}
      <ResultFoot answer={answer} segments={segments} />
    </div>
  );
}
