import type { PolicyValue } from '../../../contract/playbook/index.ts';
import { formatNumber, formatPercent } from '../../platform/format.ts';
import { playbookText as text } from '../playbook.text.ts';
import classes from './PolicyFigure.module.css';

/** A value that is more than a word or a number, drawn to be compared. The server has checked its shape. */
export function PolicyFigure({ policyKey, value }: { policyKey: string; value: unknown }) {
  switch (policyKey) {
    case 'problems.importanceWeights':
      return <ImportanceBars shares={value as PolicyValue<'problems.importanceWeights'>} format={(weight) => formatNumber(weight)} />;
    case 'problems.churnShares':
      return <ImportanceBars shares={value as PolicyValue<'problems.churnShares'>} format={(share) => formatPercent(share, 1)} />;
    case 'people.dealStageProbabilities':
      return <StageBars value={value as PolicyValue<'people.dealStageProbabilities'>} />;
    case 'problems.confidence':
      return <ConfidenceTable value={value as PolicyValue<'problems.confidence'>} />;
    case 'releases.notice':
      return <NoticeTable rows={value as PolicyValue<'releases.notice'>} />;
    default:
      return null;
  }
}

function Bars({ bars }: { bars: readonly { label: string; share: number; figure: string }[] }) {
  return (
    <dl className={classes.bars}>
      {bars.map((bar) => (
        <div key={bar.label}>
          <dt>{bar.label}</dt>
          <dd className={classes.track} aria-hidden>
            <div className={classes.fill} style={{ display: 'block', width: `${bar.share * 100}%` }} />
          </dd>
          <dd className={classes.number}>{bar.figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function ImportanceBars({ shares, format }: { shares: readonly number[]; format: (share: number) => string }) {
  return <Bars bars={shares.map((share, importance) => ({ label: text.importances[importance] ?? '', share, figure: format(share) }))} />;
}

function StageBars({ value }: { value: PolicyValue<'people.dealStageProbabilities'> }) {
  const stages = [...value.stages, { stage: text.otherStages, probability: value.otherwise }];
  return (
    <Bars bars={stages.map(({ stage, probability }) => ({ label: stage, share: probability, figure: formatPercent(probability, 1) }))} />
  );
}

const hearings = Object.keys(text.hearings) as (keyof typeof text.hearings)[];

function ConfidenceTable({ value }: { value: PolicyValue<'problems.confidence'> }) {
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.evidence}</th>
            <th scope="col" className={classes.end}>
              {text.heard}
            </th>
            <th scope="col" className={classes.end}>
              {text.measured}
            </th>
          </tr>
        </thead>
        <tbody>
          {hearings.map((hearing) => (
            <tr key={hearing}>
              <th scope="row">{text.hearings[hearing]}</th>
              <td className={classes.end}>{formatPercent(value.heard[hearing], 1)}</td>
              <td className={classes.end}>{formatPercent(value.measured[hearing], 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.under}>{text.manyIs(value.manyPeople)}</p>
    </>
  );
}

function NoticeTable({ rows }: { rows: PolicyValue<'releases.notice'> }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{text.changeClass}</th>
          <th scope="col" className={classes.end}>
            {text.noticeDays}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.class}>
            <th scope="row">
              {row.class}
              {row.apiNoticeDays !== undefined && <span style={{ color: 'var(--bf-text-dim)' }}> ({text.apiDays(row.apiNoticeDays)})</span>}
            </th>
            <td className={classes.end}>{row.noticeDays === 0 ? text.atOnce : text.days(formatNumber(row.noticeDays), row.noticeDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
