import type { AreaModule } from '../platform/area.ts';
import { productRoutes } from './product.routes.ts';

export { policiesOf } from './playbook.store.ts';
export { getProduct } from './product.store.ts';
export type { PolicyOverrideRow, ProductRow, StrategyTables } from './tables.ts';

export const strategyArea: AreaModule = { name: 'strategy', routes: [productRoutes] };
