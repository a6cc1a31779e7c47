import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CsvFormat } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import { type ApiIssue, isApiError } from '../../platform/api.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { uiText } from '../../platform/ui/ui.text.ts';
import { exchangeKeys } from '../exchange.api.ts';

/** Sets the mapping, starts the dry run and goes to its report. A refusal stays beside the fields it is about. */
export function useDryRun(importId: string) {
  const { workspace } = useHere();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<{ words: string; issues: readonly ApiIssue[] }>();

  const start = async (input: { format: CsvFormat; mapping: Mapping }) => {
    setIsBusy(true);
    setRefused(undefined);
    try {
      await api.put(`/imports/${importId}/mapping`, input);
      const checking = await api.post(`/imports/${importId}/check`, {});
      client.setQueryData(exchangeKeys.one(workspace.id, importId), checking);
      client.removeQueries({ queryKey: exchangeKeys.details(workspace.id, importId, 'problems') });
      client.removeQueries({ queryKey: exchangeKeys.details(workspace.id, importId, 'new-problems') });
      void client.invalidateQueries({ queryKey: exchangeKeys.list(workspace.id) });
      void client.invalidateQueries({ queryKey: exchangeKeys.preview(workspace.id, importId), refetchType: 'none' });
      await navigate({ href: `/w/${workspace.id}/imports/${importId}` });
    } catch (error) {
      setRefused({
        words: isApiError(error) ? error.detail || error.title : uiText.errorUnknown,
        issues: isApiError(error) ? error.issues : [],
      });
    } finally {
      setIsBusy(false);
    }
  };
  return { start, isBusy, refusal: refused?.words, issues: refused?.issues ?? [], forget: () => setRefused(undefined) };
}
