import { Button, Code } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { isApiError, isForbidden } from '../api.ts';
import { ForbiddenState } from './ForbiddenState.tsx';
import { PageState } from './PageState.tsx';
import { uiText as text } from './ui.text.ts';

export interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  isPage?: boolean;
}

/** Says what failed, with the code that support asks for. A refusal shows as forbidden. */
export function ErrorState({ error, onRetry, isPage = false }: ErrorStateProps) {
  if (isForbidden(error)) return <ForbiddenState isPage={isPage} />;
  const isKnown = isApiError(error);
  return (
    <PageState
      role="alert"
      isPage={isPage}
      icon={CircleAlert}
      title={isKnown ? error.title : text.errorTitle}
      actions={onRetry && <Button onClick={onRetry}>{text.retry}</Button>}
    >
      <div>{isKnown ? error.detail : text.errorUnknown}</div>
      {isKnown && (
        <div style={{ marginTop: 6 }}>
          {text.code} <Code>{error.code}</Code>
          {error.requestId && (
            <>
              {' '}
              · {text.request} <Code>{error.requestId}</Code>
            </>
          )}
        </div>
      )}
    </PageState>
  );
}
