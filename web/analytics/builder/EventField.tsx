import { TagsInput } from '@mantine/core';
import { questionText } from '../question/question.text.ts';
import { builderText as text } from './builder.text.ts';
import { useEventNames } from './use-names.ts';

/** Which events: none chosen is any. Names that never came can be typed too: a question may be asked before the first event. */
export function EventField({
  label,
  events,
  onChange,
}: {
  label: string;
  events: readonly string[] | null;
  onChange: (events: string[] | null) => void;
}) {
  const names = useEventNames();
  const chosen = events === null ? [] : [...events];
  return (
    <TagsInput
      aria-label={label}
      data={names}
      value={chosen}
      onChange={(next) => onChange(next.length === 0 ? null : next)}
      placeholder={chosen.length === 0 ? text.anyEvent : text.orEvent}
      maxTags={20}
      limit={200}
      maxDropdownHeight={280}
      acceptValueOnBlur
      // A name may hold a comma.
      splitChars={[]}
      renderOption={({ option }) => questionText.event(option.value)}
      styles={{ inputField: { minWidth: 40 } }}
    />
  );
}
