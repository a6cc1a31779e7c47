import { dealStatuses } from '../../../contract/people/deal.ts';
import type { Order } from '../../platform/search-params.ts';
import type { Filter, FilterValues } from '../../platform/ui/filter.ts';
import { peopleText } from '../people.text.ts';
import { dealsText as text } from './deals.text.ts';

/** The filters of the list. Without products: for the route, which only needs their names. */
export const dealFilters = (products: readonly { id: string; name: string }[] = []): readonly Filter[] => [
  {
    kind: 'choice',
    id: 'status',
    label: text.status,
    isSingle: true,
    options: dealStatuses.map((status) => ({ value: status, label: peopleText.dealStatuses[status] })),
  },
  { kind: 'text', id: 'stage', label: text.stage },
  {
    kind: 'choice',
    id: 'product',
    label: text.ofProduct,
    isSingle: true,
    options: [{ value: 'none', label: text.noProduct }, ...products.map(({ id, name }) => ({ value: id, label: name }))],
  },
  { kind: 'choice', id: 'account', label: text.account, isSingle: true, options: [{ value: 'none', label: text.noAccount }] },
  { kind: 'flag', id: 'archived', label: text.archivedOnly },
];

const sorts = ['name', 'close', 'updated'];

/** What the server is asked. What it would refuse is not sent: links are written by people. */
export function dealQueryOf(
  values: FilterValues,
  words: string | undefined,
  order: Order | undefined,
): Record<string, string | boolean | undefined> {
  const product = values['product'];
  const sort = sorts.find((one) => one === order?.id);
  return {
    q: words?.slice(0, 200),
    status: dealStatuses.find((status) => status === values['status']),
    stage: values['stage']?.slice(0, 200),
    productId: product === 'none' || /^prd_[0-9a-hjkmnp-tv-z]{20}$/.test(product ?? '') ? product : undefined,
    accountId: values['account'] === 'none' || /^acc_[0-9a-hjkmnp-tv-z]{20}$/.test(values['account'] ?? '') ? values['account'] : undefined,
    archived: values['archived'] === undefined ? undefined : true,
    sort,
    direction: sort && order ? (order.isDescending ? 'desc' : 'asc') : undefined,
  };
}
