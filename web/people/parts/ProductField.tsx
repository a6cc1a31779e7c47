import { NativeSelect } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useHere } from '../../platform/session/here.ts';
import { peopleText as text } from '../people.text.ts';

/** For which product something holds; the empty choice has a name of its own. */
export function ProductField({
  emptyLabel,
  label = text.product,
  ...props
}: { emptyLabel: string } & Omit<ComponentProps<typeof NativeSelect>, 'data'>) {
  const { workspace } = useHere();
  return (
    <NativeSelect
      label={label}
      {...props}
      data={[{ value: '', label: emptyLabel }, ...workspace.products.map((product) => ({ value: product.id, label: product.name }))]}
    />
  );
}
