import type { UseFormReturnType } from '@mantine/form';
import type { QueryKey } from '@tanstack/react-query';
import { fieldErrors } from './api.ts';
import { useChange } from './query.ts';

/**
 * What a `FormDrawer` takes as `onSave`: checks the form, sends it, puts refused fields back where they were typed.
 *
 * Shape   false: the form is not complete. `onSaved` may be left out.
 */
export const formSave =
  <Values, Result>(
    form: Pick<UseFormReturnType<Values>, 'validate' | 'getValues' | 'setErrors'>,
    send: (values: Values) => Promise<Result>,
    onSaved?: (result: Result) => unknown,
  ) =>
  async (): Promise<boolean> => {
    if (form.validate().hasErrors) return false;
    try {
      const result = await send(form.getValues());
      // Not in one line: an optional call that is not made does not evaluate what it would be given, and nothing would be sent.
      await onSaved?.(result);
    } catch (error) {
      form.setErrors(fieldErrors(error));
      throw error;
    }
    return true;
  };

/** `formSave` as a change: shown at once, read again afterwards, told in a toast. Shape  `done` undefined: the page tells by itself that it is saved. */
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
  return formSave(form, change.mutateAsync, options.onSaved);
}

/** An emptied text is no text. */
export const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());
