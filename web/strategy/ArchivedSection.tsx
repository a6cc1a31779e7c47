import { useQuery } from '@tanstack/react-query';
import { useApi, useProduct } from '../platform/session/here.ts';
import { Section } from '../platform/ui/Page.tsx';
import { ArchivedLine } from './ObjectiveSection.tsx';
import classes from './StrategyPage.module.css';
import { northStarsQuery, objectivesQuery, strategyKeys, valuePromisesQuery } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { audienceName } from './ValuePromiseSection.tsx';

/** What was archived, and the way back. */
export function ArchivedSection() {
  const { id } = useProduct();
  const api = useApi();
  const { data: stars = [] } = useQuery(northStarsQuery(api, id, true));
  const { data: objectives = [] } = useQuery(objectivesQuery(api, id, true));
  const { data: promises = [] } = useQuery(valuePromisesQuery(api, id, true));
  if (stars.length + objectives.length + promises.length === 0) return <Section title={text.archived}>{text.nothingArchived}</Section>;
  return (
    <Section title={text.archived}>
      <ul className={classes.results}>
        {stars.map((star) => (
          <ArchivedLine
            key={star.id}
            name={`${text.northStar}: ${star.name}`}
            path={`/north-stars/${star.id}`}
            refresh={strategyKeys.northStars(id)}
            done={text.northStarSaved}
          />
        ))}
        {objectives.map((objective) => (
          <ArchivedLine
            key={objective.id}
            name={`${text.objectiveTitle}: ${objective.title}`}
            path={`/objectives/${objective.id}`}
            refresh={strategyKeys.objectives(id)}
            done={text.objectiveSaved}
          />
        ))}
        {promises.map((promise) => (
          <ArchivedLine
            key={promise.id}
            name={`${text.promises}: ${audienceName(promise.audience)}, ${promise.claimedGain}`}
            path={`/value-promises/${promise.id}`}
            refresh={strategyKeys.valuePromises(id)}
            done={text.promiseSaved}
          />
        ))}
      </ul>
    </Section>
  );
}
