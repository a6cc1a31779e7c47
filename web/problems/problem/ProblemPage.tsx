import { Page } from '../../platform/ui/Page.tsx';

export function ProblemPage() {
  return <Page title="Problem">…</Page>;
}
