import { Alert, Button, Drawer, Group, TextInput } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Question } from '../../../contract/analytics/question.ts';
import type { QuestionCell } from '../../../contract/analytics/question-answer.ts';
import { type SegmentAnswer, segmentLimits } from '../../../contract/people/segment.ts';
import { type Api, isApiError, type Page } from '../../platform/api.ts';
import { useChange, useRows } from '../../platform/query.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { DialogFocus } from '../../platform/ui/DialogFocus.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink, useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { questionText } from '../question/question.text.ts';
import classes from './Who.module.css';
import { whoText as text } from './who.text.ts';

export interface Actor {
  number: number;
  id: string | null;
  name: string | null;
}

type Asked = { question: Question; cell: QuestionCell; hideUnder: number };

const pageSize = 100;
/** Units  actors asked for at once when all of them are gathered. */
const gatheredAtOnce = 500;

const askActors = (
  api: Api,
  productId: string,
  asked: Asked,
  page: { limit: number; cursor: string | null },
  signal?: AbortSignal,
): Promise<Page<Actor>> =>
  api.post<Page<Actor>>(
    `/products/${productId}/questions/actors` as string,
    { ...asked, limit: page.limit, ...(page.cursor === null ? {} : { cursor: page.cursor }) },
    signal ? { signal } : {},
  );

const actorsQuery = (api: Api, productId: string, asked: Asked) =>
  infiniteQueryOptions({
    queryKey: [...analyticsKeys.answers, productId, 'actors', asked.question, asked.cell, asked.hideUnder],
    queryFn: ({ pageParam, signal }) => askActors(api, productId, asked, { limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page<Actor>) => last.nextCursor,
    retry: false,
  });

/** The people or accounts behind one number of an answer, and the way from them to a segment. */
export function WhoDrawer({
  question,
  cell,
  what,
  hideUnder,
  onClose,
}: Asked & {
  what: string;
  onClose: () => void;
}) {
  const api = useApi();
  const product = useProduct();
  const { may } = useHere();
  const { rows, error, onRetry, hasMore, onEndReached } = useRows(
    useInfiniteQuery(actorsQuery(api, product.id, { question, cell, hideUnder })),
  );
  const { by } = question;
  return (
    <Drawer opened onClose={onClose} title={text.title[by]} transitionProps={{ duration: 120 }}>
      <DialogFocus />
      <p className={classes.what}>
        {what} · {questionText.sentence(question)}
      </p>
      {error ? (
        isApiError(error) && error.code === 'too_few' ? (
          <EmptyState title={text.tooFew}>{error.detail}</EmptyState>
        ) : (
          <ErrorState error={error} onRetry={onRetry} />
        )
      ) : rows === undefined ? (
        <LoadingState lines={8} />
      ) : rows.length === 0 ? (
        <p className={classes.quiet}>{text.nobody}</p>
      ) : (
        <>
          {may('edit') && (
            <SaveAsSegment question={question} cell={cell} hideUnder={hideUnder} what={what} first={rows} hasMore={hasMore} />
          )}
          <p className={classes.quiet} aria-live="polite">
            {text.shown(by, rows.length, hasMore)}
          </p>
          <ul className={classes.actors} aria-label={questionText.by[by]}>
            {rows.map((actor) => (
              <li key={actor.number}>
                {actor.id ? (
                  <EntityLink kind={by} id={actor.id}>
                    {actor.name ?? actor.id}
                  </EntityLink>
                ) : (
                  <span className={classes.quiet}>{text.unknown[by]}</span>
                )}
                {actor.id === null && <span className={classes.number}>{text.number(actor.number)}</span>}
              </li>
            ))}
          </ul>
          {hasMore && <Button onClick={onEndReached}>{text.more}</Button>}
        </>
      )}
    </Drawer>
  );
}

/** A list of those who are in the cell now. Who has no record cannot be on a list. */
function SaveAsSegment({
  question,
  cell,
  hideUnder,
  what,
  first,
  hasMore,
}: Asked & {
  what: string;
  first: readonly Actor[];
  hasMore: boolean;
}) {
  const api = useApi();
  const product = useProduct();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const [name, setName] = useState<string>();
  const save = useChange({
    async send(given: string) {
      const actors = hasMore ? await gather(api, product.id, { question, cell, hideUnder }) : first;
      const list = actors.flatMap(({ id }) => id ?? []).slice(0, segmentLimits.listed);
      const segment = await api.post<SegmentAnswer>('/segments', { name: given, kind: question.by, definition: { list } });
      return { segment, many: list.length };
    },
    refresh: () => [['people']],
    done: (_given, { segment, many }) => text.saved(segment.name, many),
  });
  const known = first.filter(({ id }) => id !== null).length;
  if (known === 0 && !hasMore) return <p className={classes.quiet}>{text.noRecord}</p>;
  if (name === undefined) {
    return (
      <Button mb={10} onClick={() => setName(what.slice(0, 120))}>
        {text.save}
      </Button>
    );
  }
  return (
    <form
      className={classes.save}
      onSubmit={(event) => {
        event.preventDefault();
        // A refusal is told in a toast; the form stays.
        void save
          .mutateAsync(name.trim())
          .then(({ segment }) => navigate({ to: hrefOf('segment', segment.id) ?? '.' }))
          .catch(() => undefined);
      }}
    >
      <Group align="end" gap={8} wrap="nowrap">
        <TextInput
          label={text.segmentName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          maxLength={120}
          data-autofocus
          style={{ flex: 1 }}
        />
        <Button type="submit" variant="filled" h={32} loading={save.isPending} disabled={name.trim() === ''}>
          {text.save}
        </Button>
      </Group>
      {known < first.length && <Alert mt={8}>{text.withoutRecord(first.length - known)}</Alert>}
      {hasMore && <p className={classes.quiet}>{text.most(segmentLimits.listed)}</p>}
    </form>
  );
}

/** As many as a list may hold, page by page. */
async function gather(api: Api, productId: string, asked: Asked): Promise<Actor[]> {
  const actors: Actor[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Actor> = await askActors(api, productId, asked, { limit: gatheredAtOnce, cursor });
    actors.push(...page.items);
    cursor = page.items.length === 0 ? null : page.nextCursor;
  } while (cursor !== null && actors.length < segmentLimits.listed);
  return actors;
}
