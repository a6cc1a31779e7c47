import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { InsightAnswer } from '../../../contract/analytics/insight.ts';
import { isNotFound } from '../../platform/api.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { Builder, KindBar } from '../builder/Builder.tsx';
import { builderText as text } from '../builder/builder.text.ts';
import { useAsking } from '../builder/LiveResult.tsx';
import { useAsked } from '../builder/use-asked.ts';
import { useDraft } from '../builder/use-draft.ts';
import { AlertList } from './AlertList.tsx';
import { InsightVerbs } from './InsightVerbs.tsx';
import { insightQuery } from './insight.api.ts';
import { insightsText } from './insights.text.ts';

/** A kept question with its answer now. What is changed stands in the link until it is saved. */
export function InsightPage() {
  const { insightId = '' } = useParams({ strict: false }) as { insightId?: string };
  const api = useApi();
  const { workspace } = useHere();
  const product = useProduct();
  const { data, error, refetch } = useQuery(insightQuery(api, insightId));
  const crumbs = [{ label: text.insights, href: `/w/${workspace.id}/p/${product.id}/insights` }];
  if (data) return <Insight key={`${data.id} ${data.version}`} insight={data} crumbs={crumbs} />;
  return (
    <Page title={insightsText.insight} breadcrumbs={crumbs}>
      {error ? <ErrorState error={error} {...(isNotFound(error) ? {} : { onRetry: () => void refetch() })} isPage /> : <LoadingState />}
    </Page>
  );
}

function Insight({ insight, crumbs }: { insight: InsightAnswer; crumbs: readonly { label: string; href: string }[] }) {
  const ask = useAsked();
  const draft = useDraft(ask, insight.question, insight.hideUnder);
  const asking = useAsking(draft.checked.question, draft.hideUnder);
  return (
    <Page
      title={insight.name}
      documentTitle={`${insight.name} · ${text.insights}`}
      breadcrumbs={crumbs}
      {...(insight.description === null ? {} : { lead: insight.description })}
      badge={
        insight.archivedAt !== null ? (
          <StatusBadge shape="dash" label={insightsText.archived} />
        ) : (
          draft.isChanged && <StatusBadge shape="dotted" label={text.changed} />
        )
      }
      actions={<InsightVerbs insight={insight} draft={draft} asking={asking} />}
      toolbar={<KindBar draft={draft} />}
    >
      <Builder draft={draft} asking={asking} />
      <AlertList watches={{ kind: 'insight', id: insight.id, name: insight.name, question: insight.question }} />
    </Page>
  );
}
