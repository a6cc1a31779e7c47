import type { AreaModule } from '../platform/area.ts';
import { productRoutes } from './product.routes.ts';

export { getProduct } from './product.store.ts';
export type { ProductRow, StrategyTables } from './tables.ts';

export const strategyArea: AreaModule = { name: 'strategy', routes: [productRoutes] };
