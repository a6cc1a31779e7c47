import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Question } from '../../../contract/analytics/question.ts';
import type { QuestionAnswer, QuestionCell } from '../../../contract/analytics/question-answer.ts';
import { isApiError } from '../../platform/api.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { answerQuery } from '../analytics.api.ts';
import { lazily } from '../insights/lazily.tsx';
import { Result } from '../result/Result.tsx';
import { builderText as text } from './builder.text.ts';

const WhoDrawer = lazily(() => import('../result/WhoDrawer.tsx').then((file) => file.WhoDrawer));

/** Asks when the typing pauses. */
const pauseMs = 250;
/** Longer than this, and whoever waits may give up. */
const patienceMs = 1000;

export interface Asking {
  answer: QuestionAnswer | undefined;
  error: Error | null;
  isAsking: boolean;
  /** It takes long enough that cancelling is offered. */
  isSlow: boolean;
  isCancelled: boolean;
  cancel: () => void;
  askAgain: () => void;
}

/** The answer of a question that changes while it is written: each change gives up the question before, down to the engine. */
export function useAsking(question: Question | undefined, hideUnder: number): Asking {
  const api = useApi();
  const product = useProduct();
  const client = useQueryClient();
  const [asked] = useDebouncedValue(question, pauseMs);
  const [hidden] = useDebouncedValue(hideUnder, pauseMs);
  const query = answerQuery(api, product.id, asked, hidden);
  const key = JSON.stringify(query.queryKey);
  const [cancelledKey, setCancelledKey] = useState<string>();
  const isCancelled = cancelledKey === key;
  const { data, error, isFetching, refetch } = useQuery({
    ...query,
    enabled: asked !== undefined && !isCancelled,
    placeholderData: keepPreviousData,
  });
  const [slowKey, setSlowKey] = useState<string>();
  useEffect(() => {
    if (!isFetching) return undefined;
    const timer = setTimeout(() => setSlowKey(key), patienceMs);
    return () => {
      clearTimeout(timer);
      setSlowKey(undefined);
    };
  }, [isFetching, key]);
  return {
    answer: data,
    error,
    isAsking: isFetching,
    isSlow: isFetching && slowKey === key,
    isCancelled,
    cancel: () => {
      setCancelledKey(key);
      void client.cancelQueries({ queryKey: query.queryKey });
    },
    askAgain: () => {
      setCancelledKey(undefined);
      void refetch();
    },
  };
}

/** What the question is answered with at the moment, and who is behind any number of it. */
export function LiveResult({ asking, fault, hideUnder }: { asking: Asking; fault: string | undefined; hideUnder: number }) {
  const { workspace } = useHere();
  const [who, setWho] = useState<{ question: Question; cell: QuestionCell; what: string }>();
  const { answer, error } = asking;
  if (fault !== undefined && !answer) return <EmptyState title={text.cannotAsk}>{fault}</EmptyState>;
  if (asking.isCancelled) {
    return (
      <EmptyState title={text.cancelled} action={<Button onClick={asking.askAgain}>{text.askAgain}</Button>}>
        {text.cancelledBody}
      </EmptyState>
    );
  }
  if (error) {
    return isApiError(error) && error.code === 'took_too_long' ? (
      <EmptyState title={text.tooLongTitle} action={<Button onClick={asking.askAgain}>{text.askAgain}</Button>}>
        {text.tooLong}
      </EmptyState>
    ) : (
      <ErrorState error={error} onRetry={asking.askAgain} />
    );
  }
  if (!answer) return <LoadingState lines={9} label="Loading the answer" />;
  if (answer.ran.freshness === null) {
    return (
      <EmptyState
        title={text.noSourcesTitle}
        action={
          <Button component={Link} variant="filled" to={`/w/${workspace.id}/settings/sources`}>
            {text.setUpSource}
          </Button>
        }
      >
        {text.noSources}
      </EmptyState>
    );
  }
  return (
    <>
      <Result answer={answer} isStale={asking.isAsking} onWho={(cell, what) => setWho({ question: answer.question, cell, what })} />
      {who && <WhoDrawer {...who} hideUnder={hideUnder} onClose={() => setWho(undefined)} />}
    </>
  );
}
