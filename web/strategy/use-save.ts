import type { UseFormReturnType } from '@mantine/form';
import type { QueryKey } from '@tanstack/react-query';
import { fieldErrors } from '../platform/api.ts';
import { useChange } from '../platform/query.ts';

/**
 * What a `FormDrawer` takes as `onSave`: checks the form, sends it, puts refused fields back where they were typed.
 *
 * Shape   false: the form is not complete.
 */
export function useSave<Values, Body>(
  form: UseFormReturnType<Values>,
  options: { body: (values: Values) => Body; send: (body: Body) => Promise<unknown>; refresh: readonly QueryKey[]; done: string },
): () => Promise<boolean> {
  const change = useChange({ send: options.send, refresh: () => options.refresh, done: () => options.done, isQuiet: true });
  return async () => {
    if (form.validate().hasErrors) return false;
    try {
      await change.mutateAsync(options.body(form.getValues()));
    } catch (error) {
      form.setErrors(fieldErrors(error));
      throw error;
    }
    return true;
  };
}

export const isBlank = (value: string): boolean => value.trim() === '';

/** An emptied text is no text. */
export const orNull = (value: string): string | null => (isBlank(value) ? null : value);
