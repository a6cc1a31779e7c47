import { Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { MoreFields, SpeakerFields } from '../capture/CaptureFields.tsx';
import { captureText } from '../capture/capture.text.ts';
import { type CaptureErrors, type CaptureValues, checkCapture } from '../capture/capture-form.ts';
import { evidenceText as text } from './evidence.text.ts';
import { changeOf, valuesOf } from './evidence-form.ts';
import { useEvidenceKeys } from './use-evidence-changes.ts';

/** The same fields as when it was captured. */
export function EvidenceDrawer({ evidence, onClose }: { evidence: EvidenceDetail; onClose: () => void }) {
  const api = useApi();
  const keys = useEvidenceKeys();
  const before = useMemo(() => valuesOf(evidence), [evidence]);
  const [values, setValues] = useState<CaptureValues>(before);
  const [errors, setErrors] = useState<CaptureErrors>({});
  const change = useChange({
    send: (body: Record<string, unknown>) => api.patch(`/evidence/${evidence.id}`, body, { ifMatch: evidence.version }),
    refresh: () => keys,
    done: () => text.saved,
    isQuiet: true,
  });
  const set = (patch: Partial<CaptureValues>) => {
    setValues((now) => ({ ...now, ...patch }));
    setErrors({});
  };
  const save = async () => {
    const now = new Date();
    const found = checkCapture(values, now);
    setErrors(found);
    if (Object.keys(found).length > 0) return false;
    const body = changeOf(before, values, now);
    if (Object.keys(body).length > 0) await change.mutateAsync(body);
    return true;
  };
  return (
    <FormDrawer opened onClose={onClose} title={text.editTitle} onSave={save}>
      <Textarea
        label={captureText.body}
        autosize
        minRows={4}
        maxRows={18}
        value={values.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
        error={errors.body}
        data-autofocus
      />
      <SpeakerFields values={values} errors={errors} set={set} canCreate={false} />
      <MoreFields values={values} errors={errors} set={set} />
    </FormDrawer>
  );
}
