import { Button } from '@mantine/core';
import type { Suggestions } from '../../../contract/problems/inbox.ts';
import type { ProblemStatus } from '../../../contract/problems/problem.ts';
import { formatPercent } from '../../platform/format.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Keys } from '../../platform/ui/Keys.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { inboxText as text } from './inbox.text.ts';
import classes from './SuggestionList.module.css';

export interface SuggestionListProps {
  suggestions: Suggestions | undefined;
  /** Without it nothing can be chosen. */
  onChoose?: ((problem: { id: string; title: string }) => void) | undefined;
  note?: string;
  /** Selects what waits as well, so that it is triaged together. */
  onTakeAlong?: ((evidenceIds: readonly string[]) => void) | undefined;
}

/** Guesses, each with why: press it or its number. */
export function SuggestionList({ suggestions, onChoose, note = text.belongsToNote, onTakeAlong }: SuggestionListProps) {
  const waiting = suggestions?.sameAs.filter((twin) => twin.problems.length === 0).map((twin) => twin.id) ?? [];
  return (
    <>
      <section aria-label={text.belongsTo}>
        <h2 className={classes.title}>
          {text.belongsTo} {suggestions && suggestions.belongsTo.length > 0 && <small>{note}</small>}
        </h2>
        {!suggestions ? (
          <LoadingState lines={3} />
        ) : suggestions.belongsTo.length === 0 ? (
          <p className={classes.none}>{text.noGuess}</p>
        ) : (
          <ol className={classes.list}>
            {suggestions.belongsTo.map((guess, index) => (
              <li key={guess.id}>
                <button type="button" className={classes.guess} disabled={!onChoose} onClick={() => onChoose?.(guess)}>
                  <span className={classes.key} aria-hidden>
                    <Keys keys={String(index + 1)} isQuiet />
                  </span>
                  <span className={classes.words}>
                    <span className={classes.name}>{guess.title}</span>
                    <span className={classes.why}>
                      <StatusMark status={guess.status as ProblemStatus} />
                      <span>{guess.words.length > 0 ? text.words(guess.words) : text.byEvidence}</span>
                    </span>
                  </span>
                  <span className={classes.likeness} title={text.likeness(formatPercent(guess.likeness))}>
                    <i style={{ width: `${Math.round(guess.likeness * 100)}%` }} />
                    <span className="sr-only">{text.likeness(formatPercent(guess.likeness))}</span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        )}
      </section>
      {suggestions && suggestions.sameAs.length > 0 && (
        <section aria-label={text.sameAs}>
          <div className={classes.head}>
            <h2 className={classes.title}>{text.sameAs}</h2>
            {onTakeAlong && waiting.length > 0 && (
              <Button size="compact-sm" onClick={() => onTakeAlong(waiting)}>
                {text.takeAlong(waiting.length)}
              </Button>
            )}
          </div>
          <ul className={classes.list}>
            {suggestions.sameAs.map((twin) => (
              <li key={twin.id} className={classes.twin}>
                <span className={classes.name}>
                  <EntityLink kind="evidence" id={twin.id}>
                    {twin.title}
                  </EntityLink>
                </span>
                <span className={classes.why}>
                  <DateText value={twin.occurredAt} />
                  {twin.problems.length === 0 && <span>{text.sameNowhere}</span>}
                  {twin.problems.map((problem) => (
                    <button
                      key={problem.id}
                      type="button"
                      className={classes.there}
                      disabled={!onChoose}
                      onClick={() => onChoose?.(problem)}
                    >
                      {text.linkThere(problem.title)}
                    </button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
