import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';

export function EvidencePage() {
  return (
    <Page title="Evidence">
      <LoadingState />
    </Page>
  );
}
