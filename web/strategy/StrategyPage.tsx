import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Mountain } from 'lucide-react';
import { useState } from 'react';
import { useApi, useMay, useProduct } from '../platform/session/here.ts';
import { EmptyState } from '../platform/ui/EmptyState.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { ModelChip } from '../platform/ui/LensChip.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Page, Section } from '../platform/ui/Page.tsx';
import { ArchivedSection } from './ArchivedSection.tsx';
import { NorthStarSection } from './NorthStarSection.tsx';
import { ObjectiveSection } from './ObjectiveSection.tsx';
import classes from './StrategyPage.module.css';
import { productQuery } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { ValuePromiseSection } from './ValuePromiseSection.tsx';
import { VisionDrawer } from './VisionDrawer.tsx';

/** From the vision down to the figures that would show it. */
export function StrategyPage() {
  const product = useProduct();
  const [archived, setArchived] = useState(false);
  return (
    <Page
      title={text.title}
      documentTitle={text.tab(product.name)}
      badge={<ModelChip model={product.businessModel} />}
      lead={text.lead}
      actions={
        <Button variant="subtle" onClick={() => setArchived(!archived)} aria-pressed={archived}>
          {archived ? text.hideArchived : text.showArchived}
        </Button>
      }
    >
      <VisionSection key={product.id} />
      <NorthStarSection />
      <ObjectiveSection archived={archived} />
      <ValuePromiseSection />
      {archived && <ArchivedSection />}
    </Page>
  );
}

function VisionSection() {
  const { id } = useProduct();
  const api = useApi();
  const may = useMay();
  const { data: product, error, refetch } = useQuery(productQuery(api, id));
  const [isEdited, setIsEdited] = useState(false);
  const edit = () => setIsEdited(true);
  return (
    <Section
      title={text.vision}
      actions={
        product?.vision &&
        may('decide') && (
          <Button size="compact-sm" variant="subtle" onClick={edit} aria-label={`${text.edit}: ${text.vision}`}>
            {text.edit}
          </Button>
        )
      }
    >
      {product === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={2} />
        )
      ) : product.vision ? (
        <p className={classes.vision}>{product.vision}</p>
      ) : (
        <EmptyState
          icon={Mountain}
          title={text.visionEmptyTitle}
          action={may('decide') && <Button onClick={edit}>{text.visionAdd}</Button>}
          example={text.visionExample}
        >
          {text.visionEmpty}
        </EmptyState>
      )}
      {isEdited && product && <VisionDrawer product={product} onClose={() => setIsEdited(false)} />}
    </Section>
  );
}
