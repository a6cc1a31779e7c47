import { Button, CopyButton, Loader, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { SourceAnswer } from '../../../contract/analytics/source.ts';
import { useApi } from '../../platform/session/here.ts';
import { CopyField } from '../../platform/ui/CopyField.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import classes from './Sources.module.css';
import { type SnippetName, snippetOf, snippetsOf } from './snippets.ts';
import { liveActivityQuery } from './source.api.ts';
import { sourcesText as text } from './sources.text.ts';

/** The key and the code to paste, and whether something has come in. */
export function SetUp({ source, shownKey }: { source: SourceAnswer; shownKey: string | null }) {
  const api = useApi();
  const { data } = useQuery(liveActivityQuery(api, source.productId));
  const activity = data?.find((one) => one.sourceId === source.id);
  const names = snippetsOf(source.kind);
  const [name, setName] = useState<SnippetName>(names[0] ?? 'curl');
  const code = snippetOf(name, { origin: window.location.origin, key: shownKey ?? `${source.keyStart}…` });
  return (
    <>
      <p className={classes.status} aria-live="polite">
        {activity?.lastEventAt ? (
          <>
            <StatusBadge shape="check" label={text.heard(activity.eventsOfDay)} />
            <span className={classes.quiet}>
              {text.lastEvent}: <RelativeDate value={activity.lastEventAt} />
            </span>
          </>
        ) : (
          <>
            <Loader size="xs" aria-hidden />
            {text.waiting}
          </>
        )}
      </p>
      <p className={classes.kindHint} style={{ marginBottom: 14 }}>
        {text.kindHints[source.kind]}
      </p>
      {shownKey === null ? <p className={classes.quiet}>{text.serverKeyHidden}</p> : <CopyField label={text.keyLabel} value={shownKey} />}
      <div className={classes.snippetHead}>
        <NativeSelect
          aria-label={text.snippet}
          value={name}
          data={names.map((value) => ({ value, label: text.snippets[value] }))}
          onChange={(event) => setName(event.currentTarget.value as SnippetName)}
        />
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button onClick={copy} leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}>
              <span aria-live="polite">{copied ? text.copied : text.copy}</span>
            </Button>
          )}
        </CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard */}
      <section className={classes.code} tabIndex={0} aria-label={text.snippets[name]} style={{ whiteSpace: 'pre' }}>
        {code}
      </section>
    </>
  );
}
