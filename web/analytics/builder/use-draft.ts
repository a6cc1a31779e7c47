import { useCallback, useMemo, useRef, useState } from 'react';
import type { Question } from '../../../contract/analytics/question.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { type Checked, check, isSameQuestion, lean } from '../question/question-draft.ts';
import type { Asked } from './question-link.ts';
import { useAskedHiding } from './use-asked.ts';

export interface Draft {
  /** As it is being edited; may be incomplete. */
  draft: Question;
  checked: Checked;
  change: (draft: Question) => void;
  /** Cells of fewer people or accounts are not shown; 0 shows all. */
  hideUnder: number;
  hide: (under: number) => void;
  revert: () => void;
  isChanged: boolean;
}

/**
 * The question that is being written. What can be asked of it stands in the link, so that a reload, the back button and a colleague see
 * the same; what is half typed does not.
 */
export function useDraft(asked: Asked | undefined, kept: Question, keptHiding = 0): Draft {
  const hideUnder = useAskedHiding() ?? keptHiding;
  const patch = useSearchPatch();
  const [draft, setDraft] = useState<Question>(() => check(asked).question ?? kept);
  const linkedNow = JSON.stringify(asked);
  const written = useRef(linkedNow);
  // Somebody went back, or opened another link of this page.
  if (linkedNow !== written.current) {
    written.current = linkedNow;
    const linked = asked === undefined ? kept : check(asked).question;
    const ours = check(draft).question;
    if (linked && !(ours && isSameQuestion(ours, linked))) setDraft(linked);
  }
  const checked = useMemo(() => check(draft), [draft]);
  const change = useCallback(
    (next: Question) => {
      setDraft(next);
      const { question } = check(next);
      if (question) patch({ ask: isSameQuestion(question, kept) ? undefined : lean(question) });
    },
    [patch, kept],
  );
  const revert = useCallback(() => {
    setDraft(kept);
    patch({ ask: undefined, hide: undefined });
  }, [patch, kept]);
  const hide = useCallback((under: number) => patch({ hide: under === keptHiding ? undefined : under }), [patch, keptHiding]);
  const isChanged = checked.question !== undefined && (hideUnder !== keptHiding || !isSameQuestion(checked.question, kept));
  return { draft, checked, change, hideUnder, hide, revert, isChanged };
}
