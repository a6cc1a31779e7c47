import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRows } from '../../platform/query.ts';
import { useApi, useProduct } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import evidenceClasses from './EvidenceLine.module.css';
import { EvidenceLine } from './EvidenceLine.tsx';
import classes from './ProblemPanel.module.css';
import { evidenceOfProblemQuery, explanationQuery, problemQuery } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';
import { StatusMenu } from './StatusMenu.tsx';
import { useHrefOf } from './use-href-of.ts';
import { Valuation } from './Valuation.tsx';
import { type PlaceOf, WhatIf } from './WhatIf.tsx';

interface ProblemPanelProps {
  problemId: string;
  asOf?: string | undefined;
  placeOf?: PlaceOf | undefined;
}

/** How many quotes stand beside a list; the page has all. */
const quotesShown = 5;

/** A problem beside a list: what it is worth and why, what if, and the newest quotes. */
export function ProblemPanel({ problemId, asOf, placeOf }: ProblemPanelProps) {
  const api = useApi();
  const product = useProduct();
  const hrefOf = useHrefOf();
  const { data: problem, error, refetch } = useQuery(problemQuery(api, problemId));
  const explanation = useQuery(explanationQuery(api, problemId, asOf));
  const evidence = useRows(useInfiniteQuery(evidenceOfProblemQuery(api, problemId, quotesShown)));
  if (error && !problem) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!problem) return <LoadingState lines={6} />;
  return (
    <div className={classes.panel}>
      <div className={classes.line}>
        <StatusMenu problem={problem} />
        {problem.stewards.length > 0 && <span className={classes.dim}>{problem.stewards.map((one) => one.name).join(', ')}</span>}
        {problem.tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            {tag}
          </span>
        ))}
      </div>
      {problem.parkedReason && <p className={classes.dim}>{text.parkedBecause(problem.parkedReason)}</p>}
      {(problem.who || problem.obstacle) && (
        <p className={classes.statement}>
          {[problem.who, problem.situation, problem.obstacle, problem.consequence].filter(Boolean).join(' · ')}
        </p>
      )}
      {explanation.data ? (
        <>
          <Valuation explained={explanation.data} hrefOf={hrefOf} first={product.businessModel === 'b2c' ? 'consumer' : 'business'} />
          {explanation.data.isOpen && (
            <section className={classes.part} aria-label={text.whatIf}>
              <h3>
                {text.whatIf} <small>{text.whatIfHint}</small>
              </h3>
              <WhatIf
                key={problemId}
                stored={explanation.data}
                effortPersonWeeks={problem.effortPersonWeeks}
                asOf={asOf}
                placeOf={placeOf}
              />
            </section>
          )}
        </>
      ) : explanation.error ? (
        <ErrorState error={explanation.error} onRetry={() => void explanation.refetch()} />
      ) : (
        <LoadingState lines={5} />
      )}
      <section className={classes.part} aria-label={text.evidence}>
        <h3>
          {text.evidence} <small>{problem.counts.evidence}</small>
        </h3>
        {evidence.rows?.length === 0 && <p className={classes.dim}>{text.evidenceEmpty}</p>}
        <ul className={`${evidenceClasses.list} ${evidenceClasses.narrow}`}>
          {evidence.rows?.slice(0, quotesShown).map((item) => (
            <EvidenceLine key={item.id} item={item} />
          ))}
        </ul>
        {problem.counts.evidence > quotesShown && (
          <EntityLink kind="problem" id={problem.id}>
            {text.moreEvidence}
          </EntityLink>
        )}
      </section>
    </div>
  );
}
