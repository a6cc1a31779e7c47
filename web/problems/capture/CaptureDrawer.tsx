import { Button, Group, NativeSelect, SimpleGrid, Switch, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { ChevronRight, Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { evidenceKinds } from '../../../contract/problems/evidence.ts';
import { recall, remember } from '../../platform/browser-memory.ts';
import type { CaptureProps } from '../../platform/routing/area.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { accountFinder, personFinder, problemFinder } from '../evidence/evidence.api.ts';
import { evidenceText } from '../evidence/evidence.text.ts';
import { Lookup } from '../evidence/Lookup.tsx';
import { ValuePicker } from '../evidence/ValuePicker.tsx';
import { problemsText } from '../problems.text.ts';
import classes from './CaptureDrawer.module.css';
import { captureText as text } from './capture.text.ts';
import {
  accountOfPerson,
  type CaptureErrors,
  type CaptureValues,
  checkCapture,
  dayOf,
  emptyCapture,
  type Fact,
  knownKind,
  nextCapture,
} from './capture-form.ts';
import { useCapture } from './use-capture.ts';

const kindMemory = 'capture.kind';

/** What somebody heard, put down in ten seconds: the words are enough. */
export function CaptureDrawer({ opened, onClose }: CaptureProps) {
  const product = useProduct();
  // Each time it opens it is empty; what was begun and closed is not kept, so that nothing goes to the wrong person.
  const [round, setRound] = useState(0);
  return (
    <Capturing
      key={`${product.id} ${round}`}
      opened={opened}
      onClose={() => {
        onClose();
        setRound((before) => before + 1);
      }}
    />
  );
}

function Capturing({ opened, onClose }: CaptureProps) {
  const api = useApi();
  const product = useProduct();
  const { workspace, may } = useHere();
  const send = useCapture();
  const [values, setValues] = useState<CaptureValues>(() => emptyCapture(new Date(), knownKind(recall(kindMemory, 'interview'))));
  const [errors, setErrors] = useState<CaptureErrors>({});
  const [isMore, setIsMore] = useState(false);
  const [staysOpen, setStaysOpen] = useState(false);
  const words = useRef<HTMLTextAreaElement>(null);
  const set = (change: Partial<CaptureValues>) => {
    setValues((before) => ({ ...before, ...change }));
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in change))));
  };
  const save = async () => {
    const found = checkCapture(values, new Date());
    setErrors(found);
    if (found.unnamed || found.sourceUrl || found.facts) setIsMore(true);
    if (Object.keys(found).length > 0) return false;
    await send(values);
    remember(kindMemory, values.kind);
    if (!staysOpen) return true;
    setValues(nextCapture(values, new Date()));
    words.current?.focus();
    return false;
  };
  const { person, account, problems } = values;
  const choices = person?.accounts ?? [];
  const addProblem = (problem: { id: string | undefined; name: string }) => set({ problems: [...problems, problem] });
  return (
    <FormDrawer opened={opened} onClose={onClose} title={text.title} saveLabel={text.save} onSave={save}>
      <Textarea
        ref={words}
        label={text.body}
        placeholder={text.bodyPlaceholder}
        autosize
        minRows={4}
        maxRows={14}
        value={values.body}
        onChange={(event) => set({ body: event.currentTarget.value })}
        error={errors.body}
        data-autofocus
      />
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
        onChange={(found) => set(found ? { person: found, account: accountOfPerson(found.accounts) } : { person: null })}
        {...(may('edit')
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
      <div>
        {problems.length > 0 && (
          <ul className={classes.problems} aria-label={text.problem}>
            {problems.map((problem) => (
              <li key={problem.name}>
                <span>{problem.id === undefined ? text.newProblem(problem.name) : problem.name}</span>
                <button
                  type="button"
                  aria-label={text.removeProblem(problem.name)}
                  onClick={() => set({ problems: problems.filter((one) => one !== problem) })}
                >
                  <X size={14} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        <Lookup
          label={problems.length === 0 ? text.problem : text.anotherProblem}
          placeholder={problems.length === 0 ? text.problemPlaceholder : ''}
          value={null}
          finder={problemFinder(api, product.id)}
          onChange={(found) => found && addProblem(found)}
          {...(may('edit') ? { create: { label: text.newProblem, onCreate: (name: string) => addProblem({ id: undefined, name }) } } : {})}
          withoutIds={problems.flatMap((problem) => problem.id ?? [])}
          nothingFound={evidenceText.noProblem}
        />
      </div>
      {problems.length > 0 && <ValuePicker importance={values.importance ?? 2} reason={values.reason} assumed={undefined} onChange={set} />}
      <UnstyledButton className={classes.more} aria-expanded={isMore} onClick={() => setIsMore((before) => !before)}>
        <ChevronRight size={14} aria-hidden />
        {isMore ? text.less : text.more}
        {!isMore && <span className={classes.hint}>{text.moreHint}</span>}
      </UnstyledButton>
      {isMore && <MoreFields values={values} errors={errors} set={set} />}
      <Switch label={text.next} checked={staysOpen} onChange={(event) => setStaysOpen(event.currentTarget.checked)} />
    </FormDrawer>
  );
}

interface FieldsProps {
  values: CaptureValues;
  errors: CaptureErrors;
  set: (change: Partial<CaptureValues>) => void;
}

function MoreFields({ values, errors, set }: FieldsProps) {
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

export function FactFields({
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
