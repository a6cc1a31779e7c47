import { Button } from '@mantine/core';
import { PencilLine } from 'lucide-react';
import type { PolicyAnswer } from '../../../contract/strategy/playbook.ts';
import type { BusinessModel } from '../../../contract/strategy/product.ts';
import { formatDate } from '../../platform/format.ts';
import classes from '../PlaybookPage.module.css';
import { playbookText as text } from '../playbook.text.ts';
import { PolicyFigure } from './PolicyFigure.tsx';
import type { Cell } from './playbook-cells.ts';
import { isDrawn, leadOf, restOf } from './policy-lead.ts';

export interface PolicyAnswerCellProps {
  policy: PolicyAnswer;
  model: BusinessModel;
  current: BusinessModel;
  cell: Cell;
  /** Undefined where nobody may override, or this reader may not. */
  onOverride?: (() => void) | undefined;
}

/** What a policy answers under one business model, and who decided it when it was not the playbook. */
export function PolicyAnswerCell({ policy, model, current, cell, onOverride }: PolicyAnswerCellProps) {
  if (cell.kind === 'silent') return <span className={classes.quiet}>{text.silent}</span>;
  if (cell.kind === 'same') return <span className={classes.quiet}>{text.same(cell.as)}</span>;
  const lead = leadOf(policy.key, cell.value);
  const rest = restOf(lead, cell.words);
  const { override } = cell;
  const isIgnored = model === current && policy.overrides[model]?.ignored;
  return (
    <>
      {lead !== null && <p className={classes.leadWord}>{lead}</p>}
      {isDrawn(policy.key) ? (
        <PolicyFigure policyKey={policy.key} value={cell.value} />
      ) : (
        rest !== '' && <p className={classes.words}>{rest}</p>
      )}
      {override && (
        <div className={classes.decided}>
          <p className={classes.decidedHead}>{model === current ? text.overridden : text.rests(model)}</p>
          <p>{override.reason}</p>
          <p className={classes.quiet}>{text.overriddenBy(override.memberName, formatDate(override.setAt))}</p>
          <p className={classes.quiet}>{text.byDefault(policy.defaults[model].words)}</p>
        </div>
      )}
      {isIgnored && <p className={classes.decided}>{text.ignored}</p>}
      {onOverride && (
        <Button
          className={classes.do}
          size="compact-sm"
          variant="subtle"
          leftSection={<PencilLine size={13} aria-hidden />}
          aria-label={override ? text.changeOf(policy.title) : text.overrideOf(policy.title)}
          onClick={onOverride}
        >
          {override ? text.change : text.override}
        </Button>
      )}
    </>
  );
}
