import { Autocomplete, type AutocompleteProps, Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

/** How long a pause in typing is: the whole screen follows a change, and must not follow every key. */
const pauseMs = 250;

/** What is being typed, told when the typing pauses or the field is left. While it is typed nothing from elsewhere changes it. */
function useTyped(value: string, onType: (value: string) => void) {
  const [typed, setTyped] = useState<string>();
  // The newest listener: by the time of the pause, the one of the first key would undo what changed since.
  const newest = useRef(onType);
  useEffect(() => {
    newest.current = onType;
  });
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => newest.current(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const onBlur = () => {
    if (typed !== undefined) onType(typed);
    setTyped(undefined);
  };
  return { value: typed ?? value, setTyped, onBlur };
}

type Typed<Props> = Omit<Props, 'value' | 'onChange' | 'onBlur'> & { value: string; onType: (value: string) => void };

export function TypedInput({ value, onType, ...props }: Typed<TextInputProps>) {
  const { setTyped, ...typed } = useTyped(value, onType);
  return <TextInput {...props} {...typed} onChange={(event) => setTyped(event.currentTarget.value)} />;
}

export function TypedArea({ value, onType, ...props }: Typed<TextareaProps>) {
  const { setTyped, ...typed } = useTyped(value, onType);
  return <Textarea {...props} {...typed} onChange={(event) => setTyped(event.currentTarget.value)} />;
}

/** With suggestions; whatever is typed counts. */
export function TypedChoice({ value, onType, ...props }: Typed<AutocompleteProps>) {
  const { setTyped, ...typed } = useTyped(value, onType);
  return <Autocomplete {...props} {...typed} onChange={setTyped} />;
}
