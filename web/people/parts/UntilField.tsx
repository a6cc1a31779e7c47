import { TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import { fieldText as text } from './field.text.ts';

/** The end of something dated; says what the day means, below, so that it stands level with the field of its start. */
export const UntilField = ({ label = text.to, description = text.toHint, ...props }: ComponentProps<typeof TextInput>) => (
  <TextInput
    type="date"
    label={label}
    description={description}
    inputWrapperOrder={['label', 'input', 'error', 'description']}
    {...props}
  />
);
