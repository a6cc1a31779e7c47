import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ModelChangeAnswer } from '../../contract/strategy/playbook.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import type { SessionProduct } from '../platform/api.ts';
import { useChange } from '../platform/query.ts';
import { useApi } from '../platform/session/here.ts';
import { refreshSession } from '../platform/session/session.ts';
import { DialogFocus } from '../platform/ui/DialogFocus.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { uiText } from '../platform/ui/ui.text.ts';
import classes from './ChangeModelDialog.module.css';
import { columns } from './policy/playbook-cells.ts';
import { productsText as text } from './products.text.ts';
import { modelChangeQuery } from './strategy.api.ts';

export interface ChangeModelDialogProps {
  product: SessionProduct;
  opened: boolean;
  onClose: () => void;
}

/** Shows what another business model would decide differently, before anything is changed. */
export function ChangeModelDialog({ product, opened, onClose }: ChangeModelDialogProps) {
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  return (
    <Modal opened={opened} onClose={onClose} title={text.changeTitle(product.name)} size={760} fullScreen={isPhone}>
      <DialogFocus />
      {opened && <Choice product={product} onClose={onClose} />}
    </Modal>
  );
}

function Choice({ product, onClose }: Omit<ChangeModelDialogProps, 'opened'>) {
  const api = useApi();
  const client = useQueryClient();
  const [to, setTo] = useState<BusinessModel>(columns.find((model) => model !== product.businessModel) ?? 'b2b');
  const { data: preview, error, refetch } = useQuery(modelChangeQuery(api, product.id, to));
  const put = (businessModel: BusinessModel) => api.patch(`/products/${product.id}`, { businessModel });
  // Rankings, lenses and places follow from the model: everything is read again.
  const readAgain = async () => {
    await refreshSession(client);
    await client.invalidateQueries();
  };
  const change = useChange({
    send: put,
    done: () => text.changed(product.name, to),
    undo: async () => {
      await put(product.businessModel);
      await readAgain();
    },
  });
  const isSame = to === product.businessModel;
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={text.changeTitle(product.name)}
        value={to}
        onChange={(model) => setTo(model as BusinessModel)}
        data={columns.map((model) => ({ value: model, label: text.models[model] }))}
        mb="md"
      />
      {isSame ? (
        <Text size="sm">{text.changeSame}</Text>
      ) : preview ? (
        <Changes preview={preview} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={8} />
      )}
      <Group justify="end" mt="lg">
        <Button onClick={onClose}>{uiText.cancel}</Button>
        <Button
          variant="filled"
          disabled={isSame || !preview}
          loading={change.isPending}
          onClick={() =>
            change.mutate(to, {
              onSuccess: () => {
                onClose();
                void readAgain();
              },
            })
          }
        >
          {text.changeTo(to)}
        </Button>
      </Group>
    </>
  );
}

type PolicyChange = ModelChangeAnswer['changes'][number];

const titles = (changes: readonly PolicyChange[]): string => changes.map((change) => change.title).join(', ');

function Changes({ preview }: { preview: ModelChangeAnswer }) {
  const now = preview.changes.filter((change) => change.takesEffect === 'now');
  const differ = now.filter((change) => change.before.decides && change.after.decides);
  const begin = now.filter((change) => !change.before.decides);
  const cease = now.filter((change) => !change.after.decides);
  const later = preview.changes.length - now.length;
  return (
    <>
      <Text size="sm">{text.changeLead}</Text>
      <table className={classes.changes}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{text.policy}</span>
            </th>
            <th scope="col">{text.models[preview.from]}</th>
            <th scope="col">{text.models[preview.to]}</th>
          </tr>
        </thead>
        <tbody>
          {differ.map((change) => (
            <tr key={change.key}>
              <th scope="row">{change.title}</th>
              <td className={classes.before}>{change.before.words}</td>
              <td>{change.after.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={classes.notes}>
        {begin.length > 0 && <Note term={text.begin}>{titles(begin)}.</Note>}
        {cease.length > 0 && <Note term={text.cease}>{titles(cease)}.</Note>}
        {preview.restingOverrides.length > 0 && (
          <Note term={text.resting(preview.restingOverrides.length)}>{preview.restingOverrides.join(', ')}.</Note>
        )}
        {preview.returningOverrides.length > 0 && (
          <Note term={text.returning(preview.returningOverrides.length)}>{preview.returningOverrides.join(', ')}.</Note>
        )}
        {later > 0 && <Note term={text.changeLater}>{text.laterCount(later)}</Note>}
      </dl>
    </>
  );
}

function Note({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
