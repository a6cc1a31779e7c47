import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useApi, useHere } from '../../platform/session/here.ts';
import { accountFinder, personFinder } from '../evidence/evidence.api.ts';
import { evidenceText } from '../evidence/evidence.text.ts';
import { Lookup } from '../evidence/Lookup.tsx';
import { problemsText } from '../problems.text.ts';
import { evidenceKinds } from '../values.ts';
import classes from './CaptureDrawer.module.css';
import { captureText as text } from './capture.text.ts';
import {
  accountOfPerson,
  accountWithoutPerson,
  type CaptureErrors,
  type CaptureValues,
  dayOf,
  type Fact,
  knownKind,
} from './capture-form.ts';

interface FieldsProps {
  values: CaptureValues;
  errors: CaptureErrors;
  set: (change: Partial<CaptureValues>) => void;
}

/** What kind, when, who, for whom. */
export function SpeakerFields({ values, errors, set, canCreate = true }: FieldsProps & { canCreate?: boolean }) {
  const api = useApi();
  const { workspace, may } = useHere();
  const { person, account } = values;
  const choices = person?.accounts ?? [];
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <NativeSelect
          label={text.kind}
          value={values.kind}
          onChange={(event) => set({ kind: knownKind(event.currentTarget.value) })}
          data={evidenceKinds.map((kind) => ({ value: kind, label: problemsText.kinds[kind] }))}
        />
        <TextInput
          type="date"
          label={text.occurredOn}
          value={values.day}
          max={dayOf(new Date())}
          onChange={(event) => set({ day: event.currentTarget.value })}
          error={errors.day}
        />
      </SimpleGrid>
      <Lookup
        label={text.person}
        placeholder={text.personPlaceholder}
        value={person && (person.id === undefined ? { name: `${person.name} (${text.isNew})` } : person)}
        finder={personFinder(api, workspace.id)}
        onChange={(found) =>
          set(found ? { person: found, account: accountOfPerson(found.accounts) } : { person: null, account: accountWithoutPerson(values) })
        }
        {...(canCreate && may('edit')
          ? { create: { label: text.newPerson, onCreate: (name: string) => set({ person: { id: undefined, name, accounts: [] } }) } }
          : {})}
        nothingFound={evidenceText.nobodyFound}
      />
      <div>
        <Lookup
          label={text.account}
          placeholder={text.accountPlaceholder}
          value={account}
          finder={accountFinder(api, workspace.id)}
          onChange={(found) => set({ account: found })}
          nothingFound={evidenceText.noAccountFound}
        />
        {person && account === null && choices.length > 1 && (
          <div className={classes.choices}>
            <span className={classes.hint}>{text.accountAsk(person.name)}</span>
            {choices.map((choice) => (
              <Button key={choice.id} size="compact-sm" onClick={() => set({ account: choice })}>
                {choice.name}
              </Button>
            ))}
          </div>
        )}
      </div>
    </>
  );
}

/** What else may be known: how many more, the mood, facts, where it stands. */
export function MoreFields({ values, errors, set }: FieldsProps) {
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          label={text.unnamed}
          inputMode="numeric"
          placeholder="0"
          value={values.unnamed}
          onChange={(event) => set({ unnamed: event.currentTarget.value })}
          error={errors.unnamed}
        />
        <NativeSelect
          label={text.sentiment}
          value={values.sentiment}
          onChange={(event) => set({ sentiment: event.currentTarget.value })}
          data={[
            { value: '', label: text.noSentiment },
            ...['-2', '-1', '0', '1', '2'].map((value) => ({ value, label: evidenceText.sentiments[value] ?? value })),
          ]}
        />
      </SimpleGrid>
      <FactFields facts={values.facts} error={errors.facts} onChange={(facts) => set({ facts })} />
      <TextInput
        label={text.sourceUrl}
        placeholder="https://"
        inputMode="url"
        value={values.sourceUrl}
        onChange={(event) => set({ sourceUrl: event.currentTarget.value })}
        error={errors.sourceUrl}
      />
      <TextInput
        label={text.tags}
        description={text.tagsHint}
        value={values.tags}
        onChange={(event) => set({ tags: event.currentTarget.value })}
      />
      <TextInput
        label={text.titleLabel}
        description={text.titleHint}
        value={values.title}
        maxLength={300}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
    </>
  );
}

function FactFields({
  facts,
  error,
  onChange,
}: {
  facts: readonly Fact[];
  error: string | undefined;
  onChange: (facts: readonly Fact[]) => void;
}) {
  const change = (at: number, patch: Partial<Fact>) => onChange(facts.map((fact, index) => (index === at ? { ...fact, ...patch } : fact)));
  return (
    <fieldset className={classes.facts}>
      <legend>{text.facts}</legend>
      <p className={classes.hint}>{text.factsHint}</p>
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without a name of their own, changed in place
        <Group key={at} gap="xs" wrap="nowrap">
          <TextInput
            aria-label={`${text.factName} ${at + 1}`}
            placeholder={text.factName}
            value={fact.name}
            maxLength={100}
            onChange={(event) => change(at, { name: event.currentTarget.value })}
            flex={1}
          />
          <TextInput
            aria-label={`${text.factValue} ${at + 1}`}
            placeholder={text.factValue}
            value={fact.value}
            maxLength={2000}
            onChange={(event) => change(at, { value: event.currentTarget.value })}
            flex={1}
          />
          <button
            type="button"
            className={classes.remove}
            aria-label={text.removeFact(at + 1)}
            onClick={() => onChange(facts.filter((_, index) => index !== at))}
          >
            <X size={14} aria-hidden />
          </button>
        </Group>
      ))}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Plus size={13} aria-hidden />}
        onClick={() => onChange([...facts, { name: '', value: '' }])}
      >
        {text.addFact}
      </Button>
    </fieldset>
  );
}
