import type { AreaModule } from '../platform/area.ts';
import { playbookRoutes } from './playbook.routes.ts';
import { productRoutes } from './product.routes.ts';
import { strategySearches } from './search.query.ts';
import { strategyRoutes } from './strategy.routes.ts';

export { changeKeyResult, createKeyResult } from './key-result.actions.ts';
export { recordMeasurement } from './measurement.actions.ts';
export { listMeasuredBy } from './measurement.store.ts';
export { type KnownMetric, registerMetricSource } from './metric-source.ts';
export { changeNorthStar, createNorthStar } from './north-star.actions.ts';
export { createObjective } from './objective.actions.ts';
export { overridePolicy } from './playbook.actions.ts';
export { policiesOf } from './playbook.store.ts';
export { createProduct } from './product.actions.ts';
export { getProduct, listProducts } from './product.store.ts';
export type { PolicyOverrideRow, ProductRow, StrategyTables } from './tables.ts';
export { createValuePromise } from './value-promise.actions.ts';

export const strategyArea: AreaModule = {
  name: 'strategy',
  routes: [productRoutes, playbookRoutes, strategyRoutes],
  searches: strategySearches,
};
