import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import type { RevenueLineAnswer } from '../../../contract/people/revenue-line.ts';
import { Chart } from '../../platform/charts/Chart.tsx';
import type { Picture } from '../../platform/charts/picture.ts';
import { formatMoney } from '../../platform/format.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { Money } from '../../platform/ui/Value.tsx';
import { lazily } from '../parts/lazily.tsx';
import { RecordMenu } from '../parts/RecordMenu.tsx';
import { RecordRows } from '../parts/RecordRows.tsx';
import { Chip, Row } from '../parts/Row.tsx';
import { spanWords } from '../parts/span.ts';
import { holdsOn } from '../parts/today.ts';
import { revenueLinesQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';

const RevenueLineDrawer = lazily(() => import('./RevenueLineDrawer.tsx').then((file) => file.RevenueLineDrawer));

/** What the account pays: over time, and the lines it comes from. */
export function RevenueSection({ page }: { page: AccountPageAnswer }) {
  const api = useApi();
  const { may, workspace } = useHere();
  const accountId = page.account.id;
  const [edited, setEdited] = useState<RevenueLineAnswer | 'new'>();
  const { data: lines = [] } = useQuery(revenueLinesQuery(api, accountId));
  const picture = useMemo(() => revenuePicture(page), [page]);
  const sorted = useMemo(
    () => lines.toSorted((a, b) => Number(isLive(b, page.asOf)) - Number(isLive(a, page.asOf)) || b.from.localeCompare(a.from)),
    [lines, page.asOf],
  );
  const productName = (id: string | null) => workspace.products.find((product) => product.id === id)?.name;
  const unknown = page.revenue.now.unknownCurrencies;
  const months = page.revenue.byMonth;
  const money = (minor: number | undefined) => formatMoney(minor ?? 0, page.currency, { isCompact: true });
  return (
    <Section
      title={text.money}
      note={unknown.length > 0 ? peopleText.unknownCurrencies(unknown.join(', ')) : text.moneyNote(page.currency)}
      actions={
        may('edit') && (
          <Button size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
            {text.addLine}
          </Button>
        )
      }
    >
      {months.some((month) => month.minor !== 0) && (
        <Chart
          title={text.chartTitle}
          description={text.chartDescription(money(months[0]?.minor), money(months.at(-1)?.minor))}
          picture={picture}
          height={200}
          csvName={`${page.account.name} revenue`}
        />
      )}
      <RecordRows rows={sorted} empty={text.noLines} archived={{ path: '/revenue-lines', query: { accountId } }}>
        {(line) => (
          <Row
            key={line.id}
            isDimmed={!isLive(line, page.asOf) || line.archivedAt !== null}
            title={
              <>
                {productName(line.productId) ?? peopleText.unassigned}
                {line.kind !== 'recurring' && <Chip>{peopleText.kinds[line.kind]}</Chip>}
                {line.to !== null && line.to <= page.asOf && <Chip>{text.ended}</Chip>}
                {line.from > page.asOf && <Chip>{text.begins}</Chip>}
              </>
            }
            note={[spanWords(line.from, line.to), line.source].filter(Boolean).join(' · ')}
            end={
              <>
                <Money
                  amountMinor={line.amountMinor}
                  currency={line.currency}
                  per={peopleText.periods[line.period]}
                  {...(line.assumed['amountMinor'] ? { mark: 'assumed' as const } : {})}
                />
                {may('edit') && (
                  <RecordMenu
                    name={text.lineName(formatMoney(line.amountMinor, line.currency))}
                    path={`/revenue-lines/${line.id}`}
                    isArchived={line.archivedAt !== null}
                    onEdit={() => setEdited(line)}
                  />
                )}
              </>
            }
          />
        )}
      </RecordRows>
      {edited && (
        <RevenueLineDrawer accountId={accountId} {...(edited === 'new' ? {} : { line: edited })} onClose={() => setEdited(undefined)} />
      )}
    </Section>
  );
}

const isLive = (line: RevenueLineAnswer, day: string) => holdsOn(day, line.from, line.to);

function revenuePicture({ revenue, currency }: AccountPageAnswer): Picture {
  return {
    kind: 'line',
    x: { label: text.chartMonth, isTime: true },
    y: { label: text.chartLine, format: (minor) => formatMoney(minor, currency, { isCompact: true }) },
    lines: [
      { id: 'revenue', label: text.chartLine, side: 'business', points: revenue.byMonth.map(({ day, minor }) => ({ x: day, y: minor })) },
    ],
  };
}
