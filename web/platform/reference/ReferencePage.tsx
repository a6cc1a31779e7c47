import { Button, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { BookOpen, ChevronRight, Download, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { api } from '../api.ts';
import { useSearchPatch } from '../filters.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Page } from '../ui/Page.tsx';
import { type Chapter, chaptersOf, type Description, type Operation, type Schema } from './description.ts';
import { OperationDetail } from './OperationDetail.tsx';
import classes from './Reference.module.css';
import { referenceText as text } from './reference.text.ts';

const descriptionQuery = queryOptions({
  queryKey: ['api-description'],
  queryFn: ({ signal }) => api.get<Description>('/openapi.json', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Settings: every request that a script may make, built from the description that the server checks by. */
export function ReferencePage() {
  const { data, error, refetch } = useQuery(descriptionQuery);
  const { open } = useSearch({ strict: false }) as { open?: string };
  const patch = useSearchPatch();
  const [words, setWords] = useState('');
  const asked = useDeferredValue(words);
  const chapters = useMemo(() => (data ? chaptersOf(data, asked) : []), [data, asked]);
  const count = chapters.reduce((sum, chapter) => sum + chapter.operations.length, 0);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <Button component="a" href={api.href('/openapi.json')} download leftSection={<Download size={14} aria-hidden />}>
          {text.download}
        </Button>
      }
      toolbar={
        <div className={classes.toolbar}>
          <TextInput
            aria-label={text.search}
            placeholder={text.searchHint}
            leftSection={<Search size={14} aria-hidden />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            className={classes.search}
          />
          <span className={classes.dim} role="status">
            {data && text.found(count)}
          </span>
        </div>
      }
    >
      {data ? (
        <div className={classes.page}>
          <ChapterLinks chapters={chapters} />
          <div className={classes.chapters}>
            {asked === '' && <Rules description={data.info.description} />}
            {chapters.map((chapter) => (
              <ChapterSection
                key={chapter.name}
                chapter={chapter}
                schemas={data.components.schemas}
                open={open}
                onOpen={(id) => patch({ open: id })}
              />
            ))}
            {chapters.length === 0 && (
              <EmptyState icon={BookOpen} title={text.nothingTitle}>
                {text.nothing}
              </EmptyState>
            )}
          </div>
        </div>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState lines={12} />
      )}
    </Page>
  );
}

const anchorOf = (name: string) => `api-${name.toLowerCase().replaceAll(/\W+/g, '-')}`;

function ChapterLinks({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <nav className={classes.links} aria-label={text.title}>
      {chapters.map((chapter) => (
        <a key={chapter.name} href={`#${anchorOf(chapter.name)}`}>
          {chapter.name}
        </a>
      ))}
    </nav>
  );
}

function Rules({ description }: { description: string }) {
  return (
    <section className={classes.chapter}>
      <h2>{text.rules}</h2>
      <ul className={classes.rules}>
        {description.split(/(?<=\.) /).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

interface ChapterSectionProps {
  chapter: Chapter;
  schemas: Readonly<Record<string, Schema>>;
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

function ChapterSection({ chapter, schemas, open, onOpen }: ChapterSectionProps) {
  return (
    <section className={classes.chapter} id={anchorOf(chapter.name)}>
      <h2>{chapter.name}</h2>
      <p className={classes.dim}>{chapter.description}</p>
      <ul className={classes.operations}>
        {chapter.operations.map((operation) => (
          <OperationLine
            key={operation.id}
            operation={operation}
            schemas={schemas}
            isOpen={operation.id === open}
            onToggle={() => onOpen(operation.id === open ? undefined : operation.id)}
          />
        ))}
      </ul>
    </section>
  );
}

interface OperationLineProps {
  operation: Operation;
  schemas: Readonly<Record<string, Schema>>;
  isOpen: boolean;
  onToggle: () => void;
}

function OperationLine({ operation, schemas, isOpen, onToggle }: OperationLineProps) {
  const id = `operation-${operation.id}`;
  // A link leads to one of two hundred lines.
  useEffect(() => {
    if (isOpen) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, id]);
  return (
    <li id={id}>
      <button type="button" className={classes.line} aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight size={14} aria-hidden className={classes.chevron} />
        <code className={classes.method}>{operation.method}</code>
        <code className={classes.path}>{operation.shortPath}</code>
        <span className={classes.summary}>{operation.summary}</span>
      </button>
      {isOpen && <OperationDetail operation={operation} schemas={schemas} />}
    </li>
  );
}
