import type { SessionProduct } from '../api.ts';
import type { LensSide } from '../lens.ts';
import classes from './LensChip.module.css';
import { uiText as text } from './ui.text.ts';

/** Says in a word and a hue to which side something belongs. */
export function LensChip({ side, label }: { side: LensSide; label?: string }) {
  return (
    <span className={classes.chip} data-side={side}>
      {label ?? text[side]}
    </span>
  );
}

/** The business model of a product. */
export function ModelChip({ model }: { model: SessionProduct['businessModel'] }) {
  return (
    <span
      className={classes.chip}
      data-side={model === 'b2b' ? 'business' : model === 'b2c' ? 'consumer' : 'both'}
      title={text.modelMeans[model]}
    >
      {model === 'hybrid' && (
        <span className={classes.dots} aria-hidden>
          <i data-side="business" />
          <i data-side="consumer" />
        </span>
      )}
      {text.models[model]}
    </span>
  );
}
