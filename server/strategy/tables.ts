import type { BusinessModel } from '../../contract/strategy/product.ts';

export type ProductRow = {
  workspace_id: string;
  id: string;
  name: string;
  business_model: BusinessModel;
  vision: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type StrategyTables = { products: ProductRow };
