import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import type { OverviewAnswer, OverviewLine } from '../../contract/overview/overview.ts';
import { recall, remember } from '../platform/browser-memory.ts';
import { formatDate } from '../platform/format.ts';
import { useApi, useHere, useProduct } from '../platform/session/here.ts';
import { EmptyState } from '../platform/ui/EmptyState.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { ModelChip } from '../platform/ui/LensChip.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Page, Section } from '../platform/ui/Page.tsx';
import { Direction } from './Direction.tsx';
import { Line } from './Line.tsx';
import { nextVisit, type Visit } from './last-visit.ts';
import classes from './OverviewPage.module.css';
import { overviewQuery } from './overview.api.ts';
import { overviewText as text } from './overview.text.ts';

/** Which heading a line stands under. */
const sectionOf: Readonly<Record<OverviewLine['kind'], keyof typeof text.sections>> = {
  date_passed: 'dates',
  renewal: 'dates',
  cannot_be_met: 'dates',
  role_ended: 'dates',
  mine: 'mine',
  inbox: 'mine',
  heard_most: 'people',
  not_estimated: 'order',
  outweighed: 'order',
  moved: 'order',
};

/** What needs me today; each line leads to its place. */
export function OverviewPage() {
  const product = useProduct();
  return <Overview key={product.id} />;
}

function Overview() {
  const { member } = useHere();
  const product = useProduct();
  const api = useApi();
  const [since] = useState(() => visit(`overview.visit.${member.id}.${product.id}`));
  const { data, error, refetch } = useQuery(overviewQuery(api, product.id, since));
  return (
    <Page
      title={text.title}
      documentTitle={text.tab(product.name)}
      badge={<ModelChip model={product.businessModel} />}
      lead={data ? text.lead(formatDate(data.today)) : text.leadAlone}
      layout="reading"
    >
      <Direction />
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={8} />
        )
      ) : (
        <Lines overview={data} />
      )}
    </Page>
  );
}

/** Remembers that the reader is here now. Shape  what news is younger than. */
function visit(key: string): string | null {
  const now = nextVisit(recall<Visit | null>(key, null), new Date());
  remember(key, now);
  return now.since;
}

function Lines({ overview }: { overview: OverviewAnswer }) {
  const sections = Map.groupBy(overview.lines, (line) => sectionOf[line.kind]);
  return (
    <>
      {[...sections].map(([section, lines]) => (
        <Section key={section} title={text.sections[section]}>
          <ul className={classes.lines}>
            {lines.map((line) => (
              <Line key={keyOf(line)} line={line} overview={overview} />
            ))}
          </ul>
        </Section>
      ))}
      {overview.lines.length === 0 && <NothingNeedsYou />}
      {!overview.hasFigures && overview.lines.length > 0 && <p className={classes.quiet}>{text.building}</p>}
    </>
  );
}

function keyOf(line: OverviewLine): string {
  const about = 'problem' in line ? line.problem.id : 'person' in line ? line.person.id : 'account' in line ? line.account.id : '';
  return [line.kind, 'lens' in line ? line.lens : '', 'role' in line ? line.role : '', about].join(' ');
}

function NothingNeedsYou() {
  const { workspace, may } = useHere();
  const { id } = useProduct();
  return (
    <EmptyState
      icon={ListChecks}
      title={text.emptyTitle}
      action={
        <>
          <Button component={Link} to={`/w/${workspace.id}/p/${id}/problems`}>
            {text.toRanking}
          </Button>
          {may('import') && (
            <Button component={Link} to={`/w/${workspace.id}/imports/new`} variant="default">
              {text.toImports}
            </Button>
          )}
        </>
      }
      example={text.emptyExample}
    >
      {text.empty}
    </EmptyState>
  );
}
