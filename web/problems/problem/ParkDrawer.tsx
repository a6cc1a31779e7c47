import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemText as text } from './problem.text.ts';

/** A problem is put aside with a reason, for whoever asks again. */
export function ParkDrawer({ onPark, onClose }: { onPark: (reason: string) => Promise<unknown>; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const park = async () => {
    if (reason.trim() === '') {
      setRefusal(text.parkWhy);
      return false;
    }
    await onPark(reason.trim());
    return true;
  };
  return (
    <FormDrawer opened onClose={onClose} title={text.park} saveLabel={text.park} onSave={park}>
      <TextInput
        label={text.parkWhy}
        description={text.parkHint}
        required
        maxLength={1000}
        value={reason}
        error={refusal}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setRefusal(undefined);
        }}
        data-autofocus
      />
    </FormDrawer>
  );
}
