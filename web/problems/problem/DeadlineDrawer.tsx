import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DeadlineItem } from '../../../contract/problems/deadline.ts';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import { asTyped } from '../../platform/api.ts';
import { formSave, orNull } from '../../platform/form.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemKeys } from '../problems.api.ts';
import { AccountSelect } from './AccountSelect.tsx';
import { problemPath } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

interface DeadlineDrawerProps {
  problem: ProblemDetail;
  deadline: DeadlineItem | undefined;
  onClose: () => void;
}

const kinds = ['clause', 'regulation', 'commitment'] as const;

/** A date that is not already in a contract or a deal. */
export function DeadlineDrawer({ problem, deadline, onClose }: DeadlineDrawerProps) {
  const api = useApi();
  const form = useForm({
    initialValues: {
      kind: (deadline?.kind ?? 'clause') as string,
      dueOn: deadline?.dueOn ?? '',
      accountId: deadline?.accountId ?? '',
      note: deadline?.note ?? '',
    },
    validate: { dueOn: (day) => (day === '' ? text.needDate : null) },
  });
  const change = useChange({
    send: (body: object) =>
      deadline
        ? api.patch(`/deadlines/${deadline.id}`, body, { ifMatch: deadline.version })
        : api.post(`${problemPath(problem.id)}/deadlines`, asTyped(body)),
    refresh: () => [problemKeys.all],
    done: () => text.dateSaved,
    isQuiet: true,
  });
  const save = formSave(form, ({ kind, dueOn, accountId, note }) =>
    change.mutateAsync({ kind, dueOn, accountId: orNull(accountId), note: orNull(note) }),
  );
  return (
    <FormDrawer opened onClose={onClose} title={deadline ? text.editDate : text.addDate} onSave={save}>
      <NativeSelect
        label={text.dateKind}
        data={kinds.map((value) => ({ value, label: text.dateKinds[value] }))}
        {...form.getInputProps('kind')}
      />
      <TextInput type="date" label={text.dueOn} required data-autofocus {...form.getInputProps('dueOn')} />
      <AccountSelect
        label={text.account}
        emptyLabel={text.everyAccount}
        value={form.values.accountId}
        onChange={(id) => form.setFieldValue('accountId', id)}
        known={deadline?.account}
      />
      <Textarea label={text.note} autosize minRows={2} maxRows={8} maxLength={2000} {...form.getInputProps('note')} />
    </FormDrawer>
  );
}
