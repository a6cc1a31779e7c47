import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Package } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { isApiError } from '../platform/api.ts';
import { useMay } from '../platform/session/here.ts';
import { PageState } from '../platform/ui/PageState.tsx';
import { uiText } from '../platform/ui/ui.text.ts';
import classes from './FirstProduct.module.css';
import { ModelCards } from './ModelCards.tsx';
import { productsText as text } from './products.text.ts';
import { useNewProduct } from './use-new-product.ts';

/** A workspace without products: the first one, and the idea of the two lenses with it. */
export function FirstProduct() {
  const may = useMay();
  const { form, create } = useNewProduct();
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  useDocumentTitle(`${text.welcomeTitle} · Bifocal`);
  if (!may('decide')) {
    return (
      <PageState icon={Package} title={text.welcomeForbiddenTitle} isPage>
        {text.welcomeForbidden}
      </PageState>
    );
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setRefusal(undefined);
    try {
      await create();
    } catch (error) {
      setRefusal(isApiError(error) ? error.detail || error.title : uiText.errorUnknown);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className={classes.page}>
      <h1 className={classes.title} tabIndex={-1}>
        {text.welcomeTitle}
      </h1>
      <p className={classes.lead}>{text.welcome}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap="lg">
          <TextInput label={text.name} description={text.nameHint} maxLength={120} maw={380} autoFocus {...form.getInputProps('name')} />
          <ModelCards
            label={text.businessModel}
            value={form.values.businessModel}
            onChange={(model) => form.setFieldValue('businessModel', model)}
            error={form.errors['businessModel'] as string | undefined}
          />
          {refusal && (
            <Alert color="danger" role="alert" p="xs">
              {refusal}
            </Alert>
          )}
          <Button type="submit" variant="filled" loading={isBusy} style={{ alignSelf: 'start' }}>
            {text.create}
          </Button>
        </Stack>
      </form>
    </div>
  );
}
