import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Building2, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import classes from './Sample.module.css';
import { SampleProgress } from './SampleProgress.tsx';
import { sampleKeys, startSample } from './sample.api.ts';
import { sampleText as text } from './sample.text.ts';

/** In a workspace without products: the other two ways to begin. */
export function SampleBegin() {
  const { workspace, may } = useHere();
  const api = useApi();
  const [loading, setLoading] = useState<string>();
  const start = useChange({
    send: async () => setLoading((await startSample(api, {})).workspaceId),
    refresh: () => [sampleKeys.list],
  });
  if (!may('administer') && !may('import')) return null;
  return (
    <section className={classes.begin} aria-labelledby="other-ways">
      <h2 id="other-ways" className={classes.heading}>
        {text.otherWays}
      </h2>
      <p className={classes.quiet}>{text.otherWaysLead}</p>
      {loading ? (
        <SampleProgress workspaceId={loading} onGone={() => setLoading(undefined)} />
      ) : (
        <div className={classes.ways}>
          {may('administer') && (
            <UnstyledButton className={classes.way} disabled={start.isPending} onClick={() => start.mutate(undefined)}>
              <Building2 size={18} strokeWidth={1.6} aria-hidden />
              <span className={classes.name}>{text.load}</span>
              <span className={classes.quiet}>{text.loadAbout}</span>
            </UnstyledButton>
          )}
          {may('import') && (
            <UnstyledButton component={Link} to={`/w/${workspace.id}/imports/new`} className={classes.way}>
              <FileUp size={18} strokeWidth={1.6} aria-hidden />
              <span className={classes.name}>{text.importFiles}</span>
              <span className={classes.quiet}>{text.importAbout}</span>
            </UnstyledButton>
          )}
        </div>
      )}
    </section>
  );
}
