import { Fragment } from 'react';
import type { CountedBy } from '../../../contract/analytics/question.ts';
import type { QuestionCell, QuestionResult } from '../../../contract/analytics/question-answer.ts';
import { formatNumber, formatPercent } from '../../platform/format.ts';
import { lensSideOf } from '../analytics.api.ts';
import { questionText } from '../question/question.text.ts';
import { type SegmentNames, splitName } from './answer-table.ts';
import classes from './Result.module.css';
import { resultText as text } from './result.text.ts';

type Split = (QuestionResult & { kind: 'funnel' })['splits'][number];
type Step = Split['steps'][number];

/** A bar for each step, as long as the share that came so far, and between them who did not. */
export function FunnelSteps({
  splits,
  before,
  by,
  segments,
  onWho,
}: {
  splits: readonly Split[];
  /** The same of the earlier time. */
  before: readonly Split[];
  by: CountedBy;
  segments: SegmentNames;
  onWho: (cell: QuestionCell, what: string) => void;
}) {
  return splits.map(({ split, steps }) => {
    const name = splitName(split, segments);
    const earlier = before.find((one) => JSON.stringify(one.split) === JSON.stringify(split));
    return (
      <div key={JSON.stringify(split)}>
        {name !== undefined && <h3 className={classes.splitName}>{name}</h3>}
        <ol className={classes.steps} aria-label={name ?? text.titles.funnel}>
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity but its place
            <Fragment key={at}>
              <FunnelStep
                step={step}
                at={at}
                previous={steps[at - 1]}
                then={earlier?.steps[at]}
                by={by}
                onWho={(isDropped, what) => onWho({ kind: 'funnel', split, before: false, step: at, dropped: isDropped }, what)}
              />
            </Fragment>
          ))}
        </ol>
      </div>
    );
  });
}

function FunnelStep({
  step,
  at,
  previous,
  then,
  by,
  onWho,
}: {
  step: Step;
  at: number;
  previous: Step | undefined;
  /** The step in the earlier time. */
  then: Step | undefined;
  by: CountedBy;
  onWho: (isDropped: boolean, what: string) => void;
}) {
  const name = questionText.event(step.name);
  const share = at === 0 ? 1 : (step.ofFirst ?? 0);
  const dropped = previous?.n != null && step.n !== null ? previous.n - step.n : 0;
  return (
    <li className={classes.step}>
      {at > 0 && (
        <span className={classes.between}>
          {dropped > 0 && (
            <button
              type="button"
              className={classes.cell}
              aria-label={text.whoDropped(name, formatNumber(dropped))}
              onClick={() => onWho(true, `${name}: ${text.dropped.toLowerCase()}`)}
            >
              {text.droppedMany(dropped)}
            </button>
          )}
          {step.medianSeconds !== null && <span>{text.medianIs(text.seconds(step.medianSeconds))}</span>}
        </span>
      )}
      <span className={classes.stepName}>
        {at + 1}. {name}
      </span>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.fill}
          data-side={lensSideOf(by)}
          style={{ display: 'block', width: `${Math.max(share > 0 ? 0.4 : 0, share * 100)}%` }}
        />
        {then && <span className={classes.trackBefore} style={{ width: `${(at === 0 ? 1 : (then.ofFirst ?? 0)) * 100}%` }} />}
      </span>
      <span className={classes.stepNumbers}>
        {step.hidden ? (
          <span className={classes.quiet}>{text.hidden}</span>
        ) : step.n ? (
          <button
            type="button"
            className={classes.cell}
            aria-label={text.whoCame(name, formatNumber(step.n))}
            onClick={() => onWho(false, name)}
          >
            <b>{formatNumber(step.n)}</b>
          </button>
        ) : (
          <b>0</b>
        )}
        {at > 0 && step.ofFirst !== null && (
          <span className={classes.quiet}>{formatPercent(step.ofFirst, step.ofFirst < 0.1 ? 1 : 0)}</span>
        )}
        {then && (
          <span className={classes.quiet}>
            {at === 0 || then.ofFirst === null || step.ofFirst === null
              ? then.n !== null && text.beforeIs(formatNumber(then.n))
              : text.points(step.ofFirst - then.ofFirst)}
          </span>
        )}
      </span>
    </li>
  );
}
