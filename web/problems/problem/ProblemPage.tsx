import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Archive, Ellipsis, Merge, PencilLine, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import { useIsLookedAt } from '../../platform/at-rest.ts';
import { formatDate } from '../../platform/format.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { CommentSection } from './CommentSection.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { ProblemAside } from './ProblemAside.tsx';
import classes from './ProblemPage.module.css';
import { explanationQuery, problemQuery } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';
import { StakeSection } from './StakeSection.tsx';
import { StatusMenu } from './StatusMenu.tsx';
import { useHrefOf } from './use-href-of.ts';
import { useArchiveProblems } from './use-problem-changes.ts';
import { Valuation } from './Valuation.tsx';

// Tables weigh more than all the rest of the page, and stand below what was said; what was measured stands below them.
const lowerPartsLatestMs = 2500;
const AffectedSection = lazy(() => import('./AffectedSection.tsx').then((file) => ({ default: file.AffectedSection })));
const MeasuredSection = lazy(() => import('../measured/MeasuredSection.tsx').then((file) => ({ default: file.MeasuredSection })));
const WhatIf = lazy(() => import('./WhatIf.tsx').then((file) => ({ default: file.WhatIf })));
const ProblemDrawer = lazy(() => import('./ProblemDrawer.tsx').then((file) => ({ default: file.ProblemDrawer })));
const MergeDialog = lazy(() => import('./MergeDialog.tsx').then((file) => ({ default: file.MergeDialog })));

/** One problem: what is wrong and for whom, what it costs, who said so, and what became of it. */
export function ProblemPage() {
  const { problemId = '' } = useParams({ strict: false }) as { problemId?: string };
  const api = useApi();
  const crumbs = useCrumbs();
  const { data: problem, error, refetch } = useQuery(problemQuery(api, problemId));
  if (problem) return <KnownProblem key={problem.id} problem={problem} />;
  if (error) return <ErrorState isPage error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={text.problems} breadcrumbs={crumbs}>
      <LoadingState lines={10} />
    </Page>
  );
}

function useCrumbs() {
  const product = useProduct();
  const { workspaceId = '' } = useParams({ strict: false }) as { workspaceId?: string };
  return [{ label: text.problems, href: `/w/${workspaceId}/p/${product.id}/problems` }];
}

function KnownProblem({ problem }: { problem: ProblemDetail }) {
  const may = useMay();
  const navigate = useNavigate();
  const hrefOf = useHrefOf();
  const [opened, setOpened] = useState<'edit' | 'merge'>();
  const { asOf } = useSearch({ strict: false }) as { asOf?: string };
  const crumbs = useCrumbs();
  const [affectedPlace, isAffectedLookedAt] = useIsLookedAt(lowerPartsLatestMs);
  const [measuredPlace, isMeasuredLookedAt] = useIsLookedAt(lowerPartsLatestMs);
  const close = () => setOpened(undefined);
  const canChange = may('edit') && problem.archivedAt === null && problem.mergedInto === null;
  return (
    <Page
      title={problem.title}
      documentTitle={text.tab(problem.title)}
      breadcrumbs={crumbs}
      badge={<StatusMenu problem={problem} />}
      actions={
        <>
          {canChange && (
            <Button leftSection={<PencilLine size={14} aria-hidden />} onClick={() => setOpened('edit')}>
              {text.edit}
            </Button>
          )}
          {may('edit') && <MoreMenu problem={problem} onMerge={() => setOpened('merge')} />}
        </>
      }
    >
      <Notices problem={problem} />
      <div className={classes.page}>
        <div className={classes.main}>
          <Anatomy problem={problem} onEdit={canChange ? () => setOpened('edit') : undefined} />
          <ValuationSection problem={problem} asOf={asOf} />
          <EvidenceSection problem={problem} canChange={canChange} />
          {isAffectedLookedAt ? (
            <Suspense fallback={<LoadingState lines={12} />}>
              <AffectedSection problem={problem} canChange={canChange && may('decide')} asOf={asOf} />
            </Suspense>
          ) : (
            <div ref={affectedPlace}>
              <LoadingState lines={12} />
            </div>
          )}
          <StakeSection problem={problem} canChange={canChange} />
          <div ref={measuredPlace} className={classes.measured}>
            <Suspense>{isMeasuredLookedAt && <MeasuredSection problem={problem} canChange={canChange} />}</Suspense>
          </div>
          <CommentSection problemId={problem.id} />
          <HistorySection problem={problem} />
        </div>
        <ProblemAside problem={problem} canChange={canChange} />
      </div>
      <Suspense>
        {opened === 'edit' && <ProblemDrawer productId={problem.productId} problem={problem} onClose={close} />}
        {opened === 'merge' && (
          <MergeDialog problem={problem} onClose={close} onMerged={(id) => void navigate({ href: hrefOf('problem', id) ?? '' })} />
        )}
      </Suspense>
    </Page>
  );
}

