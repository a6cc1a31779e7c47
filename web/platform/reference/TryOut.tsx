import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useHere } from '../session/here.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { type Operation, typeInWords } from './description.ts';
import classes from './Reference.module.css';
import { referenceText as text } from './reference.text.ts';
import { addressTried, askAsTyped, fieldsToTry, keyOf, type Tried } from './try-out.ts';

/** Asks the server as whoever reads, and shows what it answers. Only for requests that change nothing. */
export function TryOut({ operation }: { operation: Operation }) {
  const { workspace, product } = useHere();
  const [typed, setTyped] = useState<Tried>({
    'path workspaceId': workspace.id,
    'path productId': (product ?? workspace.products[0])?.id ?? '',
  });
  const { data, error, isPending, mutate } = useMutation({ mutationFn: (address: string) => askAsTyped(address) });
  const fields = fieldsToTry(operation);
  return (
    <form
      className={classes.tryOut}
      onSubmit={(event) => {
        event.preventDefault();
        mutate(addressTried(operation, typed));
      }}
    >
      <h3>{text.tryIt}</h3>
      <p className={classes.dim}>{text.tryNote}</p>
      {fields.length > 0 && (
        <div className={classes.tryFields}>
          {fields.map((field) => (
            <TextInput
              key={keyOf(field)}
              size="xs"
              label={field.name}
              placeholder={typeInWords(field.schema)}
              required={field.required ?? false}
              value={typed[keyOf(field)] ?? ''}
              onChange={(event) => setTyped({ ...typed, [keyOf(field)]: event.currentTarget.value })}
            />
          ))}
        </div>
      )}
      <Button type="submit" size="compact-sm" loading={isPending} leftSection={<Play size={12} aria-hidden />}>
        {text.ask}
      </Button>
      <div role="status">
        {error && <p className={classes.dim}>{text.noAnswer}</p>}
        {data && (
          <>
            {data.isCut && <p className={classes.dim}>{text.cut}</p>}
            <CodeBlock label={text.yourAnswer} title={text.yourAnswer} code={data.text} />
          </>
        )}
      </div>
    </form>
  );
}
