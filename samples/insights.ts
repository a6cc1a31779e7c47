// What the teams of the company ask of their events again and again, and what they wrote on their charts.
import type { SampleInsights } from '../server/exchange/index.ts';
import { basketReleases } from './basket-use.ts';
import type { Calendar } from './calendar.ts';
import { stockReleases } from './stock-use.ts';

const did = (...events: string[]) => ({ events, filters: [] });
const anything = { events: null, filters: [] };
const unique = { kind: 'unique' as const };
const lastWeeks = (count: number) => ({ range: { kind: 'last' as const, count, unit: 'week' as const }, interval: 'week' as const });
const lastMonths = (count: number) => ({ range: { kind: 'last' as const, count, unit: 'month' as const }, interval: 'month' as const });
const version = 1 as const;

const firstList = {
  kind: 'funnel' as const,
  version,
  range: { kind: 'last' as const, count: 90, unit: 'day' as const },
  steps: [did('Signed Up'), did('Household Named'), did('First List Created'), did('First Item Added'), did('List Shared')],
  windowSeconds: 7 * 86_400,
};
const batchesInVain = {
  events: ['Search Used'],
  filters: [
    { type: 'text' as const, name: 'about', op: 'is' as const, values: ['batch'] },
    { type: 'number' as const, name: 'results', op: 'equals' as const, value: 0 },
  ],
};

