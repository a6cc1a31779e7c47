// Which modules share a file in the built application. Left alone, a bundler makes one file for every set of pages that share
// something: a hundred of them for the first page, each with a kilobyte of headers around it.

const kit = (...paths: readonly string[]) => paths.map((path) => `@mantine/core/esm/${path}`);
const parts = (...names: readonly string[]) => names.map((name) => `web/platform/ui/${name}.tsx`);

/**
 * What is loaded together, in the order in which a person meets it. A module lives in the first room whose doors lead to it; what no
 * door leads to stays with the pages that need it.
 */
const doors: Readonly<Record<string, readonly string[]>> = {
  /** What every page stands on. The kit's small parts are here since both sides of the sign-in use them. */
  start: [
    'web/main.tsx',
    'web/platform/session/use-door.ts',
    'node_modules/@tanstack/react-query/',
    'node_modules/@tanstack/query-core/',
    'node_modules/lucide-react/',
    ...kit('core/', 'components/Alert/', 'components/PasswordInput/', 'components/Portal/', 'components/Stack/', 'components/TextInput/'),
  ],
  toasts: ['web/platform/Toasts.tsx'],
  frame: ['web/platform/frame/Frame.tsx'],
  page: [
    'web/platform/at-rest.ts',
    'web/platform/filters.ts',
    'web/platform/table/csv.ts',
    'web/platform/table/EditableCell.tsx',
    'web/problems/StatusMark.tsx',
    ...kit('components/SegmentedControl/', 'components/NativeSelect/', 'utils/'),
    ...parts('AsOf', 'EmptyState', 'EntityLink', 'Page', 'StatusBadge', 'Value'),
  ],
  list: [
    'web/platform/table/DataTable.tsx',
    'web/platform/saved-views.ts',
    ...parts('DetailPanel', 'FilterBar', 'LensSwitch', 'SavedViews'),
  ],
  /** What the ranking and the page of a problem both ask and change. */
  problem: [
    'web/problems/problem/problem.api.ts',
    'web/problems/problem/use-problem-changes.ts',
    'web/problems/problem/use-href-of.ts',
    'web/problems/problem/asked.ts',
    'web/problems/values.ts',
    ...parts('Because'),
  ],
  ranking: ['web/problems/ranking/RankingPage.tsx'],
  /** What the page of a problem and the panel beside the ranking both show. */
  valued: [
    'web/problems/problem/Valuation.tsx',
    'web/problems/problem/StatusMenu.tsx',
    'web/problems/problem/problem.text.ts',
    'web/problems/problem/ProblemPage.module.css',
  ],
  /** What the page of one thing has, whatever the thing. */
  detail: ['web/platform/charts/Chart.tsx', 'web/platform/settings/audit-words.ts', ...parts('CommentThread', 'Timeline')],
  record: ['web/people/account/AccountPage.tsx', 'web/people/person/PersonPage.tsx'],
  door: ['web/platform/session/SignInPage.tsx'],
  form: parts('FormDrawer', 'ConfirmDialog', 'DetailDrawer'),
};

/** As the bundler wants them. */
export const rooms = Object.entries(doors).map(([name, paths], at, all) => ({
  name,
  test: (id: string) => paths.some((path) => id.includes(`/${path}`)),
  priority: all.length - at,
}));
