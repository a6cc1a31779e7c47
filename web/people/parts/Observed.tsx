import { Button, Tooltip } from '@mantine/core';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { peopleKeys } from '../people.api.ts';
import { observedText as text } from './observed.text.ts';
import classes from './parts.module.css';

/** Nobody but a browser has said so. A button, so that keys and fingers reach what it means. */
export const ObservedMark = ({ of }: { of: keyof typeof text.why }) => (
  <Tooltip label={text.why[of]} multiline maw={300} events={{ hover: true, focus: true, touch: true }}>
    <button type="button" className={`${classes.chip} ${classes.observed}`}>
      {text.observed}
    </button>
  </Tooltip>
);

/** A member says that it is so. `path`: `/persons/per_…`, where `confirm` stands below. */
export function ConfirmButton({ path, name, isCompact = false }: { path: string; name: string; isCompact?: boolean }) {
  const api = useApi();
  const confirm = useChange({
    send: () => api.post<unknown>(`${path}/confirm`),
    refresh: () => [peopleKeys.all],
    done: () => text.confirmed(name),
  });
  return (
    <Button
      {...(isCompact ? { size: 'compact-sm' } : {})}
      loading={confirm.isPending}
      onClick={() => confirm.mutate(undefined)}
      aria-label={text.confirmOf(name)}
    >
      {text.confirm}
    </Button>
  );
}
