import { type AccountStage, type AccountValuesAnswer, accountStages } from '../../../contract/people/account.ts';
import type { Order } from '../../platform/search-params.ts';
import type { Filter, FilterValues } from '../../platform/ui/filter.ts';
import { peopleText } from '../people.text.ts';
import { accountsText as text } from './accounts.text.ts';

interface Choices {
  values?: AccountValuesAnswer | undefined;
  members?: readonly { id: string; name: string }[] | undefined;
  segments?: readonly { id: string; name: string }[] | undefined;
  products?: readonly { id: string; name: string }[] | undefined;
}

const named = (list: readonly { id: string; name: string }[] = []) => list.map(({ id, name }) => ({ value: id, label: name }));
const plain = (list: readonly string[] = []) => list.map((value) => ({ value, label: value }));
const single = (id: string, label: string, options: readonly { value: string; label: string }[]): Filter => ({
  kind: 'choice',
  id,
  label,
  options,
  isSingle: true,
});

/** The filters of the list. Without choices: for the route, which only needs their names. */
export const accountFilters = ({ values, members, segments, products }: Choices = {}): readonly Filter[] => [
  single(
    'stage',
    text.stage,
    accountStages.map((stage) => ({ value: stage, label: peopleText.stages[stage] })),
  ),
  single('plan', text.plan, plain(values?.plans)),
  single('industry', text.industry, plain(values?.industries)),
  single('country', text.country, plain(values?.countries)),
  single('steward', peopleText.steward, [{ value: 'none', label: text.noSteward }, ...named(members)]),
  single('segment', text.segment, named(segments)),
  single('pays', text.pays, named(products)),
  { kind: 'flag', id: 'archived', label: text.archivedOnly },
];

const anId = (value: string | undefined, prefix: string): string | undefined =>
  value !== undefined && new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`).test(value) ? value : undefined;

const sorts = { name: 'name', revenue: 'revenue', renewal: 'renewal', updated: 'updated' } as const;

/** What the server is asked. What it would refuse is not sent: links are written by people. */
export function accountQueryOf(
  values: FilterValues,
  text: string | undefined,
  order: Order | undefined,
): Record<string, string | boolean | undefined> {
  const stage = accountStages.find((one): one is AccountStage => one === values['stage']);
  const sort = order && sorts[order.id as keyof typeof sorts];
  return {
    q: text?.slice(0, 200),
    stage,
    plan: values['plan']?.slice(0, 200),
    industry: values['industry']?.slice(0, 200),
    country: /^[A-Z]{2}$/.test(values['country'] ?? '') ? values['country'] : undefined,
    stewardId: values['steward'] === 'none' ? 'none' : anId(values['steward'], 'mem'),
    segmentId: anId(values['segment'], 'seg'),
    productId: anId(values['pays'], 'prd'),
    archived: values['archived'] === undefined ? undefined : true,
    sort,
    direction: sort && order ? (order.isDescending ? 'desc' : 'asc') : undefined,
  };
}
