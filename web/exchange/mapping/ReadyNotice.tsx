import { Alert, Anchor } from '@mantine/core';
import { exchangeText as text } from '../exchange.text.ts';
import { useDraft } from './draft.ts';
import type { Wanted } from './draft-start.ts';
import classes from './Mapping.module.css';

/** Says that a ready mapping is used, how far it can be trusted, and which others there are. */
export function ReadyNotice({ onStart }: { onStart: (wanted: Wanted) => void }) {
  const { preview, origin, ready } = useDraft();
  // A mapping that somebody has set or used before is theirs.
  if (preview.ready.length === 0 || origin === 'set' || origin === 'remembered') return null;
  const others = preview.ready.filter((one) => one.id !== ready?.id);
  return (
    <Alert color="gray" variant="light" p="sm" {...(ready ? { title: text.readyTitle(ready.name) } : {})}>
      {ready ? (
        <>
          {text.readyUsed} {ready.testedWith === null ? <strong>{text.readyUntested}</strong> : text.readyTested(ready.testedWith)}{' '}
        </>
      ) : (
        `${text.guessUsed} `
      )}
      <span className={classes.choices}>
        {others.map((one) => (
          <Anchor key={one.id} component="button" type="button" inherit underline="always" onClick={() => onStart(`ready ${one.id}`)}>
            {text.readyOffered(one.name)}
            {one.testedWith === null && ` (${text.untested})`}
          </Anchor>
        ))}
        {ready && (
          <Anchor component="button" type="button" inherit underline="always" onClick={() => onStart('guess')}>
            {text.useGuess}
          </Anchor>
        )}
      </span>
    </Alert>
  );
}
