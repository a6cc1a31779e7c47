import { Button, Checkbox, Input } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { webhookNouns } from '../../../contract/exchange/webhook.ts';
import classes from './Webhooks.module.css';
import { webhookText as text } from './webhook.text.ts';

type Noun = (typeof webhookNouns)[number];

const isAll = (value: readonly string[]) => value.includes('*');

/** Which events an address is told of: all, those of a noun, or single ones. */
export function EventChoice(props: { value: readonly string[]; onChange: (value: string[]) => void; error?: React.ReactNode }) {
  const { value, onChange, error } = props;
  return (
    <Input.Wrapper role="group" aria-label={text.events} labelElement="div" label={text.events} description={text.eventsHint} error={error}>
      <ul className={classes.nouns}>
        <li className={classes.noun}>
          <Checkbox
            size="xs"
            checked={isAll(value)}
            onChange={(event) => onChange(event.currentTarget.checked ? ['*'] : [])}
            label={text.everything}
            description={text.everythingMeans}
          />
        </li>
        {!isAll(value) && webhookNouns.map((noun) => <NounLine key={noun.noun} noun={noun} value={value} onChange={onChange} />)}
      </ul>
    </Input.Wrapper>
  );
}

function NounLine({ noun, value, onChange }: { noun: Noun; value: readonly string[]; onChange: (value: string[]) => void }) {
  const events = noun.events as readonly string[];
  const chosen = events.filter((event) => value.includes(event));
  const [isOpen, setIsOpen] = useState(chosen.length > 0 && chosen.length < events.length);
  const others = value.filter((event) => !events.includes(event));
  return (
    <li className={classes.noun}>
      <div className={classes.nounLine}>
        <Checkbox
          size="xs"
          checked={chosen.length === events.length}
          indeterminate={chosen.length > 0 && chosen.length < events.length}
          onChange={() => onChange(chosen.length === events.length ? others : [...others, ...events])}
          label={noun.label}
          description={noun.means}
        />
        <Button
          size="compact-xs"
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={text.chooseOf(noun.label)}
          rightSection={<ChevronDown size={13} aria-hidden style={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text.some(chosen.length, events.length)}
        </Button>
      </div>
      {isOpen && (
        <div className={classes.single}>
          {events.map((event) => (
            <Checkbox
              key={event}
              size="xs"
              checked={chosen.includes(event)}
              onChange={() => onChange(chosen.includes(event) ? value.filter((one) => one !== event) : [...value, event])}
              label={event}
            />
          ))}
        </div>
      )}
    </li>
  );
}
