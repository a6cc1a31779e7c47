import type { PolicyAnswer } from '../../../contract/strategy/playbook.ts';
import { EntityAnchor } from '../../platform/ui/EntityLink.tsx';
import classes from '../PlaybookPage.module.css';
import { playbookText as text } from '../playbook.text.ts';

/** Where a default comes from, and whether anybody ever measured it. */
export function PolicySource({ source }: { source: PolicyAnswer['source'] }) {
  const words = `${source.text} (${source.date})`;
  return (
    <span className={classes.source}>
      {text.source}: {source.url === undefined ? words : <EntityAnchor href={source.url}>{words}</EntityAnchor>}
      {source.assumed && `; ${text.assumed}`}
    </span>
  );
}
