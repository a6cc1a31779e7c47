import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportAnswer, MappingQuestion } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import { recall, remember } from '../../platform/browser-memory.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { type AskedPreview, kindsQuery, previewQuery, recentImportsQuery } from '../exchange.api.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { type Draft, DraftContext } from './draft.ts';
import { issuesByField, startOf, type Wanted } from './draft-start.ts';
import { FormatFields } from './FormatSection.tsx';
import classes from './Mapping.module.css';
import { MappingEditor } from './MappingEditor.tsx';
import { questionId } from './mapping-draft.ts';
import { knownSources, referenceQuestions } from './reference-source.ts';
import { saidRows } from './row-conditions.ts';
import { useDryRun } from './use-dry-run.ts';
import { useSheet } from './use-sheet.ts';

interface Stored {
  key: string;
  mapping: Mapping;
  origin: Draft['origin'];
  decided: readonly string[];
}

const memory = 'import-draft';

/** The columns: where each of our fields gets its value. The work survives a reload of the page; the server has it with the dry run. */
export function MappingStep({ one }: { one: ImportAnswer }) {
  const { workspace, product } = useHere();
  const api = useApi();
  const [asked, setAsked] = useState<AskedPreview>({});
  const [wants, setWants] = useState<Wanted>('best');
  const [stored, setStored] = useState<Stored | undefined>(() => {
    const left = recall<(Stored & { importId: string }) | null>(memory, null);
    return left?.importId === one.id ? left : undefined;
  });
  const kinds = useQuery(kindsQuery(api));
  const preview = useQuery({ ...previewQuery(api, workspace.id, one.id, asked), enabled: one.hasFile });
  const recent = useQuery(recentImportsQuery(api, workspace.id));
  const dryRun = useDryRun(one.id);
  const sheet = useSheet(one.id, () => {
    setStored(undefined);
    setAsked({});
    setWants('best');
  });

  const error = preview.error ?? kinds.error;
  if (!one.hasFile) return <p className={classes.quiet}>{text.fileGone}</p>;
  if (error) {
    return (
      <>
        <ErrorState error={error} onRetry={() => void (preview.error ? preview.refetch() : kinds.refetch())} />
        {preview.error && (
          <div className={classes.card}>
            <h2 className={classes.cardTitle}>{text.readOtherwise}</h2>
            <FormatFields format={asked.format ?? {}} onChange={(format) => setAsked({ ...asked, format })} />
          </div>
        )}
      </>
    );
  }
  if (!preview.data || !kinds.data) return <LoadingState lines={10} label={text.reading} />;

  const start = startOf(preview.data, wants, stored ? carriedOf(stored.mapping) : { productId: one.productId ?? product?.id ?? null });
  const { ready } = start;
  const data = ready ? { ...preview.data, guess: ready.guess } : preview.data;
  const key = [data.guess.mapping.kind, JSON.stringify(data.format), wants].join('|');
  const current: Stored =
    stored?.key === key
      ? stored
      : {
          key,
          mapping: start.mapping,
          origin: start.origin,
          decided: isNew(start.origin) ? [] : data.guess.questions.filter(wasDecidedBefore).map(questionId),
        };
  const kind = kinds.data.find((candidate) => candidate.kind === current.mapping.kind);
  if (!kind) return <ErrorState error={new Error(current.mapping.kind)} />;
  const store = (patch: Partial<Stored>) => {
    const next = { ...current, ...patch };
    setStored(next);
    remember(memory, { ...next, importId: one.id });
  };
  const known = knownSources((recent.data ?? []).filter((other) => other.id !== one.id));
  const draft: Draft = {
    mapping: current.mapping,
    setMapping: (mapping) => {
      dryRun.forget();
      store({ mapping });
    },
    kind,
    file: { columns: data.columns, rows: data.sample },
    preview: data,
    origin: current.origin,
    ready,
    questions: [...data.guess.questions, ...referenceQuestions(kind, current.mapping, known)],
    knownSources: known,
    decided: new Set(current.decided),
    decide: (ids, mapping) => store({ decided: [...current.decided, ...[ids].flat()], ...(mapping ? { mapping } : {}) }),
    issues: issuesByField(dryRun.issues),
  };
  return (
    <DraftContext value={draft}>
      <MappingEditor
        kinds={kinds.data}
        isStale={preview.isPlaceholderData || sheet.isBusy}
        sheet={
          one.workbook && {
            workbook: one.workbook,
            isBusy: sheet.isBusy,
            refusal: sheet.refusal,
            onChoose: (name) => void sheet.choose(name),
          }
        }
        onKind={(wanted) => {
          setStored(current);
          setWants('guess');
          setAsked({ ...asked, kind: wanted });
        }}
        onFormat={(format) => {
          setStored(current);
          setAsked({ ...asked, format });
        }}
        onStart={(wanted) => {
          setStored(undefined);
          setAsked({ ...asked, ...(wanted === 'remembered' && data.remembered ? { kind: data.remembered.kind } : {}) });
          setWants(wanted);
        }}
        dryRun={{
          isBusy: dryRun.isBusy,
          refusal: dryRun.refusal,
          start: () => dryRun.start({ format: data.format, mapping: saidRows(current.mapping) }),
        }}
      />
    </DraftContext>
  );
}

const isNew = (origin: Draft['origin']) => origin === 'guess' || origin === 'ready';

/** A mapping that was used once says which day is meant and which sign is decimal; words of a new file may still be unknown. */
const wasDecidedBefore = (question: MappingQuestion) => question.code !== 'choice_unknown' && question.code !== 'currency_missing';

const carriedOf = ({ source, productId, mode }: Mapping) => ({ source, mode, ...(productId === undefined ? {} : { productId }) });
