import { type FormEvent, useState } from 'react';
import { isApiError } from '../api.ts';
import { uiText } from '../ui/ui.text.ts';

/** A form that stands in the page: `save` rejects with the refusal, which is shown above its button. */
export function useSubmit(save: () => Promise<unknown>) {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const send = async () => {
    setIsBusy(true);
    setRefusal(undefined);
    try {
      await save();
    } catch (error) {
      setRefusal(isApiError(error) ? error.detail || error.title : uiText.errorUnknown);
    } finally {
      setIsBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return { submit, isBusy, refusal };
}
