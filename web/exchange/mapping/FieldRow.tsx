import { ActionIcon, Button } from '@mantine/core';
import { Plus, SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { exchangeText as text } from '../exchange.text.ts';
import { anchorOf, useDraft } from './draft.ts';
import classes from './Mapping.module.css';
import { attributeName, fieldOf, guessBehind, missingFields, sourcesOf, suretyOf, withField, withSource } from './mapping-draft.ts';
import { OptionFields } from './OptionFields.tsx';
import { optionWords } from './option-words.ts';
import { ProblemOptions } from './ProblemOptions.tsx';
import { SourceField } from './SourceField.tsx';
import { shownExamples } from './shown-value.ts';

/** Units: sources a field can have, as the contract allows. */
const mostSources = 8;

/** One field of ours: from where, why, what that reads, and how. */
export function FieldRow({ fieldKey }: { fieldKey: string }) {
  const { kind, mapping, setMapping, file, issues } = useDraft();
  const [isOpen, setIsOpen] = useState(false);
  const field = fieldOf(kind, fieldKey);
  if (!field) return null;
  const label = attributeName(fieldKey) ?? field.label;
  const sources = sourcesOf(mapping, fieldKey);
  const mapped = mapping.fields[fieldKey];
  const isEither = missingFields(kind, mapping).some((group) => group.length > 1 && group.some((one) => one.key === fieldKey));
  const examples = mapped ? shownExamples(field, mapped, file) : [];
  const words = sources[0] ? optionWords(field, sources[0]) : [];
  const issue = issues.get(fieldKey);
  const optionsId = `${anchorOf(fieldKey)}-options`;
  return (
    <li id={anchorOf(fieldKey)} className={classes.row} data-empty={sources.length === 0 || undefined}>
      <div className={classes.label}>
        <span className={classes.name}>
          {label}
          {field.required && <span className={classes.mark}> {text.required}</span>}
          {isEither && sources.length === 0 && <span className={classes.mark}> {text.oneOf}</span>}
        </span>
        {field.help && attributeName(fieldKey) === undefined && <span className={classes.quiet}>{field.help}</span>}
      </div>
      <div className={classes.sources}>
        {sources.map((source, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sources have no identity; their order is what counts
          <div key={at}>
            {at > 0 && <span className={classes.quiet}>{text.fallback}</span>}
            <SourceField
              field={field}
              fieldKey={fieldKey}
              label={at === 0 ? label : `${label}, ${text.fallback.toLowerCase()},`}
              source={source}
              onChange={(next) => setMapping(withSource(mapping, fieldKey, at, next))}
            />
          </div>
        ))}
        {sources.length === 0 && (
          <SourceField
            field={field}
            fieldKey={fieldKey}
            label={label}
            source={undefined}
            onChange={(next) => setMapping(withSource(mapping, fieldKey, 0, next))}
          />
        )}
        {issue && (
          <p className={classes.refusal} role="alert">
            {issue}
          </p>
        )}
      </div>
      <div className={classes.reading}>
        {mapped && (
          <>
            <div className={classes.examples}>
              {examples.length === 0 ? (
                <span className={classes.quiet}>{text.noValues}</span>
              ) : (
                examples.map((example) => (
                  <span key={example.text} className={classes.example} data-refused={example.isRefused || undefined}>
                    {example.text}
                  </span>
                ))
              )}
            </div>
            {attributeName(fieldKey) === undefined && <Why fieldKey={fieldKey} />}
            {words.length > 0 && <div className={classes.quiet}>{sentence(words.join(', '))}.</div>}
          </>
        )}
      </div>
      <div className={classes.tools}>
        {mapped && (
          <>
            <ActionIcon
              aria-label={text.options(label)}
              title={text.options(label)}
              aria-expanded={isOpen}
              aria-controls={isOpen ? optionsId : undefined}
              data-on={isOpen || undefined}
              className={classes.tool}
              onClick={() => setIsOpen(!isOpen)}
            >
              <SlidersHorizontal size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={text.clearField(label)}
              title={text.clearField(label)}
              className={classes.tool}
              onClick={() => setMapping(withField(mapping, fieldKey, undefined))}
            >
              <X size={15} aria-hidden />
            </ActionIcon>
          </>
        )}
      </div>
      {field.type === 'problems' && sources[0] && (
        <ProblemOptions fieldKey={fieldKey} source={sources[0]} onChange={(next) => setMapping(withSource(mapping, fieldKey, 0, next))} />
      )}
      {isOpen && mapped && (
        <div className={classes.options} id={optionsId}>
          {sources.map((source, at) => (
            <OptionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: sources have no identity; their order is what counts
              key={at}
              field={field}
              source={source}
              onChange={(next) => setMapping(withSource(mapping, fieldKey, at, next))}
              mapped={at === sources.length - 1 ? mapped : undefined}
              onMapped={(next) => setMapping(withField(mapping, fieldKey, next))}
            />
          ))}
          {sources.length < mostSources && sources.at(-1)?.is !== 'constant' && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<Plus size={13} aria-hidden />}
              style={{ alignSelf: 'start' }}
              ml={-8}
              onClick={() => setMapping(withSource(mapping, fieldKey, sources.length, { is: 'constant', value: '' }))}
            >
              {text.addFallback}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Why this source: the guess and how sure it is, the import it is remembered from, or the member. */
function Why({ fieldKey }: { fieldKey: string }) {
  const { mapping, preview, origin } = useDraft();
  const guess = guessBehind(preview.guess, mapping, fieldKey);
  if (guess) {
    const surety = suretyOf(guess.confidence);
    return (
      <div className={classes.why}>
        <span className={classes.surety} data-surety={surety}>
          <span aria-hidden className={classes.dots}>
            <i />
            <i />
            <i />
          </span>
          {text.surety[surety]}
        </span>
        {guess.reason}
      </div>
    );
  }
  return <div className={classes.why}>{origin === 'remembered' ? text.asBefore : text.yourChoice}</div>;
}
