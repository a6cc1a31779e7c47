import { useQuery } from '@tanstack/react-query';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { CommentThread } from '../../platform/ui/CommentThread.tsx';
import { membersQuery } from '../people.api.ts';
import { commentsKey, commentsQuery, type Speaker } from './voices.api.ts';
import { voicesText as text } from './voices.text.ts';

/** What members say to each other about an account or a person. */
export function Comments({ speaker }: { speaker: Speaker }) {
  const api = useApi();
  const { workspace, member, may } = useHere();
  const { data: comments = [] } = useQuery(commentsQuery(api, speaker));
  const { data: members = [] } = useQuery(membersQuery(api, workspace.id));
  const refresh = () => [commentsKey(speaker)];
  const add = useChange({
    send: (body: string) => api.post('/comments', { subjectKind: speaker.kind, subjectId: speaker.id, body }),
    refresh,
  });
  const edit = useChange({
    send: ({ id, body }: { id: string; body: string }) => api.patch(`/comments/${id}`, { body }),
    refresh,
  });
  const remove = useChange({ send: (id: string) => api.delete(`/comments/${id}`), refresh, done: () => text.commentRemoved });
  return (
    <CommentThread
      comments={comments.map((comment) => ({
        id: comment.id,
        author: { id: comment.memberId, name: comment.memberName },
        body: comment.body,
        mentions: comment.mentions,
        at: comment.createdAt,
        isEdited: comment.version > 1,
        canRemove: comment.memberId === member.id,
        canEdit: comment.memberId === member.id,
      }))}
      members={members}
      {...(may('capture') ? { onAdd: (body: string) => add.mutateAsync(body) } : {})}
      {...(may('capture') ? { onEdit: (id: string, body: string) => edit.mutateAsync({ id, body }) } : {})}
      onRemove={(id) => remove.mutate(id)}
    />
  );
}
