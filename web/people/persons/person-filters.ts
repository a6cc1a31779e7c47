import { type StakeholderRoleName, stakeholderRoleNames } from '../../../contract/people/stakeholder-role.ts';
import type { Lens } from '../../platform/lens.ts';
import type { Order } from '../../platform/search-params.ts';
import type { Filter, FilterValues } from '../../platform/ui/filter.ts';
import { peopleText } from '../people.text.ts';
import { personsText as text } from './persons.text.ts';

/** The filters of the list. Without segments: for the route, which only needs their names. */
export const personFilters = (segments: readonly { id: string; name: string }[] = []): readonly Filter[] => [
  {
    kind: 'choice',
    id: 'belongs',
    label: text.belongs,
    isSingle: true,
    options: [
      { value: 'any', label: text.inSome },
      { value: 'none', label: text.inNone },
    ],
  },
  {
    kind: 'choice',
    id: 'role',
    label: text.role,
    isSingle: true,
    options: stakeholderRoleNames.map((role) => ({ value: role, label: peopleText.roles[role] })),
  },
  {
    kind: 'choice',
    id: 'segment',
    label: text.segment,
    isSingle: true,
    options: segments.map(({ id, name }) => ({ value: id, label: name })),
  },
  { kind: 'flag', id: 'archived', label: text.archivedOnly },
];

const ofLens: Record<Lens, 'any' | 'none' | undefined> = { business: 'any', consumer: 'none', both: undefined };

/**
 * What the server is asked. What it would refuse is not sent: links are written by people.
 *
 * Shape   `lens` only where the reader has the choice: through the business lens those who belong to an account, through the consumer lens
 *         those who came alone.
 */
export function personQueryOf(
  values: FilterValues,
  words: string | undefined,
  order: Order | undefined,
  lens: Lens | undefined,
): Record<string, string | boolean | undefined> {
  const belongs = ['any', 'none'].find((one) => one === values['belongs']) ?? (lens && ofLens[lens]);
  const sort = ['name', 'updated'].find((one) => one === order?.id);
  return {
    q: words?.slice(0, 200),
    accountId: belongs,
    role: stakeholderRoleNames.find((one): one is StakeholderRoleName => one === values['role']),
    segmentId: /^seg_[0-9a-hjkmnp-tv-z]{20}$/.test(values['segment'] ?? '') ? values['segment'] : undefined,
    archived: values['archived'] === undefined ? undefined : true,
    sort,
    direction: sort && order ? (order.isDescending ? 'desc' : 'asc') : undefined,
  };
}
