import { Button, Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useApi, useHere } from '../platform/session/here.ts';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { ForbiddenState } from '../platform/ui/ForbiddenState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Page } from '../platform/ui/Page.tsx';
import classes from './Exchange.module.css';
import { exportNounsQuery } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';

/** Settings: everything, taken out. */
export function ExportPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const { data: nouns, error, refetch } = useQuery({ ...exportNounsQuery(api, workspace.id), enabled: may('export') });
  if (!may('export')) {
    return (
      <Page title={text.exportTitle}>
        <ForbiddenState />
      </Page>
    );
  }
  return (
    <Page title={text.exportTitle} lead={text.exportLead} layout="reading">
      <p className={classes.about}>
        {text.exportHow} <Code>bifocal export ./everything</Code>
      </p>
      {nouns ? (
        <ul className={classes.nouns}>
          {nouns.map(({ noun, label, about, columns }) => (
            <li key={noun}>
              <div className={classes.words}>
                <div className={classes.name}>{label}</div>
                <div className={classes.quiet} title={columns.join(', ')}>
                  {about} {text.exportColumns(columns.length)}.
                </div>
              </div>
              <div className={classes.formats}>
                {(['ndjson', 'csv'] as const).map((format) => (
                  <Button
                    key={format}
                    component="a"
                    href={api.href(`/export/${noun}.${format}`)}
                    download
                    size="compact-sm"
                    leftSection={<Download size={13} aria-hidden />}
                    aria-label={text.exportOf(label, format.toUpperCase())}
                  >
                    {format.toUpperCase()}
                  </Button>
                ))}
              </div>
            </li>
          ))}
        </ul>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={12} />
      )}
    </Page>
  );
}
