import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import { fieldErrors } from '../platform/api.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { refreshSession } from '../platform/session/session.ts';
import { notify } from '../platform/toast.tsx';
import { productsText as text } from './products.text.ts';
import { strategyKeys } from './strategy.api.ts';

interface NewProduct {
  name: string;
  businessModel: BusinessModel | null;
}

/** A product is made in two places: at the start, and in the settings. Both open it afterwards. */
export function useNewProduct() {
  const { workspace } = useHere();
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<NewProduct>({
    initialValues: { name: '', businessModel: null },
    validate: {
      name: (name) => (name.trim() === '' ? text.needName : null),
      businessModel: (model) => (model === null ? text.needModel : null),
    },
  });
  /** False: the form is not complete. Rejects with the server's refusal. */
  const create = async (): Promise<boolean> => {
    const { name, businessModel } = form.getValues();
    if (form.validate().hasErrors || businessModel === null) return false;
    try {
      const product = await api.post('/products', { name, businessModel });
      await refreshSession(client);
      void client.invalidateQueries({ queryKey: strategyKeys.products });
      notify(text.created(product.name));
      form.reset();
      await navigate({ to: '/w/$workspaceId/p/$productId', params: { workspaceId: workspace.id, productId: product.id } });
      return true;
    } catch (error) {
      form.setErrors(fieldErrors(error));
      throw error;
    }
  };
  return { form, create };
}
