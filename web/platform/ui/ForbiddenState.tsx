import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageState } from './PageState.tsx';
import { uiText as text } from './ui.text.ts';

export function ForbiddenState({ isPage = false, children }: { isPage?: boolean; children?: ReactNode }) {
  return (
    <PageState icon={LockKeyhole} title={text.forbiddenTitle} isPage={isPage}>
      {children ?? text.forbidden}
    </PageState>
  );
}
