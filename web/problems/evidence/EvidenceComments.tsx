import { queryOptions, useQuery } from '@tanstack/react-query';
import type { CommentAnswer } from '../../../contract/problems/comment.ts';
import type { Api } from '../../platform/api.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { CommentThread } from '../../platform/ui/CommentThread.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { membersQuery } from '../problem/problem.api.ts';
import { evidenceKeys } from './evidence.api.ts';
import { evidenceText as text } from './evidence.text.ts';

const mostComments = 500;

const commentsQuery = (api: Api, evidenceId: string) =>
  queryOptions({
    queryKey: [...evidenceKeys.one(evidenceId), 'comments'],
    queryFn: ({ signal }) =>
      api.listAll('/comments', { query: { subjectKind: 'evidence', subjectId: evidenceId }, most: mostComments, signal }),
  });

/** What members say to each other about it. */
export function EvidenceComments({ evidenceId }: { evidenceId: string }) {
  const api = useApi();
  const { member, may } = useHere();
  const { data: comments = [] } = useQuery(commentsQuery(api, evidenceId));
  const { data: members = [] } = useQuery(membersQuery(api));
  const subject = { subjectKind: 'evidence', subjectId: evidenceId } as const;
  const refresh = () => [evidenceKeys.one(evidenceId)];
  const add = useChange({ send: (body: string) => api.post('/comments', { ...subject, body }), refresh });
  const edit = useChange({
    send: ({ id, body }: { id: string; body: string }) => api.patch(`/comments/${id}`, { body }),
    refresh,
  });
  const remove = useChange({
    send: (comment: CommentAnswer) => api.delete(`/comments/${comment.id}`),
    refresh,
    done: () => text.commentGone,
    // It comes back as a new comment of the same member.
    undo: (comment) => api.post('/comments', { ...subject, body: comment.body }),
  });
  return (
    <Section title={text.comments}>
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
        members={members.map(({ id, name }) => ({ id, name }))}
        {...(may('capture') ? { onAdd: (body: string) => add.mutateAsync(body) } : {})}
        {...(may('capture') ? { onEdit: (id: string, body: string) => edit.mutateAsync({ id, body }) } : {})}
        onRemove={(id) => {
          const comment = comments.find((one) => one.id === id);
          if (comment) remove.mutate(comment);
        }}
      />
    </Section>
  );
}