export const insightsOf = (calendar: Calendar): SampleInsights => ({
  metrics: [
    {
      key: 'metric.accuracy',
      product: 'product.stock',
      measures: 'product.stock.northStar',
      name: 'Articles with true stock',
      description: 'Of all articles that were counted, those without a difference.',
      unit: '%',
      direction: 'increase',
      definition: {
        question: {
          kind: 'trends',
          version,
          series: [
            { ...did('Count Finished'), measure: { kind: 'sum', property: 'differences' } },
            { ...did('Count Finished'), measure: { kind: 'sum', property: 'articles' } },
          ],
          formulas: [{ name: 'True', formula: '(1 - A / B) * 100' }],
        },
        reduction: { kind: 'trends', series: 2 },
        periodDays: 30,
      },
    },
    {
      key: 'metric.points',
      product: 'product.card',
      measures: 'objective.card.0.0',
      name: 'Points on the card within a minute',
      description: 'Of all points that were credited.',
      unit: '%',
      direction: 'increase',
      definition: {
        question: {
          kind: 'trends',
          version,
          series: [
            {
              events: ['Points Credited'],
              filters: [{ type: 'number', name: 'delay_s', op: 'at_most', value: 60 }],
              measure: { kind: 'count' },
            },
            { ...did('Points Credited'), measure: { kind: 'count' } },
          ],
          formulas: [{ name: 'At once', formula: 'A / B * 100' }],
        },
        reduction: { kind: 'trends', series: 2 },
        periodDays: 28,
      },
    },
    {
      key: 'metric.firstList',
      product: 'product.basket',
      measures: null,
      name: 'New households with a first list',
      description: 'Of those who signed up, within a week.',
      unit: '%',
      direction: 'increase',
      definition: { question: { ...firstList, steps: firstList.steps.slice(0, 3) }, reduction: { kind: 'funnel' }, periodDays: 28 },
    },
  ],
  insights: [
    {
      key: 'insight.stockUse',
      product: 'product.stock',
      name: 'Companies that use it each week',
      description: 'By account: a falling line before a renewal is a talk to have.',
      question: { kind: 'trends', version, by: 'account', ...lastWeeks(52), series: [{ ...anything, measure: unique }] },
    },
    {
      key: 'insight.quick',
      product: 'product.stock',
      name: 'Deliveries, line by line and all at once',
      description: 'Quick receiving is taken up company by company.',
      question: {
        kind: 'trends',
        version,
        ...lastWeeks(40),
        breakdown: { by: 'property', name: 'way' },
        series: [{ ...did('Delivery Booked'), measure: { kind: 'count' } }],
      },
    },
    {
      key: 'insight.orderList',
      product: 'product.stock',
      name: 'Seconds until the order list can be used',
      description: 'The slowest twentieth.',
      question: {
        kind: 'trends',
        version,
        ...lastWeeks(40),
        series: [{ ...did('Order List Opened'), measure: { kind: 'p95', property: 'seconds' } }],
      },
    },
    {
      key: 'insight.batches',
      product: 'product.stock',
      name: 'Searches for batches without a result',
      description: 'Who looks for what we do not have.',
      question: { kind: 'trends', version, ...lastWeeks(26), series: [{ ...batchesInVain, measure: unique }] },
    },
    {
      key: 'insight.start',
      product: 'product.stock',
      name: 'From signature to the first order',
      description: 'By company. Most time goes into the first supplier.',
      question: {
        kind: 'funnel',
        version,
        by: 'account',
        range: { kind: 'last', count: 24, unit: 'month' },
        interval: 'month',
        steps: [did('Contract Started'), did('Catalogue Imported'), did('First Supplier Connected'), did('First Order Sent')],
        windowSeconds: 180 * 86_400,
      },
    },
    {
      key: 'insight.firstList',
      product: 'product.basket',
      name: 'From sign-up to a shared list',
      description: 'Half of the new households stop before their first list.',
      question: firstList,
    },
    {
      key: 'insight.back',
      product: 'product.basket',
      name: 'Households that come back, week by week',
      description: null,
      question: { kind: 'retention', version, ...lastWeeks(26), start: did('Signed Up'), comeBack: anything, intervals: 12 },
    },
    {
      key: 'insight.lifecycle',
      product: 'product.basket',
      name: 'New, returning, back again, asleep',
      description: 'Since the adverts came, more fall asleep than come back.',
      question: { kind: 'lifecycle', version, ...lastWeeks(30), event: did('App Opened') },
    },
    {
      key: 'insight.plans',
      product: 'product.basket',
      name: 'Opened, by plan',
      description: 'Only the free plan shows adverts.',
      question: {
        kind: 'trends',
        version,
        ...lastWeeks(30),
        breakdown: { by: 'property', name: 'plan' },
        series: [{ ...did('App Opened'), measure: unique }],
      },
    },
    {
      key: 'insight.habit',
      product: 'product.basket',
      name: 'Days a month with a list',
      description: null,
      question: {
        kind: 'stickiness',
        version,
        range: { kind: 'last', count: 30, unit: 'day' },
        event: did('List Opened', 'Item Added', 'Item Ticked'),
      },
    },
    {
      key: 'insight.purchases',
      product: 'product.card',
      name: 'What is paid with a card',
      description: 'By month.',
      question: {
        kind: 'trends',
        version,
        ...lastMonths(24),
        series: [{ ...did('Purchase Paid'), measure: { kind: 'sum', property: 'amount' } }],
      },
    },
    {
      key: 'insight.reports',
      product: 'product.card',
      name: 'Companies that look at what an offer earned',
      description: null,
      question: { kind: 'trends', version, by: 'account', ...lastMonths(12), series: [{ ...did('Offer Report Opened'), measure: unique }] },
    },
  ],
  alerts: [
    {
      key: 'alert.firstList',
      product: 'product.basket',
      insight: 'insight.firstList',
      reduction: { kind: 'funnel', step: 2, figure: 'share' },
      name: 'Too few new households write a first list',
      condition: { kind: 'below', threshold: 60 },
      period: 'month',
      minimumN: 30,
    },
  ],
  annotations: [
    {
      product: 'product.stock',
      on: calendar.ago(stockReleases.quickReceiving),
      title: 'Quick receiving',
      note: 'A whole delivery at once. Each company switches it on.',
    },
    {
      product: 'product.stock',
      on: calendar.ago(stockReleases.fastOrderList),
      title: 'Fast order list',
      note: 'The list no longer loads all articles.',
    },
    { product: 'product.basket', on: calendar.ago(basketReleases.dinnerPlan), title: 'Dinner plans', note: 'For everybody.' },
    { product: 'product.basket', on: calendar.ago(basketReleases.adverts), title: 'Adverts with sound', note: 'On the free plan.' },
  ],
  reach: [
    { problem: 'basket.empty-start', insight: 'insight.firstList', reduction: { kind: 'funnel', step: 2, figure: 'dropped' } },
    { problem: 'stock.batch-expiry', insight: 'insight.batches', reduction: { kind: 'trends', series: 0, figure: 'total' } },
  ],
});
