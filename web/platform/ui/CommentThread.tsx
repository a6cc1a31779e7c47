import { ActionIcon, Avatar, Button, Text } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type MentionAnswer, readMentions } from '../../../contract/platform/mention.ts';
import { CommentField } from './CommentField.tsx';
import classes from './CommentThread.module.css';
import { type Mentioned, typedOf } from './mention.ts';
import { uiText as text } from './ui.text.ts';
import { RelativeDate } from './Value.tsx';

export interface ShownComment {
  id: string;
  author: { id: string; name: string };
  body: string;
  /** Whom the body mentions, by the names of now. */
  mentions?: readonly MentionAnswer[];
  at: string;
  isEdited?: boolean;
  canRemove?: boolean;
  canEdit?: boolean;
}

export interface CommentThreadProps {
  comments: readonly ShownComment[];
  /** Who can be mentioned. */
  members: readonly Mentioned[];
  /** Without it the thread is only read. */
  onAdd?: (body: string) => Promise<unknown>;
  onEdit?: (id: string, body: string) => Promise<unknown>;
  onRemove?: (id: string) => void;
}

/** What members said to each other about something, oldest first. */
export function CommentThread({ comments, members, onAdd, onEdit, onRemove }: CommentThreadProps) {
  const [editedId, setEditedId] = useState<string>();
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
                  <span className={classes.verbs}>
                    {comment.canEdit && onEdit && (
                      <ActionIcon size={24} aria-label={text.commentEdit} onClick={() => setEditedId(comment.id)}>
                        <Pencil size={13} aria-hidden />
                      </ActionIcon>
                    )}
                    {comment.canRemove && onRemove && (
                      <ActionIcon size={24} aria-label={text.commentRemove} onClick={() => onRemove(comment.id)}>
                        <Trash2 size={13} aria-hidden />
                      </ActionIcon>
                    )}
                  </span>
                </div>
                {onEdit && editedId === comment.id ? (
                  <CommentField
                    members={members}
                    initial={typedOf(comment.body, (memberId, written) => mentionOf(comment, memberId)?.name ?? written)}
                    label={text.commentEdit}
                    saveLabel={text.save}
                    onSave={(body) => onEdit(comment.id, body).then(() => setEditedId(undefined))}
                    aside={
                      <Button variant="subtle" onClick={() => setEditedId(undefined)}>
                        {text.cancel}
                      </Button>
                    }
                  />
                ) : (
                  <CommentBody comment={comment} />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {onAdd && <CommentField members={members} label={text.commentAdd} saveLabel={text.commentAdd} onSave={onAdd} />}
    </section>
  );
}

const mentionOf = (comment: ShownComment, memberId: string) => comment.mentions?.find((one) => one.memberId === memberId);

function CommentBody({ comment }: { comment: ShownComment }) {
  return (
    <div className={classes.body}>
      {readMentions(comment.body).map((part, index) => {
        if (part.kind === 'text') return part.text;
        const mention = mentionOf(comment, part.memberId);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which never move
          <span key={index}>
            <b className={classes.mention}>@{mention?.name ?? part.name}</b>
            {mention?.isFormer && <span className={classes.former}> ({text.formerMember})</span>}
          </span>
        );
      })}
    </div>
  );
}
