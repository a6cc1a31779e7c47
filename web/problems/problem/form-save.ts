import type { UseFormReturnType } from '@mantine/form';
import { fieldErrors } from '../../platform/api.ts';

/**
 * What a `FormDrawer` takes as `onSave`: checks the form, sends it, puts refused fields back where they were typed.
 *
 * Shape   false: the form is not complete.
 */
export const formSave =
  <Values>(form: UseFormReturnType<Values>, send: (values: Values) => Promise<unknown>) =>
  async (): Promise<boolean> => {
    if (form.validate().hasErrors) return false;
    try {
      await send(form.getValues());
    } catch (error) {
      form.setErrors(fieldErrors(error));
      throw error;
    }
    return true;
  };

/** An emptied text is no text. */
export const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());
