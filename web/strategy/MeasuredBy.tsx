import { EntityLink } from '../platform/ui/EntityLink.tsx';
import classes from './StrategyPage.module.css';
import { strategyText as text } from './strategy.text.ts';

/** Which metric gives the figures. */
export function MeasuredBy({ metric }: { metric: { id: string; name: string } }) {
  return (
    <div className={classes.dim}>
      {text.measuredBy}{' '}
      <EntityLink kind="metric" id={metric.id}>
        {metric.name}
      </EntityLink>
    </div>
  );
}
