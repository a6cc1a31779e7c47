import { ActionIcon, Button, Group, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PencilLine, Plus, Trash2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { DeadlineItem } from '../../../contract/problems/deadline.ts';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import type { StakeItem } from '../../../contract/problems/stake.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { DateText, Money } from '../../platform/ui/Value.tsx';
import { problemKeys } from '../problems.api.ts';
import classes from './ProblemPage.module.css';
import { deadlinesQuery, stakesQuery } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

const StakeDrawer = lazy(() => import('./StakeDrawer.tsx').then((file) => ({ default: file.StakeDrawer })));
const DeadlineDrawer = lazy(() => import('./DeadlineDrawer.tsx').then((file) => ({ default: file.DeadlineDrawer })));

type Opened = { what: 'stake'; stake?: StakeItem } | { what: 'date'; deadline?: DeadlineItem };

/** What it costs the customers in their own words, and every date that hangs on the problem. */
export function StakeSection({ problem, canChange }: { problem: ProblemDetail; canChange: boolean }) {
  const api = useApi();
  const stakes = useQuery(stakesQuery(api, problem.id));
  const deadlines = useQuery(deadlinesQuery(api, problem.id));
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const error = stakes.error ?? deadlines.error;
  const isLoading = stakes.data === undefined || deadlines.data === undefined;
  const isEmpty = stakes.data?.length === 0 && deadlines.data?.length === 0;
  return (
    <Section
      title={text.stakes}
      note={text.stakesNote}
      actions={
        canChange && (
          <>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => setOpened({ what: 'stake' })}
            >
              {text.addStake}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => setOpened({ what: 'date' })}
            >
              {text.addDate}
            </Button>
          </>
        )
      }
    >
      {isLoading ? (
        error ? (
          <ErrorState
            error={error}
            onRetry={() => {
              void stakes.refetch();
              void deadlines.refetch();
            }}
          />
        ) : (
          <LoadingState lines={2} />
        )
      ) : isEmpty ? (
        <p className={classes.dim}>{text.stakesEmpty}</p>
      ) : (
        <ul className={classes.facts}>
          {stakes.data.map((stake) => (
            <StakeLine key={stake.id} stake={stake} onEdit={canChange ? () => setOpened({ what: 'stake', stake }) : undefined} />
          ))}
          {deadlines.data.map((deadline) => (
            <DeadlineLine
              key={deadline.id}
              deadline={deadline}
              onEdit={canChange ? () => setOpened({ what: 'date', deadline }) : undefined}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {opened?.what === 'stake' && <StakeDrawer problem={problem} stake={opened.stake} onClose={close} />}
        {opened?.what === 'date' && <DeadlineDrawer problem={problem} deadline={opened.deadline} onClose={close} />}
      </Suspense>
    </Section>
  );
}

function StakeLine({ stake, onEdit }: { stake: StakeItem; onEdit: (() => void) | undefined }) {
  return (
    <Line name={stake.account.name} path={`/stakes/${stake.id}`} onEdit={onEdit} asks={stake.asksForAnswer} removed={text.stakeRemoved}>
      <EntityLink kind="account" id={stake.accountId}>
        {stake.account.name}
      </EntityLink>
      {stake.cost && (
        <b>
          <Money
            amountMinor={stake.cost.amountMinor}
            currency={stake.cost.currency}
            {...(stake.cost.period === 'once' ? {} : { per: text.periods[stake.cost.period] })}
          />
          {stake.cost.period === 'once' && ` ${text.periods.once}`}
        </b>
      )}
      {stake.neededBy && (
        <span>
          {text.neededBy} <DateText value={stake.neededBy} />
        </span>
      )}
      {stake.why && <span>{stake.why}</span>}
      <span className={classes.dim}>
        {[
          stake.saidBy ? text.saidBy(stake.saidBy.name) : '',
          stake.saidInRole?.replaceAll('_', ' ') ?? '',
          stake.isCustomer ? '' : text.isEvaluator,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </Line>
  );
}

function DeadlineLine({ deadline, onEdit }: { deadline: DeadlineItem; onEdit: (() => void) | undefined }) {
  return (
    <Line
      name={text.dateKinds[deadline.kind]}
      path={`/deadlines/${deadline.id}`}
      onEdit={onEdit}
      asks={deadline.asksForAnswer}
      removed={text.dateRemoved}
    >
      <span>{text.dateKinds[deadline.kind]}</span>
      <b>
        <DateText value={deadline.dueOn} />
      </b>
      {deadline.account ? (
        <EntityLink kind="account" id={deadline.account.id}>
          {deadline.account.name}
        </EntityLink>
      ) : (
        <span className={classes.dim}>{text.everyAccount}</span>
      )}
      {deadline.note && <span>{deadline.note}</span>}
    </Line>
  );
}

type PathOfFact = `/stakes/${string}` | `/deadlines/${string}`;

interface LineProps {
  name: string;
  path: PathOfFact;
  onEdit: (() => void) | undefined;
  asks: boolean;
  removed: string;
  children: ReactNode;
}

function Line({ name, path, onEdit, asks, removed, children }: LineProps) {
  const api = useApi();
  const remove = useChange({
    send: () => api.post(`${path}/archive` as const),
    refresh: () => [problemKeys.all],
    done: () => removed,
    undo: () => api.post(`${path}/restore` as const),
  });
  return (
    <li className={classes.fact}>
      {children}
      {onEdit && (
        <span className={classes.factEnd}>
          <ActionIcon size={24} aria-label={text.editOf(name)} onClick={onEdit}>
            <PencilLine size={13} aria-hidden />
          </ActionIcon>
          <ActionIcon size={24} aria-label={text.removeOf(name)} onClick={() => remove.mutate(undefined)}>
            <Trash2 size={13} aria-hidden />
          </ActionIcon>
        </span>
      )}
      {asks && <Asks path={path} canAnswer={onEdit !== undefined} />}
    </li>
  );
}

/** A passed date counts 0 until somebody says what became of it. */
function Asks({ path, canAnswer }: { path: PathOfFact; canAnswer: boolean }) {
  const api = useApi();
  const may = useMay();
  const [isMoving, setIsMoving] = useState(false);
  const [to, setTo] = useState('');
  const answer = useChange({
    send: (answer: { is: 'moved'; to: string } | { is: 'no_longer_holds' }) => api.post(`${path}/answer` as const, { answer }),
    refresh: () => [problemKeys.all],
    done: () => text.answered,
  });
  return (
    <div className={classes.asks}>
      {text.passedAsks}
      {canAnswer && may('capture') && (
        <>
          <Popover opened={isMoving} onChange={setIsMoving} position="bottom-start" trapFocus returnFocus>
            <Popover.Target>
              <Button size="compact-sm" onClick={() => setIsMoving(!isMoving)}>
                {text.moved}
              </Button>
            </Popover.Target>
            <Popover.Dropdown p="sm">
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  setIsMoving(false);
                  answer.mutate({ is: 'moved', to });
                }}
              >
                <Group align="end" gap="xs">
                  <TextInput
                    type="date"
                    label={text.movedTo}
                    value={to}
                    onChange={(event) => setTo(event.currentTarget.value)}
                    data-autofocus
                  />
                  <Button type="submit" variant="filled" disabled={to === ''}>
                    {text.moved}
                  </Button>
                </Group>
              </form>
            </Popover.Dropdown>
          </Popover>
          <Button size="compact-sm" onClick={() => answer.mutate({ is: 'no_longer_holds' })}>
            {text.noLongerHolds}
          </Button>
        </>
      )}
    </div>
  );
}
