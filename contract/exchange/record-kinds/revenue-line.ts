import type { RevenueKind } from '../../people/revenue-line.ts';
import { choicesOf } from '../field.ts';
import type { KindRules } from './kind.ts';
import { money, period } from './money-fields.ts';
import { account, externalId } from './reference-fields.ts';

export const revenueLineKind = {
  label: 'Revenue line',
  plural: 'revenue lines',
  byProduct: false,
  atLeastOne: [],
  inOrder: [['from', 'to']],
  fields: [
    {
      ...externalId,
      synonyms: [
        'subscription id',
        'revenue line id',
        'line id',
        'invoice id',
        'line item id',
        'id',
        'external id',
        'record id',
        'subscriptionid',
      ],
    },
    { ...account, required: true },
    {
      ...money('amount', 'Amount', [
        'amount',
        'mrr',
        'mrr amount',
        'arr',
        'arr amount',
        'price',
        'monthly amount',
        'annual amount',
        'monthly recurring revenue',
        'annual recurring revenue',
        'value',
        'total',
        'net price',
        'acv',
        'revenue',
      ]),
      required: true,
    },
    {
      key: 'currency',
      label: 'Currency',
      type: 'currency',
      helps: 'amount',
      synonyms: ['currency', 'currency code', 'amount currency', 'currencyisocode', 'ccy'],
    },
    { ...period, required: true },
    {
      key: 'from',
      label: 'From',
      type: 'day',
      required: true,
      synonyms: [
        'from',
        'start',
        'start date',
        'period start',
        'subscription start',
        'current period start',
        'service start',
        'effective date',
        'billing start date',
      ],
    },
    {
      key: 'to',
      label: 'To',
      type: 'day',
      help: 'Empty while it runs. The first day without this revenue.',
      synonyms: [
        'to',
        'end',
        'end date',
        'period end',
        'subscription end',
        'cancelled at',
        'canceled at',
        'service end',
        'ended at',
        'current period end',
      ],
    },
    {
      key: 'kind',
      label: 'Kind',
      type: 'choice',
      choices: choicesOf<RevenueKind>({
        recurring: ['subscription', 'paid', 'false'],
        one_off: ['one time', 'service', 'services', 'setup', 'one off'],
        trial: ['free trial', 'pilot', 'poc', 'true'],
      }),
      synonyms: ['kind', 'type', 'revenue type', 'line type', 'is trial', 'trial'],
    },
  ],
} as const satisfies KindRules;
