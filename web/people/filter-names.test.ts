import { expect, test } from 'vitest';
import { accountFilters } from './accounts/account-filters.ts';
import { dealFilters } from './deals/deal-filters.ts';
import { accountFilterNames, dealFilterNames, personFilterNames, segmentFilterNames } from './filter-names.ts';
import { personFilters } from './persons/person-filters.ts';
import { segmentFilters } from './segments/segment-filters.ts';

test.each([
  ['accounts', accountFilters(), accountFilterNames],
  ['persons', personFilters(), personFilterNames],
  ['deals', dealFilters(), dealFilterNames],
  ['segments', segmentFilters, segmentFilterNames],
])('the route of the list of %s knows all of its filters', (_list, filters, names) => {
  expect(filters.map((filter) => filter.id)).toEqual(names);
});
