// A product that hears events, for tests.
import type { z } from 'zod';
import type { createSourceRequest } from '../../contract/analytics/source.ts';
import type { createProductRequest } from '../../contract/strategy/product.ts';
import type { Action, Caller } from '../platform/action.ts';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';
import { createProduct } from '../strategy/index.ts';
import { createSource } from './intake/source.actions.ts';
import { openSource, takeIn } from './intake/take-in.intake.ts';

type Maker = {
  ports: Ports;
  do: <I extends z.ZodType, R>(caller: Caller, verb: Action<I, R>, input: z.input<I>) => Promise<R>;
  inside: <T>(caller: Caller, work: (scope: Scope) => Promise<T>) => Promise<T>;
};

/** One thing that somebody did. Shape  at: an instant, or a day (then noon in UTC). */
export type Deed = { who: string; event: string; at: string; account?: string; properties?: Record<string, unknown> };

const instantOf = (at: string) => (at.length === 10 ? `${at}T12:00:00Z` : at);

/** Shape   `hear` takes deeds in by the intake; they are durable when it returns. */
export async function makeHearingProduct(
  maker: Maker,
  caller: Caller,
  options: {
    zone?: z.input<typeof createSourceRequest>['zone'];
    businessModel?: z.input<typeof createProductRequest>['businessModel'];
  } = {},
): Promise<{ productId: string; hear: (deeds: readonly Deed[]) => Promise<void> }> {
  const { id: productId } = await maker.do(caller, createProduct, { name: 'Basket', businessModel: options.businessModel ?? 'b2c' });
  const source = await maker.do(caller, createSource, { productId, name: 'Shop', kind: 'server', zone: options.zone ?? 'UTC' });
  const open = await maker.inside(caller, (scope) => openSource(scope, source.id));
  return {
    productId,
    async hear(deeds) {
      await takeIn(
        maker.ports,
        open,
        deeds.map(({ who, event, at, account, properties }, index) => ({
          type: 'track',
          messageId: `${who}-${event}-${at}-${index}`,
          userId: who,
          event,
          timestamp: instantOf(at),
          properties: properties ?? {},
          ...(account === undefined ? {} : { context: { groupId: account } }),
        })),
      );
    },
  };
}
