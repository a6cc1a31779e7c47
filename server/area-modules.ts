// The areas of this build, lowest first. Adding an area is one import and one entry.
import { areaNames } from '../areas.ts';
import { analyticsArea } from './analytics/index.ts';
import { exchangeArea, offerSampleCompany } from './exchange/index.ts';
import { overviewArea } from './overview/index.ts';
import { peopleArea } from './people/index.ts';
import type { AreaModule } from './platform/area.ts';
import { platformArea } from './platform/auth/area.ts';
import { liveArea } from './platform/live/live-area.ts';
import { searchOver } from './platform/search/search.ts';
import { problemsArea } from './problems/index.ts';
import { strategyArea } from './strategy/index.ts';

const areas: readonly AreaModule[] = [platformArea, strategyArea, peopleArea, analyticsArea, problemsArea, overviewArea, exchangeArea];

/** All of them, and the search over what they hold. */
export const areaModules: readonly AreaModule[] = [...areas, searchOver(areas), liveArea];

// Loaded when somebody asks for it: its texts would only make each start longer.
offerSampleCompany(async () => ({
  company: (await import('../samples/company.ts')).simulateCompany,
  history: (await import('../samples/history.ts')).simulateHistory,
}));

/** The order in which areas migrate. */
export const migrationOrder: readonly string[] = areaNames;
