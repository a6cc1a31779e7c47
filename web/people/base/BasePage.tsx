import { Button, SegmentedControl, SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ChartNoAxesCombined } from 'lucide-react';
import { useMemo } from 'react';
import { accountStages } from '../../../contract/people/account.ts';
import type { CustomerBaseAnswer, PipelineAnswer } from '../../../contract/people/customer-base.ts';
import { Chart } from '../../platform/charts/Chart.tsx';
import type { Picture } from '../../platform/charts/picture.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { formatMoney, formatNumber } from '../../platform/format.ts';
import { useLens } from '../../platform/lens.ts';
import { withoutFlash } from '../../platform/query.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LensSwitch } from '../../platform/ui/LensSwitch.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Meter } from '../../platform/ui/Meter.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { Money, NumberValue } from '../../platform/ui/Value.tsx';
import { Figure, Figures } from '../parts/Facts.tsx';
import parts from '../parts/parts.module.css';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { baseText as text } from './base.text.ts';
import { PersonsSection } from './PersonsSection.tsx';

/** Units  months that the charts look back. */
const months = 36;

/** The customers as a whole: money and accounts by month, persons, renewals, pipeline. */
export function BasePage() {
  const api = useApi();
  const { workspace } = useHere();
  const product = useProduct();
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as { of?: 'workspace' };
  const { lens, setLens, hasChoice, hasBusiness, hasConsumer } = useLens('customer-base');
  const productId = search.of === 'workspace' ? undefined : product.id;
  const key = [...peopleKeys.all, 'base', workspace.id, productId];
  const base = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get('/customer-base', { query: { productId, months }, signal }),
    ...withoutFlash,
  });
  const pipeline = useQuery({
    queryKey: [...key, 'pipeline'],
    queryFn: ({ signal }) => api.get('/pipeline', { query: { productId }, signal }),
    enabled: hasBusiness,
    ...withoutFlash,
  });
  return (
    <Page
      title={text.title}
      lead={text.lead}
      lens={hasChoice && <LensSwitch value={lens} onChange={setLens} />}
      actions={
        <SegmentedControl
          aria-label={text.of}
          value={search.of ?? 'product'}
          onChange={(of) => patch({ of: of === 'workspace' ? 'workspace' : undefined })}
          data={[
            { value: 'product', label: product.name },
            { value: 'workspace', label: text.whole },
          ]}
        />
      }
    >
      {!base.data ? (
        base.error ? (
          <ErrorState error={base.error} onRetry={() => void base.refetch()} />
        ) : (
          <LoadingState />
        )
      ) : isEmpty(base.data) ? (
        <EmptyState
          icon={ChartNoAxesCombined}
          title={text.emptyTitle}
          example={text.emptyExample}
          action={
            <Button component={Link} to={`/w/${workspace.id}/p/${product.id}/people/accounts`}>
              {text.toAccounts}
            </Button>
          }
        >
          {text.empty}
        </EmptyState>
      ) : (
        <>
          <Headline base={base.data} hasBusiness={hasBusiness} hasPersons={!hasChoice || hasConsumer} />
          {hasBusiness && (
            <>
              <MonthCharts base={base.data} />
              <SimpleGrid cols={{ base: 1, md: 2 }} spacing={40} verticalSpacing={24} mt={24}>
                <div>
                  <Stages base={base.data} />
                </div>
                <div>
                  {pipeline.data ? (
                    <Pipeline pipeline={pipeline.data} />
                  ) : pipeline.error ? (
                    <ErrorState error={pipeline.error} onRetry={() => void pipeline.refetch()} />
                  ) : (
                    <LoadingState />
                  )}
                </div>
              </SimpleGrid>
            </>
          )}
          {hasConsumer && (
            <div style={{ maxWidth: 720, marginTop: 24 }}>
              <PersonsSection base={base.data} />
            </div>
          )}
        </>
      )}
    </Page>
  );
}

const isEmpty = (base: CustomerBaseAnswer): boolean =>
  base.persons === 0 && accountStages.every((stage) => (base.accountsByStage[stage] ?? 0) === 0);

