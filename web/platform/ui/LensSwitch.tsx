import { SegmentedControl } from '@mantine/core';
import { type Lens, lenses } from '../lens.ts';
import classes from './LensSwitch.module.css';
import { uiText as text } from './ui.text.ts';

export interface LensSwitchProps {
  value: Lens;
  onChange: (lens: Lens) => void;
}

/** Business / Consumer / Both, for a hybrid product: `hasChoice && <LensSwitch value={lens} onChange={setLens} />` (`useLens`). */
export function LensSwitch({ value, onChange }: LensSwitchProps) {
  return (
    <SegmentedControl
      aria-label={text.lens}
      value={value}
      onChange={(next) => onChange(next as Lens)}
      data={lenses.map((lens) => ({
        value: lens,
        label: (
          <span className={classes.choice}>
            {lens !== 'consumer' && <i className={classes.dot} data-side="business" aria-hidden />}
            {lens !== 'business' && <i className={classes.dot} data-side="consumer" aria-hidden />}
            {text[lens]}
          </span>
        ),
      }))}
    />
  );
}
