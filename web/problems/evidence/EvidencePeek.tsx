import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../platform/session/here.ts';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { AccountQuestion } from './AccountQuestion.tsx';
import { EvidenceView } from './EvidenceView.tsx';
import { evidenceQuery } from './evidence.api.ts';
import { LinkSection } from './LinkSection.tsx';
import { ThenAndNow } from './ThenAndNow.tsx';
import { useEvidenceKeys } from './use-evidence-changes.ts';

/** A piece of evidence beside the list. */
export function EvidencePeek({ evidenceId }: { evidenceId: string }) {
  const api = useApi();
  const keys = useEvidenceKeys();
  const { data: evidence, error, refetch } = useQuery(evidenceQuery(api, evidenceId));
  if (!evidence) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  return (
    <div style={{ display: 'grid', gap: 18 }}>
      <EvidenceView evidence={evidence} />
      {evidence.accountUnclear && evidence.person && (
        <AccountQuestion evidenceId={evidence.id} speaker={evidence.person.name} choices={evidence.accountChoices} refresh={keys} />
      )}
      <ThenAndNow evidence={evidence} />
      <LinkSection evidence={evidence} />
    </div>
  );
}
