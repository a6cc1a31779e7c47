import { ProblemPicker, type ProblemPickerProps } from '../evidence/ProblemPicker.tsx';
import { ValuePicker, type ValuePickerProps } from '../evidence/ValuePicker.tsx';
import { inboxText as text } from './inbox.text.ts';
import { NewProblemDialog, ParkDialog } from './TriageDialogs.tsx';

/** A way out of the inbox that asks something first. */
export type Asking = 'link' | 'new' | 'park';

interface InboxDialogsProps {
  asking: Asking;
  /** How many leave. */
  count: number;
  onClose: () => void;
  suggested: NonNullable<ProblemPickerProps['suggested']>;
  value: ValuePickerProps;
  onPick: ProblemPickerProps['onPick'];
  startTitle: string;
  /** Errors  as the server refuses it. */
  onCreate: (title: string) => Promise<void>;
  /** The same, from the search: it goes on in the other dialog when it is refused. */
  onCreateAtOnce: (title: string) => void;
  onPark: (reason: string) => void;
}

/** What the ways out ask. Loaded when the page rests: a key opens them at once, and the list does not wait for them. */
export function InboxDialogs({ asking, count, onClose, suggested, value, onPick, startTitle, ...on }: InboxDialogsProps) {
  switch (asking) {
    case 'link':
      return (
        <ProblemPicker title={text.linkTitle(count)} onClose={onClose} suggested={suggested} onPick={onPick} onCreate={on.onCreateAtOnce}>
          <ValuePicker {...value} />
        </ProblemPicker>
      );
    case 'new':
      return <NewProblemDialog count={count} startTitle={startTitle} onClose={onClose} onCreate={on.onCreate} />;
    case 'park':
      return <ParkDialog count={count} onClose={onClose} onPark={on.onPark} />;
  }
}
