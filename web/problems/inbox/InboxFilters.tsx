import { NativeSelect } from '@mantine/core';
import type { InboxCounts } from '../../../contract/problems/inbox.ts';
import { formatNumber } from '../../platform/format.ts';
import { problemsText } from '../problems.text.ts';
import { evidenceKinds } from '../values.ts';
import classes from './InboxFilters.module.css';
import type { InboxFilter } from './inbox.api.ts';
import { inboxText as text } from './inbox.text.ts';

/** What waits, by kind and source, each with its number. */
export function InboxFilters({
  counts,
  filter,
  onChange,
}: {
  counts: InboxCounts | undefined;
  filter: InboxFilter;
  onChange: (patch: InboxFilter) => void;
}) {
  const kinds = evidenceKinds.filter((kind) => (counts?.waitingByKind[kind] ?? 0) > 0 || filter.kind === kind);
  const most = counts?.countedTo ?? 0;
  const words = (count: number) => text.count(formatNumber(count), count >= most);
  const sources = counts?.waitingBySource ?? [];
  const isKnown = filter.source === undefined || sources.some(({ source }) => source === filter.source);
  return (
    <div className={classes.bar}>
      <fieldset className={classes.kinds} aria-label={text.kinds}>
        <Toggle isOn={filter.kind === undefined && !filter.unclear} onClick={() => onChange({ kind: undefined, unclear: undefined })}>
          {text.all} <span>{counts && words(counts.waiting)}</span>
        </Toggle>
        {kinds.map((kind) => (
          <Toggle key={kind} isOn={filter.kind === kind} onClick={() => onChange({ kind: filter.kind === kind ? undefined : kind })}>
            {problemsText.kinds[kind]} <span>{words(counts?.waitingByKind[kind] ?? 0)}</span>
          </Toggle>
        ))}
        {((counts?.unclear ?? 0) > 0 || filter.unclear) && (
          <Toggle isOn={filter.unclear ?? false} onClick={() => onChange({ unclear: filter.unclear ? undefined : true })}>
            {text.unclear} <span>{words(counts?.unclear ?? 0)}</span>
          </Toggle>
        )}
      </fieldset>
      {(sources.length > 1 || filter.source !== undefined) && (
        <NativeSelect
          aria-label={text.source}
          size="xs"
          className={classes.source}
          value={filter.source ?? ''}
          onChange={(event) => onChange({ source: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: text.anySource },
            ...sources.map(({ source, count }) => ({ value: source, label: `${source} (${words(count)})` })),
            ...(isKnown ? [] : [{ value: filter.source ?? '', label: filter.source ?? '' }]),
          ]}
        />
      )}
    </div>
  );
}

function Toggle({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <button type="button" className={classes.toggle} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}
