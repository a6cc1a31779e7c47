import { useQuery } from '@tanstack/react-query';
import type { ObjectiveAnswer } from '../../contract/strategy/objective.ts';
import { formatDate, formatPercent } from '../platform/format.ts';
import { addressOf } from '../platform/routing/area.ts';
import { useApi, useHere, useProduct } from '../platform/session/here.ts';
import { EntityAnchor, EntityLink } from '../platform/ui/EntityLink.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Meter } from '../platform/ui/Meter.tsx';
import { Section } from '../platform/ui/Page.tsx';
import { NumberValue } from '../platform/ui/Value.tsx';
import classes from './OverviewPage.module.css';
import { northStarQuery, objectivesQuery, visionQuery } from './overview.api.ts';
import { overviewText as text } from './overview.text.ts';

const mostObjectives = 3;

/** The strategy in short. Where it cannot be read the lines below stand all the same. */
export function Direction() {
  const here = useHere();
  const { id } = useProduct();
  const api = useApi();
  const product = useQuery(visionQuery(api, id));
  const stars = useQuery(northStarQuery(api, id));
  const all = useQuery(objectivesQuery(api, id));
  const href = addressOf(here, 'product', 'strategy') ?? '';
  const toStrategy = (label: string) => <EntityAnchor href={href}>{label}</EntityAnchor>;
  if (product.error || stars.error || all.error) return null;
  if (!product.data || !stars.data || !all.data) return <LoadingState lines={3} />;
  const [star] = stars.data;
  const objectives = all.data.filter((objective) => objective.status === 'active');
  if (!product.data.vision && !star && objectives.length === 0)
    return (
      <p className={classes.quiet}>
        {text.noDirection} {toStrategy(text.sayDirection)}
      </p>
    );
  return (
    <Section title={text.direction} actions={toStrategy(text.toStrategy)}>
      {product.data.vision && <p className={classes.vision}>{product.data.vision}</p>}
      <div className={classes.direction}>
        {star && (
          <div>
            <h3 className={classes.label}>{text.northStar}</h3>
            <p className={classes.star}>
              {star.current ? (
                <>
                  <NumberValue value={star.current.value} mark={star.current.source} /> <small>{star.unit}</small>
                </>
              ) : (
                <small>{text.noFigure}</small>
              )}
            </p>
            <p className={classes.why}>
              {star.name}
              {star.current && ` · ${formatDate(star.current.measuredOn)}`}
            </p>
          </div>
        )}
        {objectives.length > 0 && (
          <div>
            <h3 className={classes.label}>{text.objectives}</h3>
            <ul className={classes.objectives}>
              {objectives.slice(0, mostObjectives).map((objective) => (
                <Objective key={objective.id} objective={objective} />
              ))}
            </ul>
            {objectives.length > mostObjectives && toStrategy(text.moreObjectives(objectives.length - mostObjectives))}
          </div>
        )}
      </div>
    </Section>
  );
}

function Objective({ objective }: { objective: ObjectiveAnswer }) {
  const measured = objective.keyResults.flatMap(({ progress }) => (progress === null ? [] : [Math.min(1, Math.max(0, progress))]));
  const mean = measured.length === 0 ? null : measured.reduce((sum, one) => sum + one, 0) / measured.length;
  return (
    <li className={classes.objective}>
      <span className={classes.objectiveName}>
        <EntityLink kind="objective" id={objective.id}>
          {objective.title}
        </EntityLink>{' '}
        <span className={classes.unit}>{text.until(formatDate(objective.endsOn))}</span>
      </span>
      {mean === null ? (
        <span className={classes.unit}>{text.unmeasured}</span>
      ) : (
        <Meter label={text.progressOf(objective.title)} isLabelHidden value={mean} most={1}>
          {formatPercent(mean)}
        </Meter>
      )}
    </li>
  );
}
