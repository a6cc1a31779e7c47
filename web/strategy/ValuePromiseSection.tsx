import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Handshake } from 'lucide-react';
import { useState } from 'react';
import type { Audience, ValuePromiseAnswer } from '../../contract/strategy/value-promise.ts';
import { useApi, useMay, useProduct } from '../platform/session/here.ts';
import { EmptyState } from '../platform/ui/EmptyState.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Section } from '../platform/ui/Page.tsx';
import { RecordMenu } from './RecordMenu.tsx';
import classes from './StrategyPage.module.css';
import { strategyKeys, valuePromisesQuery } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { useArchive } from './use-archive.ts';
import { ValuePromiseDrawer } from './ValuePromiseDrawer.tsx';

export const audienceName = (audience: Audience): string => (audience.kind === 'role' ? text.roles[audience.role] : audience.name);

export function ValuePromiseSection() {
  const product = useProduct();
  const api = useApi();
  const may = useMay();
  const { data: promises, error, refetch } = useQuery(valuePromisesQuery(api, product.id));
  const [isAdding, setIsAdding] = useState(false);
  const add = may('decide') && <Button onClick={() => setIsAdding(true)}>{text.promiseAdd}</Button>;
  return (
    <Section title={text.promises} note={text.promisesNote} actions={promises && promises.length > 0 && add}>
      {promises === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState />
        )
      ) : promises.length === 0 ? (
        <EmptyState icon={Handshake} title={text.promisesEmptyTitle} action={add} example={text.promiseExample}>
          {text.promisesEmpty}
        </EmptyState>
      ) : (
        <ul className={classes.promises}>
          {promises.map((promise) => (
            <Promised key={promise.id} promise={promise} />
          ))}
        </ul>
      )}
      {isAdding && <ValuePromiseDrawer onClose={() => setIsAdding(false)} />}
    </Section>
  );
}

function Promised({ promise }: { promise: ValuePromiseAnswer }) {
  const may = useMay();
  const [isEdited, setIsEdited] = useState(false);
  const name = audienceName(promise.audience);
  const archive = useArchive(`/value-promises/${promise.id}`, {
    refresh: [strategyKeys.valuePromises(promise.productId)],
    done: text.promiseArchived,
    restored: text.promiseSaved,
  });
  return (
    <li className={classes.promise}>
      <div className={classes.promiseHead}>
        <h3 className={classes.starName}>{name}</h3>
        {may('decide') && <RecordMenu name={name} onEdit={() => setIsEdited(true)} onArchive={() => archive.mutate('archive')} />}
      </div>
      <dl>
        <dt>{text.job}</dt>
        <dd>{promise.job}</dd>
        <dt>{text.gain}</dt>
        <dd className={classes.gain}>{promise.claimedGain}</dd>
        <dt>{text.metric}</dt>
        <dd>{promise.metricName}</dd>
      </dl>
      {isEdited && <ValuePromiseDrawer promise={promise} onClose={() => setIsEdited(false)} />}
    </li>
  );
}
