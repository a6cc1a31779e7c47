import type { Filter } from '../../platform/ui/filter.ts';
import { insightsText as text } from './insights.text.ts';

export const insightFilters: readonly Filter[] = [{ kind: 'flag', id: 'archived', label: text.archivedOnly }];
