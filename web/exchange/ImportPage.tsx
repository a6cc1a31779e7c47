import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useApi, useHere } from '../platform/session/here.ts';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { ForbiddenState } from '../platform/ui/ForbiddenState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Page } from '../platform/ui/Page.tsx';
import { StatusBadge } from '../platform/ui/StatusBadge.tsx';
import { CheckStep } from './CheckStep.tsx';
import { importQuery } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';
import { canMap, type Step, shownStep, statusShapes, stepOf } from './import-status.ts';
import { MappingStep } from './mapping/MappingStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { Steps } from './Steps.tsx';
import { ThrowAway } from './ThrowAway.tsx';

/** One import, at the step where it stands. `?step=mapping` goes back to the columns as long as nothing was written. */
export function ImportPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const { importId = '' } = useParams({ strict: false }) as { importId?: string };
  const search = useSearch({ strict: false }) as { step?: Step };
  const { data: one, error, refetch } = useQuery({ ...importQuery(api, workspace.id, importId), enabled: may('import') });
  const crumbs = [{ label: text.imports, href: `/w/${workspace.id}/imports` }];
  if (!may('import') || !one) {
    return (
      <Page title={text.imports} breadcrumbs={crumbs}>
        {!may('import') ? (
          <ForbiddenState />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={8} />
        )}
      </Page>
    );
  }
  const step = shownStep(one, search.step);
  const here = `/w/${workspace.id}/imports/${one.id}`;
  return (
    <Page
      title={one.fileName}
      documentTitle={`${one.fileName} · ${text.imports}`}
      breadcrumbs={crumbs}
      badge={<StatusBadge shape={statusShapes[one.status]} label={text.statuses[one.status]} isDanger={one.status === 'failed'} />}
      actions={canMap(one) && <ThrowAway one={one} />}
      toolbar={
        <Steps
          current={step}
          hrefs={{
            ...(canMap(one) && one.hasFile ? { mapping: `${here}?step=mapping` } : {}),
            ...(stepOf(one) === 'check' ? { check: here } : {}),
          }}
        />
      }
    >
      {step === 'mapping' ? <MappingStep one={one} /> : step === 'check' ? <CheckStep one={one} /> : <ResultStep one={one} />}
    </Page>
  );
}
