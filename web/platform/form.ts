import type { UseFormReturnType } from '@mantine/form';
import type { QueryKey } from '@tanstack/react-query';
import { fieldErrors } from './api.ts';
import { useChange } from './query.ts';

/**
 * What a `FormDrawer` takes as `onSave`: checks the form, sends it, puts refused fields back where they were typed.
 *
 * Shape   false: the form is not complete. `done` undefined: the page tells by itself that it is saved.
 */
export function useSave<Values, Result = unknown>(
  form: UseFormReturnType<Values>,
  options: {
    send: (values: Values) => Promise<Result>;
    refresh: readonly QueryKey[];
    done?: string;
    onSaved?: (result: Result) => unknown;
  },
): () => Promise<boolean> {
  const { done } = options;
  const change = useChange<Values, Result>({
    send: options.send,
    refresh: () => options.refresh,
    ...(done === undefined ? {} : { done: () => done }),
    isQuiet: true,
  });
  return async () => {
    if (form.validate().hasErrors) return false;
    try {
      const result = await change.mutateAsync(form.getValues());
      // Not in one line: an optional call that is not made does not evaluate what it would be given, and nothing would be sent.
      await options.onSaved?.(result);
    } catch (error) {
      form.setErrors(fieldErrors(error));
      throw error;
    }
    return true;
  };
}
