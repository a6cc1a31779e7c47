import { Button, Combobox, Group, Textarea, useCombobox } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import classes from './CommentThread.module.css';
import { bodyOf, insertMention, type Mentioned, mentionBeingTyped } from './mention.ts';
import { uiText as text } from './ui.text.ts';

export interface CommentFieldProps {
  /** Who can be mentioned. */
  members: readonly Mentioned[];
  initial?: { typed: string; chosen: readonly Mentioned[] };
  label: string;
  saveLabel: string;
  onSave: (body: string) => Promise<unknown>;
  /** Stands before the button. */
  aside?: ReactNode;
}

const longest = 10_000;
const mostSuggested = 6;
const nothing = { typed: '', chosen: [] };

/** Where a comment is written. `@` offers members: arrows choose, Enter takes, Escape leaves. */
export function CommentField({ members, initial = nothing, label, saveLabel, onSave, aside }: CommentFieldProps) {
  const [typed, setTyped] = useState(initial.typed);
  const [chosen, setChosen] = useState<readonly Mentioned[]>(initial.chosen);
  const [search, setSearch] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox();
  const wanted = search?.trim().toLocaleLowerCase();
  const suggested =
    wanted === undefined ? [] : members.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).slice(0, mostSuggested);
  const isOffering = combobox.dropdownOpened && suggested.length > 0;

  const follow = (area: HTMLTextAreaElement) => {
    const next = mentionBeingTyped(area.value.slice(0, area.selectionStart), chosen);
    setSearch(next);
    if (next === undefined) combobox.closeDropdown();
    else {
      combobox.openDropdown();
      // After the new options are there.
      requestAnimationFrame(() => combobox.selectFirstOption());
    }
  };
  const choose = (memberId: string) => {
    const member = members.find((one) => one.id === memberId);
    if (!member) return;
    const next = insertMention(typed, field.current?.selectionStart ?? typed.length, member);
    // Written now, so that the caret stands behind the name before the next key is pressed.
    flushSync(() => {
      setTyped(next.typed);
      setChosen([...chosen, { id: member.id, name: member.name }]);
      setSearch(undefined);
    });
    combobox.closeDropdown();
    field.current?.focus();
    field.current?.setSelectionRange(next.caret, next.caret);
  };
  const send = async () => {
    if (typed.trim() === '' || isBusy) return;
    setIsBusy(true);
    try {
      await onSave(bodyOf(typed.trim(), chosen));
      setTyped('');
      setChosen([]);
    } catch {
      // What was written stays in the field; the change has told what went wrong.
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Combobox store={combobox} onOptionSubmit={choose} position="top-start" width={240}>
        <Combobox.Target withAriaAttributes={isOffering} withKeyboardNavigation={isOffering}>
          <Textarea
            ref={field}
            aria-label={label}
            placeholder={text.commentPlaceholder}
            autosize
            minRows={2}
            maxRows={12}
            maxLength={longest}
            value={typed}
            // No role of a combobox: HTML allows a field of several lines none. What is offered is said below as well.
            {...(isOffering ? { 'aria-autocomplete': 'list' } : {})}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              follow(event.currentTarget);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
              if (event.key === 'Escape' && isOffering) {
                event.stopPropagation();
                combobox.closeDropdown();
              }
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={suggested.length === 0}>
          <Combobox.Options aria-label={text.mention}>
            {suggested.map((member) => (
              <Combobox.Option key={member.id} value={member.id}>
                {member.name}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <span role="status" className="sr-only">
        {isOffering && text.mentionOffered(suggested.length)}
      </span>
      <Group gap="xs">
        {aside}
        <Button type="submit" loading={isBusy} disabled={typed.trim() === ''}>
          {saveLabel}
        </Button>
      </Group>
    </form>
  );
}
