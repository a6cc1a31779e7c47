// One company over two years, by chance and by design: the same seed and day give the same one.
import type { SampleCompany, SampleProblem, SimulateCompany } from '../server/exchange/index.ts';
import { basketThemes } from './basket-themes.ts';
import { Calendar } from './calendar.ts';
import { cardThemes } from './card-themes.ts';
import { consumerCount, simulateConsumers } from './consumers.ts';
import { type ProductKey, simulateCustomers } from './customers.ts';
import { numbered, simulateEvidence, type World } from './evidence.ts';
import { sourcesOfCompany } from './history.ts';
import { insightsOf } from './insights.ts';
import { productsOf } from './products.ts';
import { stockThemes } from './stock-themes.ts';
import { membersOfCompany, segmentsOf, storyOf, viewsOf, waitingEvidence } from './story.ts';
import type { Theme } from './theme.ts';

const themesOf: Record<ProductKey, readonly Theme[]> = { stock: stockThemes, basket: basketThemes, card: cardThemes };
const productKeys = Object.keys(themesOf) as ProductKey[];

const stewardsOf: Record<ProductKey, readonly string[]> = {
  stock: ['member.pm.stock', 'member.engineering'],
  basket: ['member.pm.basket', 'member.design'],
  card: ['member.pm.card', 'member.engineering'],
};

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function problemOf(product: ProductKey, theme: Theme, index: number): SampleProblem {
  const [first, second] = stewardsOf[product] as [string, string];
  return {
    key: theme.key,
    product: `product.${product}`,
    title: theme.title,
    who: theme.who,
    situation: sentence(theme.situation),
    obstacle: sentence(theme.obstacle),
    consequence: sentence(theme.consequence),
    measureOfSuccess: theme.measure,
    objective: theme.objective === undefined ? null : `objective.${product}.${theme.objective}`,
    stewards: index % 4 === 3 ? [] : index % 3 === 2 ? [first, second] : [first],
    tags: [...theme.tags],
    status: theme.status ?? 'heard',
    parkedReason: theme.parkedReason ?? null,
    effortPersonWeeks: theme.effort ?? null,
    durationWeeks: theme.duration ?? null,
    impact: theme.impact ?? null,
  };
}

export const simulateCompany: SimulateCompany = ({ seed, day }): SampleCompany => {
  const calendar = new Calendar(day);
  const base = simulateCustomers(seed, calendar);
  const { persons, consumers } = simulateConsumers(seed, calendar, consumerCount);
  const world: World = { calendar, customers: base.customers, consumers };
  const evidence = productKeys.flatMap((product) => [
    ...simulateEvidence(seed, world, product, themesOf[product]),
    ...waitingEvidence(seed, world, product),
  ]);
  return {
    name: 'Brindlewood (sample)',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    members: membersOfCompany(),
    products: productsOf(seed, calendar),
    sources: sourcesOfCompany(),
    accounts: base.accounts,
    persons: [...base.persons, ...persons],
    memberships: base.memberships,
    roles: base.roles,
    revenueLines: base.revenueLines,
    contracts: base.contracts,
    deals: base.deals,
    segments: segmentsOf(calendar),
    problems: productKeys.flatMap((product) => themesOf[product].map((theme, index) => problemOf(product, theme, index))),
    evidence: numbered(evidence),
    ...storyOf(calendar),
    views: viewsOf(),
    ...insightsOf(calendar),
  };
};
