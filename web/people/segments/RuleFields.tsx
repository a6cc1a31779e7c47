import { ActionIcon, Autocomplete, Button, Group, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { accountStages } from '../../../contract/people/account.ts';
import { type SegmentAnswer, type SegmentKind, type SegmentOperator, segmentLimits } from '../../../contract/people/segment.ts';
import { stakeholderRoleNames } from '../../../contract/people/stakeholder-role.ts';
import { peopleText } from '../people.text.ts';
import { BehaviourFields } from './BehaviourFields.tsx';
import { IdField } from './IdField.tsx';
import {
  behaviourSource,
  customFields,
  emptyBehaviour,
  emptyCondition,
  emptyGroup,
  emptySegment,
  operatorsOf,
  type RuleGroup,
  type RuleLine,
  takesValue,
  typeOfField,
  withField,
  withLine,
} from './rule-form.ts';
import classes from './segments.module.css';
import { segmentsText as text } from './segments.text.ts';
import type { RuleChoices } from './use-rule-choices.ts';

interface RuleFieldsProps {
  kind: SegmentKind;
  group: RuleGroup;
  onChange: (group: RuleGroup) => void;
  choices: RuleChoices;
  segments: readonly SegmentAnswer[];
  depth?: number;
}

/** A rule as lines: field, comparison, value; joined by all, any or none. Groups may stand within groups. */
export function RuleFields({ kind, group, onChange, choices, segments, depth = 1 }: RuleFieldsProps) {
  const set = (at: number, line: RuleLine) => onChange({ ...group, lines: group.lines.map((one, index) => (index === at ? line : one)) });
  const add = (line: RuleLine) => onChange({ ...group, lines: withLine(group.lines, line, kind) });
  return (
    <div className={classes.group} data-depth={depth}>
      <Group gap={8} mb={8}>
        <span className={classes.match}>{text.match}</span>
        <NativeSelect
          aria-label={text.matchOf}
          size="xs"
          data={(['all', 'any', 'none'] as const).map((match) => ({ value: match, label: text[match] }))}
          value={group.match}
          onChange={(event) => onChange({ ...group, match: event.currentTarget.value as RuleGroup['match'] })}
        />
      </Group>
      {group.lines.length === 0 && <p className={classes.quiet}>{text.emptyRule}</p>}
      {group.lines.map((line, index) => (
        <div key={line.key} className={classes.line}>
          <div className={classes.lineFields}>
            {line.kind === 'group' ? (
              <RuleFields
                kind={kind}
                group={line}
                onChange={(inner) => set(index, { ...inner, key: line.key })}
                choices={choices}
                segments={segments}
                depth={depth + 1}
              />
            ) : line.kind === 'segment' ? (
              <Group gap={6} wrap="nowrap">
                <span className={classes.match}>{text.inSegment}</span>
                <NativeSelect
                  aria-label={text.valueOf(index + 1)}
                  style={{ flex: 1 }}
                  data={[{ value: '', label: '–' }, ...segments.map((segment) => ({ value: segment.id, label: segment.name }))]}
                  value={line.segmentId}
                  onChange={(event) => set(index, { ...line, segmentId: event.currentTarget.value })}
                />
              </Group>
            ) : line.kind === 'source' && line.condition.source === behaviourSource ? (
              <BehaviourFields condition={line.condition} index={index} onChange={(condition) => set(index, { ...line, condition })} />
            ) : line.kind === 'source' ? (
              <span>{text.otherSource(line.condition.source)}</span>
            ) : (
              <Condition kind={kind} line={line} index={index} onChange={(next) => set(index, next)} choices={choices} />
            )}
          </div>
          <ActionIcon
            aria-label={text.removeOf(index + 1)}
            onClick={() => onChange({ ...group, lines: group.lines.filter((_, at) => at !== index) })}
          >
            <X size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group gap={4} mt={4}>
        <Button size="compact-sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />} onClick={() => add(emptyCondition(kind))}>
          {text.addCondition}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => add(emptyBehaviour())}>
          {text.addBehaviour}
        </Button>
        {segments.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => add(emptySegment())}>
            {text.addSegment}
          </Button>
        )}
        {depth < segmentLimits.depth - 1 && (
          <Button size="compact-sm" variant="subtle" onClick={() => add(emptyGroup(kind))}>
            {text.addGroup}
          </Button>
        )}
      </Group>
    </div>
  );
}

type ConditionLine = RuleLine & { kind: 'condition' };

function Condition({
  kind,
  line,
  index,
  onChange,
  choices,
}: {
  kind: SegmentKind;
  line: ConditionLine;
  index: number;
  onChange: (line: RuleLine) => void;
  choices: RuleChoices;
}) {
  const type = typeOfField(kind, line.field);
  const isCustom = customFields[kind].includes(line.field);
  return (
    <div className={classes.condition}>
      <NativeSelect
        aria-label={text.fieldOf(index + 1)}
        data={[
          ...Object.entries(text.fields[kind]).map(([value, label]) => ({ value, label })),
          ...customFields[kind].map((value) => ({ value, label: text.custom[value] ?? value })),
        ]}
        value={line.field}
        onChange={(event) => onChange(withField(line, kind, event.currentTarget.value))}
      />
      {isCustom && (
        <TextInput
          aria-label={text.customOf(index + 1)}
          placeholder={text.customName}
          maxLength={100}
          value={line.custom}
          onChange={(event) => onChange({ ...line, custom: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        aria-label={text.opOf(index + 1)}
        data={operatorsOf(type).map((op) => ({ value: op, label: text.operators[op] }))}
        value={line.op}
        onChange={(event) => onChange({ ...line, op: event.currentTarget.value as SegmentOperator })}
      />
      {takesValue(line.op) && <ValueField kind={kind} line={line} label={text.valueOf(index + 1)} onChange={onChange} choices={choices} />}
    </div>
  );
}

const lastPart = (field: string): string => field.split('.').at(-1) ?? field;

/** What a value can be chosen from; undefined where it is typed. */
function optionsOf(field: string, choices: RuleChoices): { value: string; label: string }[] | undefined {
  switch (lastPart(field)) {
    case 'stage':
      return accountStages.map((stage) => ({ value: stage, label: peopleText.stages[stage] }));
    case 'role':
      return stakeholderRoleNames.map((role) => ({ value: role, label: peopleText.roles[role] }));
    case 'country':
      return choices.countries;
    case 'steward':
      return choices.members;
    case 'product':
      return choices.products;
    default:
      return undefined;
  }
}

const recordKinds: Readonly<Record<string, SegmentKind>> = { parent: 'account', family: 'account', account: 'account', person: 'person' };

function ValueField({
  kind,
  line,
  label,
  onChange,
  choices,
}: {
  kind: SegmentKind;
  line: ConditionLine;
  label: string;
  onChange: (line: RuleLine) => void;
  choices: RuleChoices;
}) {
  const type = typeOfField(kind, line.field);
  const options = optionsOf(line.field, choices);
  const set = (value: string) => onChange({ ...line, value });
  const record = line.field === 'id' ? kind : type === 'id' ? recordKinds[lastPart(line.field)] : undefined;
  if (line.op === 'in')
    return (
      <TagsInput
        aria-label={label}
        placeholder={line.values.length === 0 ? text.listHint : ''}
        data={(options ?? suggestionsOf(line.field, choices)).map((one) => (typeof one === 'string' ? one : one.value))}
        value={line.values}
        onChange={(values) => onChange({ ...line, values })}
        acceptValueOnBlur
      />
    );
  if (record) return <IdField kind={record} label={label} value={line.value} onChange={set} />;
  if (options)
    return (
      <NativeSelect
        aria-label={label}
        data={[{ value: '', label: '–' }, ...options]}
        value={line.value}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  if (type === 'day')
    return <TextInput type="date" aria-label={label} value={line.value} onChange={(event) => set(event.currentTarget.value)} />;
  if (type === 'number')
    return (
      <TextInput
        aria-label={label}
        inputMode="decimal"
        value={line.value}
        onChange={(event) => set(event.currentTarget.value)}
        {...(line.field === 'recurring_revenue' ? { rightSection: <small>{choices.currency}</small>, rightSectionWidth: 46 } : {})}
      />
    );
  return <Autocomplete aria-label={label} data={suggestionsOf(line.field, choices)} value={line.value} onChange={set} maxLength={300} />;
}

/** Values that accounts have: typed ones are found faster. */
function suggestionsOf(field: string, choices: RuleChoices): string[] {
  if (lastPart(field) === 'plan') return choices.plans;
  return lastPart(field) === 'industry' ? choices.industries : [];
}
