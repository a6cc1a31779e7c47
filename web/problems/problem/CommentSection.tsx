import { useQuery } from '@tanstack/react-query';
import type { CommentAnswer } from '../../../contract/problems/comment.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { CommentThread } from '../../platform/ui/CommentThread.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { problemKeys } from '../problems.api.ts';
import { commentsQuery, membersQuery } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

export function CommentSection({ problemId }: { problemId: string }) {
  const api = useApi();
  const { member, may } = useHere();
  const { data: comments, error, refetch } = useQuery(commentsQuery(api, problemId));
  const { data: members = [] } = useQuery(membersQuery(api));
  const subject = { subjectKind: 'problem', subjectId: problemId } as const;
  const add = useChange({
    send: (body: string) => api.post('/comments', { ...subject, body }),
    refresh: () => [problemKeys.problem(problemId)],
  });
  const edit = useChange({
    send: ({ id, body }: { id: string; body: string }) => api.patch(`/comments/${id}`, { body }),
    refresh: () => [problemKeys.problem(problemId)],
  });
  const remove = useChange({
    send: (comment: CommentAnswer) => api.delete(`/comments/${comment.id}`),
    refresh: () => [problemKeys.problem(problemId)],
    done: () => text.commentGone,
    // It comes back as a new comment of the same member.
    undo: (comment) => api.post('/comments', { ...subject, body: comment.body }),
  });
  return (
    <Section title={text.comments}>
      {comments ? (
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
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={3} />
      )}
    </Section>
  );
}
