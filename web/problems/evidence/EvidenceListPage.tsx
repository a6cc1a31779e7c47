import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';

export function EvidenceListPage() {
  return (
    <Page title="Evidence">
      <LoadingState />
    </Page>
  );
}
