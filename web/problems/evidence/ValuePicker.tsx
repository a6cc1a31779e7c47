import { SegmentedControl } from '@mantine/core';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { MarkSign } from '../../platform/ui/MarkSign.tsx';
import { problemsText } from '../problems.text.ts';
import { importances, reasons } from '../values.ts';
import { evidenceText as text } from './evidence.text.ts';
import classes from './ValuePicker.module.css';

export interface ValuePickerProps {
  importance: Importance | undefined;
  reason: Reason | undefined;
  /** Held when nothing is chosen; marked so. */
  assumed: { importance: Importance; reason: Reason } | undefined;
  onChange: (wish: { importance?: Importance; reason?: Reason }) => void;
}

/** How much it matters to whoever said it, and why it matters to us. */
export function ValuePicker({ importance, reason, assumed, onChange }: ValuePickerProps) {
  return (
    <div className={classes.both}>
      <Choice label={text.importance} isAssumed={importance === undefined && assumed !== undefined}>
        <SegmentedControl
          aria-label={text.importance}
          value={String(importance ?? assumed?.importance ?? '')}
          onChange={(value) => onChange({ importance: Number(value) as Importance })}
          data={importances.map((value) => ({ value: String(value), label: problemsText.importances[value] }))}
        />
      </Choice>
      <Choice label={text.reason} isAssumed={reason === undefined && assumed !== undefined}>
        <SegmentedControl
          aria-label={text.reason}
          value={reason ?? assumed?.reason ?? ''}
          onChange={(value) => onChange({ reason: value as Reason })}
          data={reasons.map((value) => ({ value, label: problemsText.reasons[value] }))}
        />
      </Choice>
    </div>
  );
}

function Choice({ label, isAssumed, children }: { label: string; isAssumed: boolean; children: React.ReactNode }) {
  return (
    <div className={classes.choice}>
      <span className={classes.label}>
        {label}
        {isAssumed && <MarkSign mark="assumed" />}
      </span>
      {children}
    </div>
  );
}
