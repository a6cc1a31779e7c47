import { ActionIcon, Input, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { SegmentAnswer, SegmentDefinition, SegmentKind } from '../../../contract/people/segment.ts';
import { asTyped, isApiError } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { minorPerMajor } from '../../platform/format.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { fieldText } from '../parts/field.text.ts';
import { errorOf } from '../parts/field-error.ts';
import parts from '../parts/parts.module.css';
import { AccountPicker, PersonPicker, type Picked } from '../parts/RecordPicker.tsx';
import { Row } from '../parts/Row.tsx';
import { peopleKeys, segmentsQuery } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { RuleFields } from './RuleFields.tsx';
import { emptyCondition, groupOf, type RuleGroup, ruleOf } from './rule-form.ts';
import { segmentMembersQuery, segmentPreviewQuery } from './segments.api.ts';
import classes from './segments.module.css';
import { segmentsText as text } from './segments.text.ts';
import { useRuleChoices } from './use-rule-choices.ts';

interface SegmentValues {
  name: string;
  kind: SegmentKind;
  by: 'rule' | 'list';
  rule: RuleGroup;
  list: Picked[];
}

const newRule = (kind: SegmentKind): RuleGroup => ({ kind: 'group', match: 'all', lines: [emptyCondition(kind)] });

/** Units  members of a list that its form shows by name; the rest stay in it unseen. */
const mostNamed = 500;

/** Makes a segment or changes one, and says while it is being written how many it finds. */
export function SegmentDrawer({
  segment,
  kind = 'account',
  onClose,
  onSaved,
}: {
  segment?: SegmentAnswer;
  kind?: SegmentKind;
  onClose: () => void;
  onSaved?: (segment: SegmentAnswer) => void;
}) {
  const isList = segment !== undefined && 'list' in segment.definition;
  const api = useApi();
  const { data: members } = useQuery({ ...segmentMembersQuery(api, segment?.id ?? '', mostNamed), enabled: isList });
  // The form starts when the names of its list are there.
  if (isList && !members) return null;
  return (
    <SegmentForm
      {...(segment ? { segment } : {})}
      kind={segment?.kind ?? kind}
      named={members?.items.map(({ id, name }) => ({ id, name })) ?? []}
      onClose={onClose}
      {...(onSaved ? { onSaved } : {})}
    />
  );
}

function SegmentForm({
  segment,
  kind,
  named,
  onClose,
  onSaved,
}: {
  segment?: SegmentAnswer;
  kind: SegmentKind;
  named: readonly Picked[];
  onClose: () => void;
  onSaved?: (segment: SegmentAnswer) => void;
}) {
  const api = useApi();
  const { workspace } = useHere();
  const choices = useRuleChoices();
  const units = { minorPerMajor: minorPerMajor(workspace.currency) };
  const definition = segment?.definition;
  const form = useForm<SegmentValues>({
    initialValues: {
      name: segment?.name ?? '',
      kind,
      by: definition && 'list' in definition ? 'list' : 'rule',
      rule: definition && 'rule' in definition ? groupOf(definition.rule, kind, units) : newRule(kind),
      list: definition && 'list' in definition ? listed(definition.list, named) : [],
    },
    validate: {
      name: (name) => (name.trim() === '' ? fieldText.needName : null),
      rule: (rule, values) => (values.by === 'rule' && ruleOf(rule, values.kind, units) === undefined ? text.incomplete : null),
    },
  });
  const { values } = form;
  const { data: all = [] } = useQuery(segmentsQuery(api, workspace.id, values.kind));
  const others = all.filter((one) => one.id !== segment?.id);
  const save = useSave(form, {
    send: (typed) => {
      const body = { name: typed.name.trim(), definition: definitionOf(typed, units) };
      return segment
        ? api.patch(`/segments/${segment.id}`, asTyped(body), { ifMatch: segment.version })
        : api.post('/segments', asTyped({ ...body, kind: typed.kind }));
    },
    refresh: [peopleKeys.all, peopleKeys.problems],
    done: peopleText.saved(values.name.trim()),
    onSaved: (saved) => onSaved?.(saved),
  });
  const Picker = values.kind === 'account' ? AccountPicker : PersonPicker;
  return (
    <FormDrawer opened onClose={onClose} title={segment ? text.editTitle : text.addTitle} onSave={save} size="lg">
      <TextInput label={text.name} description={text.nameHint} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      {!segment && (
        <Input.Wrapper label={text.over} labelElement="div">
          <div style={{ marginTop: 4 }}>
            <SegmentedControl
              aria-label={text.over}
              value={values.kind}
              onChange={(next) => form.setValues({ kind: next as SegmentKind, rule: newRule(next as SegmentKind), list: [] })}
              data={[
                { value: 'account', label: text.kinds.account },
                { value: 'person', label: text.kinds.person },
              ]}
            />
          </div>
        </Input.Wrapper>
      )}
      <Input.Wrapper label={text.definedBy} labelElement="div">
        <div style={{ marginTop: 4 }}>
          <SegmentedControl
            aria-label={text.definedBy}
            value={values.by}
            onChange={(by) => form.setFieldValue('by', by as SegmentValues['by'])}
            data={[
              { value: 'rule', label: text.asRule },
              { value: 'list', label: text.asList },
            ]}
          />
        </div>
      </Input.Wrapper>
      {values.by === 'rule' ? (
        <Input.Wrapper error={form.errors['rule'] ?? errorOf(form.errors, 'definition')}>
          <RuleFields
            kind={values.kind}
            group={values.rule}
            onChange={(rule) => form.setFieldValue('rule', rule)}
            choices={choices}
            segments={others}
          />
        </Input.Wrapper>
      ) : (
        <div>
          <Picker
            key={values.list.length}
            label={text.addMember[values.kind]}
            value={null}
            onChange={(picked) => picked && form.setFieldValue('list', [...values.list, picked])}
            without={values.list.map((one) => one.id)}
          />
          <ul className={parts.rows} style={{ marginTop: 8 }}>
            {values.list.map((one) => (
              <Row
                key={one.id}
                title={<span style={{ fontWeight: 400 }}>{one.name}</span>}
                end={
                  <ActionIcon
                    aria-label={text.removeMember(one.name)}
                    onClick={() =>
                      form.setFieldValue(
                        'list',
                        values.list.filter((other) => other.id !== one.id),
                      )
                    }
                  >
                    <X size={14} aria-hidden />
                  </ActionIcon>
                }
              />
            ))}
          </ul>
        </div>
      )}
      <Size
        kind={values.kind}
        definition={values.by === 'rule' && !ruleOf(values.rule, values.kind, units) ? undefined : definitionOf(values, units)}
      />
    </FormDrawer>
  );
}

/** The ids of a list with the names that are known. */
const listed = (ids: readonly string[], named: readonly Picked[]): Picked[] => {
  const names = new Map(named.map((one) => [one.id, one.name]));
  return ids.map((id) => ({ id, name: names.get(id) ?? id }));
};

const definitionOf = (values: SegmentValues, units: { minorPerMajor: number }): SegmentDefinition =>
  values.by === 'list' ? { list: values.list.map((one) => one.id) } : { rule: ruleOf(values.rule, values.kind, units) ?? { all: [] } };

/** Asks when the typing pauses. */
const pauseMs = 250;

function Size({ kind, definition }: { kind: SegmentKind; definition: SegmentDefinition | undefined }) {
  const api = useApi();
  const [asked] = useDebouncedValue(JSON.stringify(definition), pauseMs);
  const { data, error, isFetching } = useQuery({
    ...segmentPreviewQuery(api, kind, asked === undefined ? undefined : (JSON.parse(asked) as SegmentDefinition)),
    placeholderData: keepPreviousData,
  });
  const words =
    definition === undefined
      ? text.incomplete
      : error
        ? isApiError(error)
          ? (error.issues[0]?.message ?? error.detail)
          : error.message
        : data
          ? text.finds[kind](data.size)
          : text.counting;
  return (
    <output className={classes.size} data-quiet={definition === undefined || error || isFetching ? true : undefined} aria-live="polite">
      {words}
    </output>
  );
}
