import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { useState } from 'react';
import type { NorthStarAnswer } from '../../contract/strategy/north-star.ts';
import { formatDate } from '../platform/format.ts';
import { useApi, useMay, useProduct } from '../platform/session/here.ts';
import { EmptyState } from '../platform/ui/EmptyState.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Section } from '../platform/ui/Page.tsx';
import { NumberValue } from '../platform/ui/Value.tsx';
import { FiguresDrawer } from './FiguresDrawer.tsx';
import { MeasuredBy } from './MeasuredBy.tsx';
import { NorthStarDrawer } from './NorthStarDrawer.tsx';
import { RecordMenu } from './RecordMenu.tsx';
import { SmallLine } from './SmallLine.tsx';
import classes from './StrategyPage.module.css';
import { northStarsQuery, strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { useArchive } from './use-archive.ts';

export function NorthStarSection() {
  const product = useProduct();
  const api = useApi();
  const may = useMay();
  const { data, error, refetch } = useQuery(northStarsQuery(api, product.id));
  const [isSetting, setIsSetting] = useState(false);
  const star = data?.[0];
  return (
    <Section title={text.northStar} note={text.northStarNote}>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState />
        )
      ) : star ? (
        <StarCard star={star} />
      ) : (
        <EmptyState
          icon={Star}
          title={text.northStarEmptyTitle}
          action={may('decide') && <Button onClick={() => setIsSetting(true)}>{text.northStarAdd}</Button>}
          example={text.northStarExample}
        >
          {text.northStarEmpty}
        </EmptyState>
      )}
      {isSetting && <NorthStarDrawer productId={product.id} onClose={() => setIsSetting(false)} />}
    </Section>
  );
}

function StarCard({ star }: { star: NorthStarAnswer }) {
  const may = useMay();
  const [opened, setOpened] = useState<'edit' | 'figures'>();
  const archive = useArchive(`/north-stars/${star.id}`, {
    refresh: [strategyKeys.northStars(star.productId)],
    done: text.northStarArchived,
    restored: text.northStarSaved,
  });
  const close = () => setOpened(undefined);
  return (
    <div className={classes.star}>
      <div>
        <div className={classes.promiseHead}>
          <h3 className={classes.starName}>{star.name}</h3>
          {may('decide') && <RecordMenu name={star.name} onEdit={() => setOpened('edit')} onArchive={() => archive.mutate('archive')} />}
        </div>
        {star.definition && <p className={classes.dim}>{star.definition}</p>}
        <p className={classes.figure}>
          {star.current ? (
            <>
              <NumberValue value={star.current.value} mark={star.current.source} /> <small>{star.unit}</small>
            </>
          ) : (
            <small>{text.noFigure}</small>
          )}
        </p>
        {star.current && (
          <p className={classes.dim}>
            {formatDate(star.current.measuredOn)}
            {star.current.n !== null && ` · ${text.behind(star.current.n)}`}
          </p>
        )}
        {star.metric && <MeasuredBy metric={star.metric} />}
        <div className={classes.buttons}>
          <Button onClick={() => setOpened('figures')}>{may('edit') ? text.record : text.figures}</Button>
        </div>
      </div>
      <SmallLine name={star.name} unit={star.unit} points={star.recent} />
      {opened === 'edit' && <NorthStarDrawer productId={star.productId} star={star} onClose={close} />}
      {opened === 'figures' && (
        <FiguresDrawer
          subject={{ kind: 'north_star', id: star.id }}
          name={star.name}
          unit={star.unit}
          productId={star.productId}
          onClose={close}
        />
      )}
    </div>
  );
}
