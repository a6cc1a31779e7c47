import type { AreaModule } from '../platform/area.ts';
import { playbookRoutes } from './playbook.routes.ts';
import { productRoutes } from './product.routes.ts';
import { strategySearches } from './search.query.ts';
import { strategyRoutes } from './strategy.routes.ts';

export { recordMeasurement } from './measurement.actions.ts';
export { policiesOf } from './playbook.store.ts';
export { getProduct, listProducts } from './product.store.ts';
export type { PolicyOverrideRow, ProductRow, StrategyTables } from './tables.ts';

export const strategyArea: AreaModule = {
  name: 'strategy',
  routes: [productRoutes, playbookRoutes, strategyRoutes],
  searches: strategySearches,
};