function Headline({ base, hasBusiness, hasPersons }: { base: CustomerBaseAnswer; hasBusiness: boolean; hasPersons: boolean }) {
  const unknown = base.now.unknownCurrencies;
  const latest = base.byMonth.at(-1);
  return (
    <Figures>
      {hasBusiness && (
        <>
          <Figure
            label={text.revenueYear}
            value={<Money amountMinor={base.now.minor} currency={base.currency} />}
            note={
              unknown.length > 0
                ? peopleText.unknownCurrencies(unknown.join(', '))
                : text.aMonth(formatMoney(Math.round(base.now.minor / 12), base.currency))
            }
          />
          <Figure label={text.paying} value={<NumberValue value={latest?.accounts ?? 0} side="business" />} note={text.payingNote} />
          <Figure
            label={text.renewals}
            value={<NumberValue value={base.renewals.accounts} side="business" />}
            note={text.renewalsNote(formatMoney(base.renewals.recurringRevenue.minor, base.currency))}
          />
        </>
      )}
      {hasPersons && (
        <Figure
          label={text.persons}
          value={<NumberValue value={base.persons} side="consumer" />}
          note={text.alone(formatNumber(base.personsWithoutAccount))}
        />
      )}
    </Figures>
  );
}

function MonthCharts({ base }: { base: CustomerBaseAnswer }) {
  const { byMonth, currency } = base;
  const money = (minor: number | undefined) => formatMoney(minor ?? 0, currency, { isCompact: true });
  const [revenue, accounts] = useMemo(
    (): [Picture, Picture] => [
      {
        kind: 'line',
        x: { label: text.month, isTime: true },
        y: { label: text.line, format: (minor) => formatMoney(minor, currency, { isCompact: true }) },
        lines: [{ id: 'revenue', label: text.line, side: 'business', points: byMonth.map(({ day, minor }) => ({ x: day, y: minor })) }],
      },
      {
        kind: 'line',
        x: { label: text.month, isTime: true },
        y: { label: text.accountsLine, format: (count) => formatNumber(count, { digits: 0 }) },
        lines: [
          {
            id: 'accounts',
            label: text.accountsLine,
            side: 'business',
            points: byMonth.map((month) => ({ x: month.day, y: month.accounts })),
          },
        ],
      },
    ],
    [byMonth, currency],
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing={40} mt={24}>
      <Chart
        title={text.chart}
        description={text.chartDescription(money(byMonth[0]?.minor), money(byMonth.at(-1)?.minor))}
        picture={revenue}
        height={240}
      />
      <Chart
        title={text.accountsChart}
        description={text.accountsDescription(formatNumber(byMonth[0]?.accounts ?? 0), formatNumber(byMonth.at(-1)?.accounts ?? 0))}
        picture={accounts}
        height={240}
      />
    </SimpleGrid>
  );
}

function Stages({ base }: { base: CustomerBaseAnswer }) {
  const counts = accountStages.map((stage) => ({ stage, count: base.accountsByStage[stage] ?? 0 }));
  const most = Math.max(...counts.map(({ count }) => count));
  return (
    <Section title={text.stages} note={text.stagesNote}>
      {counts.map(({ stage, count }) => (
        <Meter key={stage} label={peopleText.stages[stage]} value={count} most={most} side="business">
          {formatNumber(count)}
        </Meter>
      ))}
    </Section>
  );
}

function Pipeline({ pipeline }: { pipeline: PipelineAnswer }) {
  const { byStatus, winRate, currency } = pipeline;
  const { open, won, lost } = byStatus;
  if (!open && !won && !lost) return null;
  const stages = pipeline.openByStage.toSorted((a, b) => b.minor - a.minor);
  const most = Math.max(0, ...stages.map((stage) => stage.minor));
  if ((open?.deals ?? 0) + (won?.deals ?? 0) + (lost?.deals ?? 0) === 0)
    return (
      <Section title={text.pipeline}>
        <p className={parts.empty}>{text.noDeals}</p>
      </Section>
    );
  return (
    <Section title={text.pipeline} note={text.pipelineNote}>
      <Figures>
        <Figure
          label={text.open}
          value={<Money amountMinor={open?.minor ?? 0} currency={currency} isCompact />}
          note={[text.deals(open?.deals ?? 0), open && open.withoutAmount > 0 && text.withoutAmount(open.withoutAmount), text.asAgreed]
            .filter(Boolean)
            .join(', ')}
        />
        <Figure
          label={text.weighted}
          value={<Money amountMinor={pipeline.weightedYearMinor} currency={currency} isCompact mark="estimated" />}
          note={text.weightedNote(pipeline.withoutProbability)}
        />
        <Figure
          label={text.winRate}
          value={<NumberValue value={winRate.value} isPercent />}
          note={text.winRateNote(winRate.won, winRate.lost)}
        />
      </Figures>
      <div style={{ marginTop: 14 }}>
        {stages.map((stage) => (
          <Meter key={stage.stage ?? ''} label={stage.stage ?? text.noStage} value={stage.minor} most={most} side="business">
            {formatMoney(stage.minor, currency, { isCompact: true })}
          </Meter>
        ))}
      </div>
    </Section>
  );
}
