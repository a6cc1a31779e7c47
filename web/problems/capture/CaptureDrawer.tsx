import { Switch, Textarea, UnstyledButton } from '@mantine/core';
import { ChevronRight, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { recall, remember } from '../../platform/browser-memory.ts';
import type { CaptureProps } from '../../platform/routing/area.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemFinder } from '../evidence/evidence.api.ts';
import { evidenceText } from '../evidence/evidence.text.ts';
import { Lookup } from '../evidence/Lookup.tsx';
import { ValuePicker } from '../evidence/ValuePicker.tsx';
import classes from './CaptureDrawer.module.css';
import { MoreFields, SpeakerFields } from './CaptureFields.tsx';
import { captureText as text } from './capture.text.ts';
import { type CaptureErrors, type CaptureValues, checkCapture, emptyCapture, knownKind, nextCapture } from './capture-form.ts';
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
  const may = useMay();
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
    const { personId } = await send(values);
    remember(kindMemory, values.kind);
    if (!staysOpen) return true;
    setValues(nextCapture(values, personId, new Date()));
    words.current?.focus();
    return false;
  };
  const { problems } = values;
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
      <SpeakerFields values={values} errors={errors} set={set} />
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
