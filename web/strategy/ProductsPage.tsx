import { ActionIcon, Button, Menu, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Archive, ArrowLeftRight, Ellipsis, PencilLine, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { ProductAnswer } from '../../contract/strategy/product.ts';
import { fieldErrors } from '../platform/api.ts';
import { useChange } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { refreshSession } from '../platform/session/session.ts';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { FormDrawer } from '../platform/ui/FormDrawer.tsx';
import { ModelChip } from '../platform/ui/LensChip.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Page } from '../platform/ui/Page.tsx';
import { ChangeModelDialog } from './ChangeModelDialog.tsx';
import { ModelCards } from './ModelCards.tsx';
import classes from './ProductsPage.module.css';
import { productsText as text } from './products.text.ts';
import { productsQuery, strategyKeys } from './strategy.api.ts';
import { useNewProduct } from './use-new-product.ts';

type Opened = { what: 'new' } | { what: 'rename' | 'model'; product: ProductAnswer };

/** Settings: which products there are and how each does business. */
export function ProductsPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const [isArchived, setIsArchived] = useState(false);
  const { data: products, error, refetch } = useQuery(productsQuery(api, workspace.id, isArchived));
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const present = workspace.products;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      layout="reading"
      actions={
        <>
          <SegmentedControl
            aria-label={text.which}
            value={isArchived ? 'archived' : 'present'}
            onChange={(which) => setIsArchived(which === 'archived')}
            data={[
              { value: 'present', label: text.showPresent },
              { value: 'archived', label: text.showArchived },
            ]}
          />
          {may('decide') && (
            <Button variant="filled" onClick={() => setOpened({ what: 'new' })}>
              {text.add}
            </Button>
          )}
        </>
      }
    >
      {products ? (
        products.length === 0 ? (
          <p>{text.noneArchived}</p>
        ) : (
          <ul className={classes.list}>
            {products.map((product) => (
              <ProductLine key={product.id} product={product} onOpen={setOpened} />
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState />
      )}
      <NewProductDrawer opened={opened?.what === 'new'} onClose={close} />
      {opened?.what === 'rename' && <RenameDrawer product={opened.product} onClose={close} />}
      {opened?.what === 'model' && (
        <ChangeModelDialog product={present.find((one) => one.id === opened.product.id) ?? opened.product} opened onClose={close} />
      )}
    </Page>
  );
}

function ProductLine({ product, onOpen }: { product: ProductAnswer; onOpen: (opened: Opened) => void }) {
  const { workspace, may } = useHere();
  const api = useApi();
  const client = useQueryClient();
  const send = (verb: 'archive' | 'restore') => api.post(`/products/${product.id}/${verb}`);
  const readAgain = () => refreshSession(client);
  const move = useChange({
    send,
    refresh: () => [strategyKeys.products, ['session']],
    done: (verb) => (verb === 'archive' ? text.archived(product.name) : text.restored(product.name)),
    undo: async (verb) => {
      await send(verb === 'archive' ? 'restore' : 'archive');
      await readAgain();
    },
  });
  return (
    <li className={classes.product}>
      <div className={classes.words}>
        <div className={classes.name}>
          {product.archivedAt ? (
            product.name
          ) : (
            <Link to="/w/$workspaceId/p/$productId" params={{ workspaceId: workspace.id, productId: product.id }}>
              {product.name}
            </Link>
          )}
          <ModelChip model={product.businessModel} />
        </div>
        <div className={classes.vision}>{product.vision ?? text.noVision}</div>
      </div>
      {may('decide') &&
        (product.archivedAt ? (
          <Button leftSection={<RotateCcw size={14} aria-hidden />} loading={move.isPending} onClick={() => move.mutate('restore')}>
            {text.restore}
          </Button>
        ) : (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon aria-label={text.actionsOf(product.name)}>
                <Ellipsis size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<PencilLine size={14} aria-hidden />} onClick={() => onOpen({ what: 'rename', product })}>
                {text.rename}
              </Menu.Item>
              <Menu.Item leftSection={<ArrowLeftRight size={14} aria-hidden />} onClick={() => onOpen({ what: 'model', product })}>
                {text.changeModel}
              </Menu.Item>
              <Menu.Item leftSection={<Archive size={14} aria-hidden />} onClick={() => move.mutate('archive')}>
                {text.archive}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ))}
    </li>
  );
}

function NewProductDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { form, create } = useNewProduct();
  return (
    <FormDrawer opened={opened} onClose={onClose} title={text.addTitle} saveLabel={text.create} onSave={create}>
      <TextInput label={text.name} description={text.nameHint} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <ModelCards
        isCompact
        label={text.businessModel}
        value={form.values.businessModel}
        onChange={(model) => form.setFieldValue('businessModel', model)}
        error={form.errors['businessModel'] as string | undefined}
      />
    </FormDrawer>
  );
}

function RenameDrawer({ product, onClose }: { product: ProductAnswer; onClose: () => void }) {
  const api = useApi();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: product.name },
    validate: { name: (name) => (name.trim() === '' ? text.needName : null) },
  });
  const rename = useChange({
    send: (name: string) => api.patch(`/products/${product.id}`, { name }, { ifMatch: product.version }),
    refresh: () => [strategyKeys.products, ['session']],
    done: (name) => text.renamed(name),
    undo: async () => {
      await api.patch(`/products/${product.id}`, { name: product.name });
      await refreshSession(client);
    },
    isQuiet: true,
  });
  const save = async () => {
    if (form.validate().hasErrors) return false;
    try {
      await rename.mutateAsync(form.getValues().name.trim());
    } catch (error) {
      form.setErrors(fieldErrors(error));
      throw error;
    }
    return true;
  };
  return (
    <FormDrawer opened onClose={onClose} title={text.renameTitle} onSave={save}>
      <TextInput label={text.name} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
    </FormDrawer>
  );
}
