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
  list: [
    'web/platform/table/DataTable.tsx',
    'web/platform/filters.ts',
    'web/platform/saved-views.ts',
    ...parts('AsOf', 'DetailPanel', 'EmptyState', 'EntityLink', 'FilterBar', 'LensSwitch', 'Page', 'SavedViews', 'StatusBadge', 'Value'),
  ],
  ranking: ['web/problems/ranking/RankingPage.tsx'],
  door: ['web/platform/session/SignInPage.tsx'],
  form: parts('FormDrawer', 'ConfirmDialog', 'DetailDrawer'),
};

/** As the bundler wants them. */
export const rooms = Object.entries(doors).map(([name, paths], at, all) => ({
  name,
  test: (id: string) => paths.some((path) => id.includes(`/${path}`)),
  priority: all.length - at,
}));
