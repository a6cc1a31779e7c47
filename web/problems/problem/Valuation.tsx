import type { ReactNode } from 'react';
import type { Explanation } from '../../../contract/problems/explanation.ts';
import { formatNumber, minorPerMajor } from '../../platform/format.ts';
import type { LensSide } from '../../platform/lens.ts';
import { Because } from '../../platform/ui/Because.tsx';
import type { Mark } from '../../platform/ui/because.ts';
import { LensChip } from '../../platform/ui/LensChip.tsx';
import { Money, NumberValue } from '../../platform/ui/Value.tsx';
import type { Asked, HrefOf } from './asked.ts';
import { chainOf } from './because-chain.ts';
import { problemText as text } from './problem.text.ts';
import classes from './Valuation.module.css';

interface ValuationProps {
  explained: Explanation;
  hrefOf: HrefOf;
  /** Which side decides; both in a hybrid product. */
  first: LensSide;
}

/** A problem's worth through both lenses, side by side; every number opens what it follows from. */
export function Valuation({ explained, hrefOf, first }: ValuationProps) {
  const sides: LensSide[] = first === 'business' ? ['business', 'consumer'] : ['consumer', 'business'];
  return (
    <div className={classes.sides}>
      {sides.map((side) =>
        side === 'business' ? (
          <BusinessCard key={side} explained={explained} hrefOf={hrefOf} />
        ) : (
          <ConsumerCard key={side} explained={explained} hrefOf={hrefOf} />
        ),
      )}
    </div>
  );
}

interface CardProps {
  explained: Explanation;
  hrefOf: HrefOf;
}

function BusinessCard({ explained, hrefOf }: CardProps) {
  const { business, currency } = explained;
  const minor = minorPerMajor(currency);
  const why = (asked: Exclude<Asked, 'place'>) => chainOf(asked, explained, hrefOf);
  const passed = new Set(business.families.flatMap((part) => part.passed.map((fact) => fact.id))).size;
  const unmet = business.families.filter((part) => part.note === 'cannot be met').length;
  return (
    <section className={classes.card} data-side="business" aria-label={text.business}>
      <div className={classes.head}>
        <LensChip side="business" />
        <Because label={text.score} why={why('score')} side="business">
          <span className={classes.score} data-none={business.score === null || undefined}>
            {business.score === null ? text.notEstimated : formatNumber(business.score)}
          </span>
        </Because>
      </div>
      <dl className={classes.facts}>
        <Fact label={text.costPerWeek}>
          {business.costPerWeek === null ? (
            <NumberValue value={null} />
          ) : (
            <Because label={text.costPerWeek} why={why('cost')} side="business">
              <Money amountMinor={business.costPerWeek * minor} currency={currency} />
            </Because>
          )}
        </Fact>
        <Fact label={text.atStake}>
          <Because label={text.atStake} why={why('value')} side="business">
            <Money amountMinor={business.valueAtStake * minor} currency={currency} />
          </Because>
        </Fact>
        <Fact label={text.weeks}>
          <NumberValue value={business.weeks} digits={1} {...markOf(business.weeksFrom === 'duration' ? 'typed' : 'measured')} />
        </Fact>
        <Fact label={text.accounts}>
          <Because label={text.accounts} why={why('value')} side="business">
            <NumberValue value={business.familyCount} />
          </Because>
        </Fact>
      </dl>
      <Notes
        notes={[
          ...(explained.isOpen ? [] : [text.notOpen]),
          ...(explained.isOpen && business.score === null && business.familyCount > 0 ? [text.giveEffort] : []),
          ...(business.unknownCurrencies.length > 0 ? [text.withoutRate(business.unknownCurrencies.join(', '))] : []),
          ...(unmet > 0 ? [text.cannotBeMet(unmet)] : []),
          ...(passed > 0 ? [text.passedDates(passed)] : []),
        ]}
      />
    </section>
  );
}

function ConsumerCard({ explained, hrefOf }: CardProps) {
  const { consumer } = explained;
  const why = (asked: Exclude<Asked, 'place'>) => chainOf(asked, explained, hrefOf);
  return (
    <section className={classes.card} data-side="consumer" aria-label={text.consumer}>
      <div className={classes.head}>
        <LensChip side="consumer" />
        <Because label={text.rice} why={why('rice')} side="consumer">
          <span className={classes.score} data-none={consumer.score === null || undefined}>
            {consumer.score === null ? text.notEstimated : formatNumber(consumer.score, { digits: 1 })}
          </span>
        </Because>
      </div>
      <dl className={classes.facts}>
        <Fact label={text.reach}>
          <Because label={text.reach} why={why('reach')} side="consumer">
            <NumberValue value={consumer.reach} {...(consumer.reachSource === 'heard' ? { unit: text.heard } : {})} />
          </Because>
        </Fact>
        <Fact label={text.impact}>
          <NumberValue value={consumer.impact} {...markOf(consumer.impactAssumed ? 'assumed' : 'typed')} />
        </Fact>
        <Fact label={text.confidence}>
          <Because label={text.confidence} why={why('confidence')} side="consumer">
            <NumberValue value={consumer.confidence} isPercent />
          </Because>
        </Fact>
        <Fact label={text.effort}>
          <NumberValue value={consumer.effortPersonMonths} unit={text.personMonths} />
        </Fact>
      </dl>
      <Notes notes={explained.isOpen && consumer.score === null && consumer.reach > 0 ? [text.giveEffort] : []} />
    </section>
  );
}

const markOf = (mark: Mark) => (mark === 'measured' ? {} : { mark });

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const Notes = ({ notes }: { notes: readonly string[] }) =>
  notes.length === 0 ? null : <p className={classes.note}>{notes.join(' · ')}</p>;

/** A score for short lines. */
export const scoreWords = (score: number | null, side: LensSide): string =>
  score === null ? text.notEstimated : formatNumber(score, side === 'consumer' ? { digits: 1 } : {});
