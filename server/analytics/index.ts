import type { AreaModule } from '../platform/area.ts';
import { factsMigrations } from './store/index.ts';

export const analyticsArea: AreaModule = { name: 'analytics', factsMigrations };
