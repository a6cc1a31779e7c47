import { Page } from '../../platform/ui/Page.tsx';
import { problemsText as text } from '../problems.text.ts';

export function RankingPage() {
  return <Page title={text.place}>…</Page>;
}
