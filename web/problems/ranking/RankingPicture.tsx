import { useMemo } from 'react';
import type { RankedProblem } from '../../../contract/problems/ranking.ts';
import { Chart } from '../../platform/charts/Chart.tsx';
import type { Lens, LensSide } from '../../platform/lens.ts';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import classes from './RankingPage.module.css';
import { rankingText as text } from './ranking.text.ts';
import { pictureWords, rankingPicture } from './ranking-picture.ts';

interface RankingPictureProps {
  rows: readonly RankedProblem[] | undefined;
  lens: Lens;
  currency: string;
  onSelect: (problemId: string) => void;
}

/** Value against effort as bubbles; what costs much to wait for and little to do stands at the top left. */
export function RankingPicture({ rows, lens, currency, onSelect }: RankingPictureProps) {
  if (rows === undefined) return <LoadingState />;
  const sides: LensSide[] = lens === 'both' ? ['business', 'consumer'] : [lens];
  return (
    <div className={classes.pictures}>
      {sides.map((side) => (
        <SidePicture key={side} side={side} rows={rows} currency={currency} onSelect={onSelect} isAlone={sides.length === 1} />
      ))}
    </div>
  );
}

interface SidePictureProps {
  side: LensSide;
  rows: readonly RankedProblem[];
  currency: string;
  onSelect: (problemId: string) => void;
  isAlone: boolean;
}

function SidePicture({ side, rows, currency, onSelect, isAlone }: SidePictureProps) {
  const picture = useMemo(() => rankingPicture(rows, side, currency), [rows, side, currency]);
  return (
    <Chart
      title={side === 'business' ? text.pictureBusiness : text.pictureConsumer}
      description={pictureWords(picture)}
      picture={picture}
      height={isAlone ? 560 : 380}
      onSelect={onSelect}
    />
  );
}
