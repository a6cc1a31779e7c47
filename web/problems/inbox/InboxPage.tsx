import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';

export function InboxPage() {
  return (
    <Page title="Inbox">
      <LoadingState />
    </Page>
  );
}
