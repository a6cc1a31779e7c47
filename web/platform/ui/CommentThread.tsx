import { ActionIcon, Avatar, Button, Combobox, Text, Textarea, useCombobox } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import classes from './CommentThread.module.css';
import { insertMention, mentionBeingTyped, readMentions } from './mention.ts';
import { uiText as text } from './ui.text.ts';
import { RelativeDate } from './Value.tsx';

export interface ShownComment {
  id: string;
  author: { id: string; name: string };
  body: string;
  at: string;
  isEdited?: boolean;
  canRemove?: boolean;
}

export interface CommentThreadProps {
  comments: readonly ShownComment[];
  /** Who can be mentioned. */
  members: readonly { id: string; name: string }[];
  /** Without it the thread is only read. */
  onAdd?: (body: string) => Promise<unknown>;
  onRemove?: (id: string) => void;
}

const longest = 10_000;
const mostSuggested = 6;

/** What members said to each other about something, oldest first. */
export function CommentThread({ comments, members, onAdd, onRemove }: CommentThreadProps) {
  return (
    <section aria-label={text.comments}>
      {comments.length === 0 ? (
        <Text size="sm" c="dimmed">
          {text.commentEmpty}
        </Text>
      ) : (
        <ul className={classes.list}>
          {comments.map((comment) => (
            <li key={comment.id} className={classes.comment}>
              <Avatar
                size={24}
                name={comment.author.name}
                styles={{ placeholder: { fontSize: 10, color: 'var(--bf-text)', background: 'var(--bf-active)' } }}
                aria-hidden
              />
              <div className={classes.words}>
                <div className={classes.head}>
                  <strong>{comment.author.name}</strong>
                  <RelativeDate value={comment.at} />
                  {comment.isEdited && <span>{text.commentEdited}</span>}
                  {comment.canRemove && onRemove && (
                    <ActionIcon size={24} className={classes.remove} aria-label={text.commentRemove} onClick={() => onRemove(comment.id)}>
                      <Trash2 size={13} aria-hidden />
                    </ActionIcon>
                  )}
                </div>
                <div className={classes.body}>
                  {readMentions(comment.body).map((part, index) =>
                    part.kind === 'text' ? (
                      part.text
                    ) : (
                      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never move
                      <b key={index} className={classes.mention}>
                        @{part.name}
                      </b>
                    ),
                  )}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {onAdd && <CommentField members={members} onAdd={onAdd} />}
    </section>
  );
}

function CommentField({ members, onAdd }: { members: CommentThreadProps['members']; onAdd: (body: string) => Promise<unknown> }) {
  const [body, setBody] = useState('');
  const [typed, setTyped] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox();
  const suggested =
    typed === undefined
      ? []
      : members.filter((member) => member.name.toLocaleLowerCase().includes(typed.toLocaleLowerCase())).slice(0, mostSuggested);

  const follow = (area: HTMLTextAreaElement) => {
    const next = mentionBeingTyped(area.value.slice(0, area.selectionStart));
    setTyped(next);
    if (next === undefined) combobox.closeDropdown();
    else {
      combobox.openDropdown();
      combobox.selectFirstOption();
    }
  };
  const choose = (memberId: string) => {
    const member = members.find((one) => one.id === memberId);
    const caret = field.current?.selectionStart ?? body.length;
    if (!member) return;
    const next = insertMention(body, caret, member);
    setBody(next.body);
    setTyped(undefined);
    combobox.closeDropdown();
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  };
  const send = async () => {
    if (body.trim() === '' || isBusy) return;
    setIsBusy(true);
    try {
      await onAdd(body.trim());
      setBody('');
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
        <Combobox.Target withAriaAttributes={suggested.length > 0}>
          <Textarea
            ref={field}
            aria-label={text.commentAdd}
            placeholder={text.commentPlaceholder}
            autosize
            minRows={2}
            maxRows={12}
            maxLength={longest}
            value={body}
            onChange={(event) => {
              setBody(event.currentTarget.value);
              follow(event.currentTarget);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void send();
              if (event.key === 'Escape' && combobox.dropdownOpened) {
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
      <Button type="submit" loading={isBusy} disabled={body.trim() === ''}>
        {text.commentAdd}
      </Button>
    </form>
  );
}
