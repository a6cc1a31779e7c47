import { expect, test } from 'vitest';
import { pathInProduct } from './product-path.ts';

test.each([
  ['/w/w1/p/p1/problems', '/w/w1/p/p2/problems'],
  ['/w/w1/p/p1/problems/prb_abc', '/w/w1/p/p2/problems'],
  ['/w/w1/p/p1/people/accounts/acc_x/evidence', '/w/w1/p/p2/people/accounts'],
  ['/w/w1/settings/members', '/w/w1/p/p2'],
  ['/w/w1/p/p1', '/w/w1/p/p2'],
])('from %s the other product opens at %s', (from, to) => expect(pathInProduct(from, 'w1', 'p2')).toBe(to));
