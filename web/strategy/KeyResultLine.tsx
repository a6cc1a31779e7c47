import { Button } from '@mantine/core';
import { useState } from 'react';
import type { KeyResultAnswer } from '../../contract/strategy/key-result.ts';
import { formatNumber, formatPercent } from '../platform/format.ts';
import { useMay } from '../platform/session/here.ts';
import { NumberValue } from '../platform/ui/Value.tsx';
import { FiguresDrawer } from './FiguresDrawer.tsx';
import { KeyResultDrawer } from './KeyResultDrawer.tsx';
import { MeasuredBy } from './MeasuredBy.tsx';
import { paceOf } from './pace.ts';
import { RecordMenu } from './RecordMenu.tsx';
import classes from './StrategyPage.module.css';
import { strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { useArchive } from './use-archive.ts';

export interface KeyResultLineProps {
  keyResult: KeyResultAnswer;
  productId: string;
  /** Share of the objective's time that is over. */
  elapsed: number;
}

/** The way from baseline to target, how far it is gone, and where the time is. */
export function KeyResultLine({ keyResult, productId, elapsed }: KeyResultLineProps) {
  const may = useMay();
  const [opened, setOpened] = useState<'edit' | 'figures'>();
  const archive = useArchive(`/key-results/${keyResult.id}`, {
    refresh: [strategyKeys.objectives(productId)],
    done: text.keyResultArchived(keyResult.name),
    restored: text.keyResultSaved,
  });
  const { progress, current, unit } = keyResult;
  const pace = paceOf(progress, elapsed);
  const share = Math.min(1, Math.max(0, progress ?? 0));
  const close = () => setOpened(undefined);
  const words = `${progress === null ? '' : `${formatPercent(progress)}, `}${text.paces[pace]}; ${text.elapsed(formatPercent(elapsed))}`;
  return (
    <li className={classes.result}>
      <div>
        <div className={classes.resultName}>{keyResult.name}</div>
        {keyResult.definition && <div className={classes.dim}>{keyResult.definition}</div>}
        {keyResult.metric && <MeasuredBy metric={keyResult.metric} />}
      </div>
      <div className={classes.bar}>
        {/* biome-ignore lint/a11y/useSemanticElements: browsers draw their own meter, in colours that mean something else here */}
        <div
          className={classes.track}
          role="meter"
          aria-label={text.progressOf(keyResult.name)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
          aria-valuetext={words}
        >
          <div className={classes.fill} data-pace={pace} style={{ width: `${share * 100}%` }} />
          <i className={classes.now} style={{ left: `${elapsed * 100}%` }} title={text.timeMark} />
        </div>
        <div className={classes.scale}>
          <span>{formatNumber(keyResult.baseline)}</span>
          <span>
            {formatNumber(keyResult.target)} {unit}
          </span>
        </div>
      </div>
      <div className={classes.current}>
        {current ? <NumberValue value={current.value} unit={unit} mark={current.source} /> : null}
        <div className={classes.pace}>
          {progress !== null && `${formatPercent(progress)}, `}
          {text.paces[pace]}
        </div>
      </div>
      <div className={classes.end}>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpened('figures')} aria-label={`${text.figuresOf(keyResult.name)}`}>
          {text.figures}
        </Button>
        {may('decide') && <RecordMenu name={keyResult.name} onEdit={() => setOpened('edit')} onArchive={() => archive.mutate('archive')} />}
      </div>
      {opened === 'edit' && (
        <KeyResultDrawer productId={productId} objectiveId={keyResult.objectiveId} keyResult={keyResult} onClose={close} />
      )}
      {opened === 'figures' && (
        <FiguresDrawer
          subject={{ kind: 'key_result', id: keyResult.id }}
          name={keyResult.name}
          unit={unit}
          productId={productId}
          onClose={close}
        />
      )}
    </li>
  );
}
