import { Input, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { SourceAnswer, SourceWithKeyAnswer } from '../../../contract/analytics/source.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { SecretDialog } from '../../platform/settings/SecretDialog.tsx';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import classes from './Sources.module.css';
import { sourcesText as text } from './sources.text.ts';

/** Makes a source and shows its key; or renames one. */
export function SourceDrawer({
  source,
  productId,
  onClose,
  onMade,
}: {
  source?: SourceAnswer;
  productId: string;
  onClose: () => void;
  onMade?: (source: SourceAnswer) => void;
}) {
  const api = useApi();
  const [made, setMade] = useState<SourceWithKeyAnswer>();
  const form = useForm({
    initialValues: { name: source?.name ?? '', kind: source?.kind ?? ('public' as SourceAnswer['kind']), zone: ownZone() },
    validate: { name: (name) => (name.trim() === '' ? ' ' : null) },
  });
  const save = useSave(form, {
    async send({ name, kind, zone }) {
      if (source) await api.patch<SourceAnswer>(`/sources/${source.id}` as string, { name: name.trim() }, { ifMatch: source.version });
      else setMade(await api.post<SourceWithKeyAnswer>(`/products/${productId}/sources` as string, { name: name.trim(), kind, zone }));
    },
    refresh: [analyticsKeys.sources],
    ...(source ? { done: text.saved } : {}),
  });
  if (made) {
    return (
      <SecretDialog
        title={text.keyTitle}
        label={text.keyLabel}
        secret={made.newWriteKey}
        onClose={() => {
          onClose();
          onMade?.(made);
        }}
      >
        {made.kind === 'server' ? text.keyNote : text.keyNotePublic}
      </SecretDialog>
    );
  }
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={source ? text.changeName : text.add}
      saveLabel={source ? text.changeName : text.create}
      onSave={async () => (await save()) && source !== undefined}
    >
      <TextInput label={text.name} description={text.nameHint} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      {!source && (
        <>
          <Input.Wrapper label={text.kind} labelElement="div">
            <div style={{ marginTop: 4 }}>
              <SegmentedControl
                aria-label={text.kind}
                value={form.values.kind}
                onChange={(kind) => form.setFieldValue('kind', kind as SourceAnswer['kind'])}
                data={[
                  { value: 'public', label: text.kinds.public },
                  { value: 'server', label: text.kinds.server },
                ]}
              />
            </div>
            <p className={classes.kindHint}>{text.kindHints[form.values.kind]}</p>
          </Input.Wrapper>
          <NativeSelect
            label={text.zone}
            description={text.zoneHint}
            data={['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]}
            {...form.getInputProps('zone')}
          />
        </>
      )}
    </FormDrawer>
  );
}

/** The browser's own zone is the likeliest calendar of whoever sets a source up. */
const ownZone = (): string => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return Intl.supportedValuesOf('timeZone').includes(timeZone) ? timeZone : 'UTC';
};
