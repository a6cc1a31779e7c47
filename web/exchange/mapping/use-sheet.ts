import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isApiError } from '../../platform/api.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { uiText } from '../../platform/ui/ui.text.ts';
import { exchangeKeys } from '../exchange.api.ts';

/** Has another sheet of the workbook read. What was guessed and said of the one before is asked for anew. */
export function useSheet(importId: string, onChosen: () => void) {
  const { workspace } = useHere();
  const api = useApi();
  const client = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const choose = async (sheet: string) => {
    setIsBusy(true);
    setRefusal(undefined);
    try {
      const changed = await api.put(`/imports/${importId}/sheet`, { sheet });
      client.removeQueries({ queryKey: exchangeKeys.preview(workspace.id, importId) });
      onChosen();
      client.setQueryData(exchangeKeys.one(workspace.id, importId), changed);
    } catch (error) {
      setRefusal(isApiError(error) ? error.detail || error.title : uiText.errorUnknown);
    } finally {
      setIsBusy(false);
    }
  };
  return { choose, isBusy, refusal };
}