function MoreMenu({ problem, onMerge }: { problem: ProblemDetail; onMerge: () => void }) {
  const may = useMay();
  const archive = useArchiveProblems();
  const move = (verb: 'archive' | 'restore') => archive.mutate({ ids: [problem.id], verb });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={text.more(problem.title)}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('decide') && !problem.archivedAt && !problem.mergedInto && (
          <Menu.Item leftSection={<Merge size={14} aria-hidden />} onClick={onMerge}>
            {text.merge}
          </Menu.Item>
        )}
        {problem.archivedAt ? (
          <Menu.Item leftSection={<RotateCcw size={14} aria-hidden />} onClick={() => move('restore')}>
            {text.restore}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<Archive size={14} aria-hidden />} onClick={() => move('archive')}>
            {text.archive}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Notices({ problem }: { problem: ProblemDetail }) {
  const may = useMay();
  const archive = useArchiveProblems();
  return (
    <>
      {problem.archivedAt && (
        <div className={classes.notice} role="status">
          {text.isArchived}
          {may('edit') && (
            <Button size="compact-sm" onClick={() => archive.mutate({ ids: [problem.id], verb: 'restore' })}>
              {text.restore}
            </Button>
          )}
        </div>
      )}
      {problem.mergedInto && (
        <div className={classes.notice} role="status">
          {text.isMerged}{' '}
          <EntityLink kind="problem" id={problem.mergedInto}>
            {text.mergedInto}
          </EntityLink>
        </div>
      )}
      {problem.parkedReason && <div className={classes.notice}>{text.parkedBecause(problem.parkedReason)}</div>}
    </>
  );
}

const partNames = ['who', 'situation', 'obstacle', 'consequence', 'measureOfSuccess'] as const;

/** The statement in parts; what nobody has said yet asks to be said. */
function Anatomy({ problem, onEdit }: { problem: ProblemDetail; onEdit: (() => void) | undefined }) {
  const isBlank = partNames.every((name) => !problem[name]);
  if (isBlank && !onEdit) return null;
  return (
    <dl className={classes.anatomy}>
      {partNames.map((name) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{text.parts[name].label}</dt>
          <dd>
            {problem[name] ??
              (onEdit ? (
                <Button size="compact-sm" variant="subtle" c="dimmed" ml={-8} onClick={onEdit}>
                  {text.parts[name].ask}
                </Button>
              ) : (
                '–'
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ValuationSection({ problem, asOf }: { problem: ProblemDetail; asOf: string | undefined }) {
  const api = useApi();
  const product = useProduct();
  const hrefOf = useHrefOf();
  const { data: explained, error, refetch } = useQuery(explanationQuery(api, problem.id, asOf));
  const [isTrying, setIsTrying] = useState(false);
  return (
    <Section title={text.valuation} note={explained && text.asOf(formatDate(explained.asOf))}>
      {explained ? (
        <>
          <Valuation explained={explained} hrefOf={hrefOf} first={product.businessModel === 'b2c' ? 'consumer' : 'business'} />
          {explained.isOpen && (
            <details className={classes.whatIf} onToggle={(event) => setIsTrying(event.currentTarget.open)}>
              <summary>
                {text.whatIf} <small>{text.whatIfHint}</small>
              </summary>
              <Suspense fallback={<LoadingState lines={3} />}>
                {isTrying && <WhatIf stored={explained} effortPersonWeeks={problem.effortPersonWeeks} asOf={asOf} />}
              </Suspense>
            </details>
          )}
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={5} />
      )}
    </Section>
  );
}
