import { Alert, Anchor, Button } from '@mantine/core';
import { useState } from 'react';
import type { CsvFormat, RecordKindAnswer } from '../../../contract/exchange/import.ts';
import type { RecordKind } from '../../../contract/exchange/record-kind.ts';
import { formatRelative } from '../../platform/format.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { anchorOf, useDraft } from './draft.ts';
import type { Wanted } from './draft-start.ts';
import { FieldGroups } from './FieldGroups.tsx';
import { FileSection } from './FileSection.tsx';
import classes from './Mapping.module.css';
import { lostColumns, missingFields, openQuestions } from './mapping-draft.ts';
import { Questions } from './Questions.tsx';
import { ReadyNotice } from './ReadyNotice.tsx';
import { RecordPreview } from './RecordPreview.tsx';
import { RowConditions } from './RowConditions.tsx';
import type { SheetFieldProps } from './SheetField.tsx';
import { UnusedColumns } from './UnusedColumns.tsx';

export interface MappingEditorProps {
  kinds: readonly RecordKindAnswer[];
  /** Another kind or format was asked for and is on its way. */
  isStale: boolean;
  onKind: (kind: RecordKind) => void;
  onFormat: (format: Partial<CsvFormat>) => void;
  /** Null where the file is no workbook. */
  sheet: SheetFieldProps | null;
  onStart: (wanted: Wanted) => void;
  dryRun: { start: () => Promise<void>; isBusy: boolean; refusal: string | undefined };
}

/** Left: what the file holds, what is to be decided, and the fields. Right: what a row becomes. Below: what is still missing, and the dry run. */
export function MappingEditor(props: MappingEditorProps) {
  const { preview, origin } = useDraft();
  return (
    <div className={classes.both} data-stale={props.isStale || undefined} aria-busy={props.isStale}>
      <div className={classes.main}>
        <FileSection kinds={props.kinds} sheet={props.sheet} onKind={props.onKind} onFormat={props.onFormat} />
        <ReadyNotice onStart={props.onStart} />
        {preview.remembered && preview.rememberedFrom && origin !== 'set' && (
          <Alert color="gray" variant="light" p="sm" {...(origin === 'remembered' ? { title: text.rememberedTitle } : {})}>
            {origin === 'remembered'
              ? text.remembered(preview.rememberedFrom.fileName, formatRelative(preview.rememberedFrom.createdAt, new Date()))
              : text.guessUsed}{' '}
            <Anchor
              component="button"
              type="button"
              inherit
              underline="always"
              onClick={() => props.onStart(origin === 'remembered' ? 'guess' : 'remembered')}
            >
              {origin === 'remembered' ? text.useGuess : text.useRemembered}
            </Anchor>
          </Alert>
        )}
        <Questions />
        <FieldGroups />
        <UnusedColumns />
        <RowConditions />
      </div>
      <aside className={classes.aside} aria-label={text.preview}>
        <RecordPreview />
      </aside>
      <DryRunBar {...props.dryRun} />
    </div>
  );
}

function DryRunBar({ start, isBusy, refusal }: MappingEditorProps['dryRun']) {
  const { mapping, kind, file, questions, decided } = useDraft();
  const [wasTried, setWasTried] = useState(false);
  const missing = missingFields(kind, mapping);
  const lost = lostColumns(file, mapping);
  const open = openQuestions(questions, mapping, decided).length;
  const needsProduct = kind.byProduct && !mapping.productId;
  const needsSource = mapping.source.trim() === '';
  const isReady = missing.length === 0 && lost.length === 0 && !needsProduct && !needsSource;
  return (
    <div className={classes.bar}>
      <div className={classes.state} role="status">
        {refusal && (
          <p className={classes.refusal}>
            {text.refusedMapping}: {refusal}
          </p>
        )}
        {missing.length > 0 ? (
          <p data-wrong={wasTried || undefined}>
            {text.still}{' '}
            {missing.map((group, index) => (
              <span key={group.map((field) => field.key).join()}>
                {index > 0 && ', '}
                {group.map((field, at) => (
                  <span key={field.key}>
                    {at > 0 && ` ${text.or} `}
                    <Anchor href={`#${anchorOf(field.key)}`} inherit underline="always">
                      {field.label}
                    </Anchor>
                  </span>
                ))}
              </span>
            ))}
            .
          </p>
        ) : lost.length > 0 ? (
          <p data-wrong={wasTried || undefined}>{text.lost(lost.map((column) => `“${column}”`).join(', '))}</p>
        ) : needsProduct || needsSource ? (
          <p data-wrong={wasTried || undefined}>
            <Anchor href={`#${needsProduct ? anchorOf('productId') : anchorOf('source')}`} inherit underline="always">
              {needsProduct ? text.needProduct : text.needSource}
            </Anchor>
          </p>
        ) : (
          <p>{open > 0 ? text.readyOpen(open) : text.ready}</p>
        )}
      </div>
      <Button
        variant="filled"
        loading={isBusy}
        aria-disabled={!isReady || undefined}
        data-waiting={!isReady || undefined}
        onClick={() => {
          setWasTried(true);
          if (isReady) void start();
        }}
      >
        {text.dryRun}
      </Button>
    </div>
  );
}
