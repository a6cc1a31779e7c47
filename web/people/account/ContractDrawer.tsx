import { ActionIcon, Button, Group, Input, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Clause, type ContractAnswer, clauseKinds, type NoticeClause } from '../../../contract/people/contract.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { fieldText } from '../parts/field.text.ts';
import { errorOf } from '../parts/field-error.ts';
import { today } from '../parts/today.ts';
import { UntilField } from '../parts/UntilField.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';
import { contractBody, contractValues, noticeFault } from './contract-form.ts';

const changeClasses = Object.keys(peopleText.changeClasses) as NoticeClause['changeClass'][];
const faultText = { days: text.needDays, twice: text.noticeTwice };
const nextKey = (rows: readonly { key: number }[]) => Math.max(0, ...rows.map((row) => row.key)) + 1;

/** Creates a contract or changes one: its dates, its notices, its other promises. */
export function ContractDrawer({ accountId, contract, onClose }: { accountId: string; contract?: ContractAnswer; onClose: () => void }) {
  const api = useApi();
  const form = useForm({
    initialValues: contractValues(contract, today()),
    validate: {
      start: (day) => (day === '' ? fieldText.needDay : null),
      end: (day, values) => (day !== '' && day < values.start ? fieldText.endsBeforeStart : null),
      notices: (notices) => {
        const fault = noticeFault(notices);
        return fault === null ? null : faultText[fault];
      },
      clauses: (clauses) => (clauses.some((one) => one.text.trim() === '') ? text.needClause : null),
    },
  });
  const save = useSave(form, {
    send: (values) =>
      contract
        ? api.patch(`/contracts/${contract.id}`, contractBody(values), { ifMatch: contract.version })
        : api.post('/contracts', asTyped({ accountId, ...contractBody(values) })),
    refresh: [peopleKeys.all],
    done: text.contractSaved,
  });
  const { notices, clauses } = form.values;
  const setNotice = (at: number, patch: Partial<(typeof notices)[number]>) =>
    form.setFieldValue(
      'notices',
      notices.map((one, index) => (index === at ? { ...one, ...patch } : one)),
    );
  const setClause = (at: number, patch: Partial<(typeof clauses)[number]>) =>
    form.setFieldValue(
      'clauses',
      clauses.map((one, index) => (index === at ? { ...one, ...patch } : one)),
    );
  return (
    <FormDrawer opened onClose={onClose} title={contract ? text.contractEditTitle : text.contractAddTitle} onSave={save}>
      <Group grow align="start">
        <TextInput type="date" label={text.start} required {...form.getInputProps('start')} />
        <UntilField label={text.end} description={text.endHint} {...form.getInputProps('end')} />
      </Group>
      <TextInput type="date" label={text.renewalOn} description={text.renewalHint} {...form.getInputProps('renewalOn')} />
      <Group grow align="start">
        <TextInput label={text.reference} maxLength={300} {...form.getInputProps('reference')} />
        <TextInput label={text.source} maxLength={100} {...form.getInputProps('source')} />
      </Group>
      <Lines
        label={text.notice}
        hint={text.noticeHint}
        error={form.errors['notices'] ?? errorOf(form.errors, 'noticeClauses')}
        addLabel={text.noticeAdd}
        onAdd={() => form.setFieldValue('notices', [...notices, { key: nextKey(notices), changeClass: 'breaking', days: '' }])}
      >
        {notices.map((notice, index) => (
          <Group key={notice.key} gap={6} wrap="nowrap">
            <NativeSelect
              aria-label={text.noticeClass(index + 1)}
              data={changeClasses.map((one) => ({ value: one, label: peopleText.changeClasses[one] }))}
              value={notice.changeClass}
              onChange={(event) => setNotice(index, { changeClass: event.currentTarget.value as NoticeClause['changeClass'] })}
              style={{ flex: 1 }}
            />
            <TextInput
              aria-label={text.noticeDays(index + 1)}
              inputMode="numeric"
              rightSection={<small>d</small>}
              value={notice.days}
              onChange={(event) => setNotice(index, { days: event.currentTarget.value })}
              w={96}
            />
            <RemoveButton
              label={text.noticeRemove(index + 1)}
              onClick={() =>
                form.setFieldValue(
                  'notices',
                  notices.filter((_, at) => at !== index),
                )
              }
            />
          </Group>
        ))}
      </Lines>
      <Lines
        label={text.clauses}
        error={errorOf(form.errors, 'clauses')}
        addLabel={text.clauseAdd}
        onAdd={() => form.setFieldValue('clauses', [...clauses, { key: nextKey(clauses), kind: 'data_location', text: '', reference: '' }])}
      >
        {clauses.map((one, index) => (
          <Stack key={one.key} gap={6}>
            <Group gap={6} wrap="nowrap">
              <NativeSelect
                aria-label={text.clauseKind(index + 1)}
                data={clauseKinds.map((kind) => ({ value: kind, label: peopleText.clauseKinds[kind] }))}
                value={one.kind}
                onChange={(event) => setClause(index, { kind: event.currentTarget.value as Clause['kind'] })}
                style={{ flex: 1 }}
              />
              <TextInput
                aria-label={text.clauseReference(index + 1)}
                placeholder={text.clauseReferenceShort}
                maxLength={300}
                value={one.reference}
                onChange={(event) => setClause(index, { reference: event.currentTarget.value })}
                style={{ flex: 1 }}
              />
              <RemoveButton
                label={text.clauseRemove(index + 1)}
                onClick={() =>
                  form.setFieldValue(
                    'clauses',
                    clauses.filter((_, at) => at !== index),
                  )
                }
              />
            </Group>
            <Textarea
              aria-label={text.clauseText(index + 1)}
              placeholder={text.clauseTextShort}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              value={one.text}
              onChange={(event) => setClause(index, { text: event.currentTarget.value })}
            />
          </Stack>
        ))}
      </Lines>
    </FormDrawer>
  );
}

const RemoveButton = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <ActionIcon aria-label={label} onClick={onClick}>
    <X size={14} aria-hidden />
  </ActionIcon>
);

function Lines({
  label,
  hint,
  error,
  addLabel,
  onAdd,
  children,
}: {
  label: string;
  hint?: string;
  error?: ReactNode;
  addLabel: string;
  onAdd: () => void;
  children: ReactNode;
}) {
  return (
    <Input.Wrapper label={label} labelElement="div" {...(hint ? { description: hint } : {})} error={error}>
      <Stack gap={8} mt={4}>
        {children}
        <div>
          <Button size="compact-sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />} onClick={onAdd}>
            {addLabel}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
