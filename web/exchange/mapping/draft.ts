import { createContext, useContext } from 'react';
import type { ImportPreviewAnswer, MappingQuestion, ReadyMappingAnswer, RecordKindAnswer } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import type { KnownSources } from './reference-source.ts';
import type { FileSample } from './source-text.ts';

/** Where the mapping that is being worked on came from. */
export type Origin = 'guess' | 'ready' | 'remembered' | 'set';

/** What every part of the mapping screen works on. */
export interface Draft {
  mapping: Mapping;
  setMapping: (mapping: Mapping) => void;
  kind: RecordKindAnswer;
  file: FileSample;
  /** `guess` is that of the ready mapping where one is used. */
  preview: ImportPreviewAnswer;
  origin: Origin;
  /** The ready mapping that is used. */
  ready: ReadyMappingAnswer | undefined;
  /** What the file leaves open: what the server asks, and whose ids it names. */
  questions: readonly MappingQuestion[];
  knownSources: KnownSources;
  /** Questions that were answered by saying that the guess is right. */
  decided: ReadonlySet<string>;
  decide: (questionId: string | readonly string[], mapping?: Mapping) => void;
  /** Field → why the server refused it. */
  issues: ReadonlyMap<string, string>;
}

export const DraftContext = createContext<Draft | undefined>(undefined);

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('useDraft outside of the mapping screen');
  return draft;
}

/** Where the row of a field stands on the page: questions and refusals lead there. */
export const anchorOf = (key: string): string => `field-${key.replaceAll(/[^\w-]+/g, '-')}`;
