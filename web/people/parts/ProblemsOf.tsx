import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProblemOfSpeaker } from '../../../contract/problems/problem.ts';
import { minorPerMajor } from '../../platform/format.ts';
import { withoutFlash } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { EntityAnchor } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Money, RelativeDate } from '../../platform/ui/Value.tsx';
import { problemsText } from '../../problems/problems.text.ts';
import { StatusMark } from '../../problems/StatusMark.tsx';
import { MoreButton } from './MoreButton.tsx';
import classes from './parts.module.css';
import { problemsOfQuery, type Speaker } from './voices.api.ts';
import { voicesText as text } from './voices.text.ts';

/** The problems that somebody was heard on, the most important first. */
export function ProblemsOf({ speaker, shown = 6 }: { speaker: Speaker; shown?: number }) {
  const api = useApi();
  const { workspace } = useHere();
  const [isWhole, setIsWhole] = useState(false);
  const { data, error, refetch } = useQuery({ ...problemsOfQuery(api, speaker), ...withoutFlash });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  const minor = minorPerMajor(data.currency);
  if (data.items.length === 0) return <p className={classes.empty}>{text.noProblems[speaker.kind]}</p>;
  return (
    <>
      <ul className={classes.rows}>
        {data.items.slice(0, isWhole ? undefined : shown).map((problem) => (
          <li key={problem.id} className={classes.row}>
            <div className={classes.rowMain}>
              <div className={classes.rowTitle}>
                <EntityAnchor href={`/w/${workspace.id}/p/${problem.productId}/problems/${problem.id}`}>{problem.title}</EntityAnchor>
              </div>
              <div className={classes.rowNote}>
                {weightWords(problem)} · {text.heardTimes(problem.evidence)}
                {problem.lastOccurredAt && (
                  <>
                    {' · '}
                    <RelativeDate value={problem.lastOccurredAt} />
                  </>
                )}
              </div>
            </div>
            <div className={classes.rowEnd}>
              {problem.valueAtStake !== null && problem.valueAtStake > 0 && (
                <span className={classes.rowMoney} title={text.atStakeMeans}>
                  <Money amountMinor={problem.valueAtStake * minor} currency={data.currency} isCompact /> <small>{text.atStake}</small>
                </span>
              )}
              <StatusMark status={problem.status} />
            </div>
          </li>
        ))}
      </ul>
      <MoreButton count={data.items.length} shown={shown} isWhole={isWhole} onChange={setIsWhole} />
    </>
  );
}

/** The team's own value wins over what the voices say. */
const weightWords = ({ importance, reason, teamValue }: ProblemOfSpeaker): string => {
  const stands = teamValue ?? { importance, reason };
  const words = `${problemsText.importances[stands.importance]}, ${problemsText.reasons[stands.reason].toLowerCase()}`;
  return teamValue ? `${words} (${text.teamSays})` : words;
};
