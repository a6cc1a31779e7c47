import { useMemo } from 'react';
import { useHere, useProduct } from '../../platform/session/here.ts';
import { Page } from '../../platform/ui/Page.tsx';
import { Builder, KindBar } from '../builder/Builder.tsx';
import { builderText as text } from '../builder/builder.text.ts';
import { useAsking } from '../builder/LiveResult.tsx';
import { useAsked } from '../builder/use-asked.ts';
import { useDraft } from '../builder/use-draft.ts';
import { questionOfKind } from '../question/question-draft.ts';
import { InsightVerbs } from './InsightVerbs.tsx';

/** A question that nobody keeps yet: all of it stands in the link. */
export function NewInsightPage() {
  const { workspace } = useHere();
  const product = useProduct();
  const ask = useAsked();
  // Where companies are the customers, companies are counted first.
  const start = useMemo(
    () => ({ ...questionOfKind('trends'), by: product.businessModel === 'b2b' ? ('account' as const) : ('person' as const) }),
    [product.businessModel],
  );
  const draft = useDraft(ask, start);
  const asking = useAsking(draft.checked.question, draft.hideUnder);
  return (
    <Page
      title={text.newTitle}
      breadcrumbs={[{ label: text.insights, href: `/w/${workspace.id}/p/${product.id}/insights` }]}
      actions={<InsightVerbs draft={draft} asking={asking} />}
      toolbar={<KindBar draft={draft} />}
    >
      <Builder draft={draft} asking={asking} />
    </Page>
  );
}
