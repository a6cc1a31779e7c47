import { Button, FileButton, Text } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import classes from './FileDrop.module.css';
import { refuseFile } from './file-check.ts';
import { uiText as text } from './ui.text.ts';

export interface FileDropProps {
  /** What file is wanted ("A CSV file of accounts"). */
  label: string;
  /** Endings, `['.csv']`. */
  kinds: readonly string[];
  mostBytes: number;
  onFile: (file: File) => void;
  isBusy?: boolean;
}

/** Takes one file, by dialog or by dropping it. */
export function FileDrop({ label, kinds, mostBytes, onFile, isBusy = false }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const take = (file: File | null | undefined) => {
    if (!file) return;
    const why = refuseFile(file, kinds, mostBytes);
    setRefusal(why);
    if (why === undefined) onFile(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <FileUp size={22} strokeWidth={1.5} aria-hidden />
      <Text size="sm">{label}</Text>
      <div className={classes.choose}>
        <FileButton onChange={take} accept={kinds.join(',')} inputProps={{ 'aria-label': label }}>
          {(props) => (
            <Button {...props} loading={isBusy} variant="filled">
              {text.fileChoose}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" visibleFrom="sm">
          {text.fileDrop}
        </Text>
      </div>
      {refusal && (
        <Text size="sm" c="var(--bf-danger)" role="alert">
          {refusal}
        </Text>
      )}
    </div>
  );
}
