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

export type PolicyOverrideRow = {
  workspace_id: string;
  product_id: string;
  business_model: BusinessModel;
  policy_key: string;
  value: unknown;
  reason: string;
  member_id: string;
  member_name: string;
  set_at: Date;
};

export type StrategyTables = { products: ProductRow; policy_overrides: PolicyOverrideRow };
