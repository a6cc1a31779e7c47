import { ArrowDown, ArrowUp, CircleAlert, Clock } from 'lucide-react';
import type { RankedProblem, RankingAnswer } from '../../../contract/problems/ranking.ts';
import type { Api } from '../../platform/api.ts';
import { minorPerMajor } from '../../platform/format.ts';
import type { Lens } from '../../platform/lens.ts';
import type { Column } from '../../platform/table/column.ts';
import { Because } from '../../platform/ui/Because.tsx';
import { MarkSign } from '../../platform/ui/MarkSign.tsx';
import { DateText, Money, NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import type { Asked, HrefOf } from '../problem/asked.ts';
import { whyOf, whyPlace } from '../problem/problem.api.ts';
import { problemsText } from '../problems.text.ts';
import { StatusMark } from '../StatusMark.tsx';
import { impactChoices, importanceChoices, reasonChoices } from '../values.ts';
import classes from './RankingPage.module.css';
import { rankingText as text } from './ranking.text.ts';
import { TitleLink } from './TitleLink.tsx';
import type { RankingEdits } from './use-ranking-edits.ts';

interface ColumnSetting {
  api: Api;
  lens: Lens;
  asOf: string | undefined;
  ranking: Pick<RankingAnswer, 'rule' | 'currency' | 'asOf'>;
  /** Places on another day; undefined where nobody compares. */
  placesBefore: ReadonlyMap<string, number | null> | 'loading' | undefined;
  hrefOf: HrefOf;
  stewardNames: ReadonlyMap<string, string>;
  edits: RankingEdits | undefined;
}

const words = text.columns;

/** The columns of the ranking under a lens: money first for business, people first for consumer, both side by side for both. */
export function rankingColumns(setting: ColumnSetting): Column<RankedProblem>[] {
  const { lens } = setting;
  const common = commonColumns(setting);
  const business = lens === 'consumer' ? [] : businessColumns(setting, lens === 'both');
  const consumer = lens === 'business' ? [] : consumerColumns(setting, lens === 'both');
  return [...common.front, ...business, ...consumer, ...common.back];
}

function commonColumns({
  api,
  asOf,
  ranking,
  placesBefore,
  hrefOf,
  stewardNames,
  edits,
}: ColumnSetting): Record<'front' | 'back', Column<RankedProblem>[]> {
  const why = (row: RankedProblem, asked: Exclude<Asked, 'place'>) => whyOf(api, row.id, asked, asOf, hrefOf);
  return {
    front: [
      {
        id: 'rank',
        header: words.rank,
        help: words.rankHelp,
        value: (row) => row.rank,
        cell: (row) => (
          <Because label={words.rankHelp.toLowerCase()} why={whyPlace(row, ranking, hrefOf)}>
            {row.because === 'deadline' && row.rank !== null && (
              <Clock size={12} className={classes.clock} role="img" aria-label={text.byDeadline} />
            )}
            {row.rank ?? '–'}
          </Because>
        ),
        isNumber: true,
        canHide: false,
        width: 66,
      },
      ...(placesBefore
        ? [
            {
              id: 'moved',
              header: words.moved,
              help: words.movedHelp,
              value: (row: RankedProblem) => movedBy(row, placesBefore),
              cell: (row: RankedProblem) => <Moved row={row} placesBefore={placesBefore} />,
              isNumber: true,
              canSort: false,
              canHide: false,
              width: 76,
            },
          ]
        : []),
      {
        id: 'title',
        header: words.title,
        value: (row) => row.title,
        cell: (row) => <TitleLink href={hrefOf('problem', row.id) ?? ''} title={row.title} />,
        isTitle: true,
        grows: true,
        width: 244,
      },
      {
        id: 'status',
        header: words.status,
        value: (row) => problemsText.statuses[row.status],
        cell: (row) => <StatusMark status={row.status} />,
        canSort: false,
        width: 112,
      },
    ],
    back: [
      {
        id: 'effort',
        header: words.effort,
        help: words.effortHelp,
        value: (row) => row.effortPersonWeeks,
        cell: (row) => <NumberValue value={row.effortPersonWeeks} />,
        isNumber: true,
        width: 84,
        ...(edits ? { edit: edits.effort, isEditedFirst: true } : {}),
      },
      {
        id: 'duration',
        header: words.duration,
        help: words.durationHelp,
        value: (row) => row.durationWeeks,
        cell: (row) => <NumberValue value={row.durationWeeks} />,
        isNumber: true,
        canSort: false,
        isHiddenAtFirst: true,
        isHiddenOnPhone: true,
        width: 92,
        ...(edits ? { edit: edits.duration } : {}),
      },
      {
        id: 'evidence',
        header: words.evidence,
        value: (row) => row.evidenceCount,
        cell: (row) => (
          <Because label={words.evidence.toLowerCase()} why={why(row, 'evidence')}>
            <NumberValue value={row.evidenceCount} />
          </Because>
        ),
        isNumber: true,
        isHiddenOnPhone: true,
        width: 98,
      },
      {
        id: 'steward',
        header: words.steward,
        value: (row) => row.stewardIds.map((id) => stewardNames.get(id) ?? id).join(', ') || null,
        canSort: false,
        isHiddenAtFirst: true,
        isHiddenOnPhone: true,
        width: 130,
      },
      {
        id: 'tags',
        header: words.tags,
        value: (row) => row.tags.join(', ') || null,
        canSort: false,
        isHiddenAtFirst: true,
        isHiddenOnPhone: true,
        width: 140,
      },
      {
        id: 'last',
        header: words.last,
        value: (row) => row.lastEvidenceAt,
        cell: (row) => <RelativeDate value={row.lastEvidenceAt} />,
        canSort: false,
        isHiddenAtFirst: true,
        isHiddenOnPhone: true,
        width: 120,
      },
    ],
  };
}

type Places = NonNullable<ColumnSetting['placesBefore']>;

/** Up is a number above zero; null where one of the two places is missing. */
function movedBy(row: RankedProblem, placesBefore: Places): number | null {
  const before = placesBefore === 'loading' ? null : placesBefore.get(row.id);
  return row.rank === null || before == null ? null : before - row.rank;
}

function Moved({ row, placesBefore }: { row: RankedProblem; placesBefore: Places }) {
  const by = movedBy(row, placesBefore);
  if (placesBefore === 'loading') return <span className={classes.place}>…</span>;
  if (by === null) return row.rank === null ? <NumberValue value={null} /> : <span className={classes.place}>{text.newHere}</span>;
  if (by === 0) return <span className={classes.place}>{text.unmoved}</span>;
  const Arrow = by > 0 ? ArrowUp : ArrowDown;
  return (
    <span>
      <Arrow size={12} role="img" aria-label={by > 0 ? text.up : text.down} className={classes.arrow} />
      {Math.abs(by)}
    </span>
  );
}

function businessColumns({ api, asOf, ranking, hrefOf, edits }: ColumnSetting, isBoth: boolean): Column<RankedProblem>[] {
  const { currency } = ranking;
  const minor = minorPerMajor(currency);
  const why = (row: RankedProblem, asked: Exclude<Asked, 'place'>) => whyOf(api, row.id, asked, asOf, hrefOf);
  // Cents of a sum that rests on shares would be a false promise.
  const money = (amount: number | null) => (
    <Money amountMinor={amount === null ? null : (amount < 10 ? amount : Math.round(amount)) * minor} currency={currency} isCompact />
  );
  return [
    {
      id: 'business',
      header: isBoth ? words.businessBoth : words.business,
      help: words.businessHelp,
      value: (row) => row.business.score,
      cell: (row) =>
        row.business.score === null ? (
          <NumberValue value={null} />
        ) : (
          <Because label={words.businessScore} why={why(row, 'score')} side="business">
            {isBoth && <span className={classes.place}>{row.business.rank}. </span>}
            <NumberValue value={row.business.score} digits={row.business.score < 10 ? 1 : 0} />
          </Because>
        ),
      isNumber: true,
      side: 'business',
      width: isBoth ? 116 : 84,
    },
    {
      id: 'cost',
      header: words.cost,
      help: words.costHelp,
      value: (row) => row.business.costPerWeek,
      cell: (row) =>
        row.business.costPerWeek === null ? (
          <NumberValue value={null} />
        ) : (
          <Because label={words.cost.toLowerCase()} why={why(row, 'cost')} side="business">
            {money(row.business.costPerWeek)}
          </Because>
        ),
      isNumber: true,
      side: 'business',
      isHiddenAtFirst: isBoth,
      width: 100,
    },
    {
      id: 'value',
      header: words.value,
      help: words.valueHelp,
      value: (row) => row.business.valueAtStake,
      cell: (row) => (
        <Because label={words.value.toLowerCase()} why={why(row, 'value')} side="business">
          {money(row.business.valueAtStake)}
        </Because>
      ),
      isNumber: true,
      side: 'business',
      isHiddenAtFirst: isBoth,
      width: 86,
    },
    {
      id: 'due',
      header: words.due,
      help: words.dueHelp,
      value: (row) => row.business.nextDueOn,
      cell: (row) => <NextDate row={row} why={why(row, 'date')} />,
      side: 'business',
      width: 130,
    },
    {
      id: 'accounts',
      header: words.accounts,
      help: words.accountsHelp,
      value: (row) => row.business.families,
      cell: (row) => (
        <Because label={words.accounts.toLowerCase()} why={why(row, 'value')} side="business">
          <NumberValue value={row.business.families} />
        </Because>
      ),
      isNumber: true,
      canSort: false,
      side: 'business',
      isHiddenAtFirst: true,
      width: 92,
    },
    {
      id: 'importance',
      header: words.importance,
      help: words.importanceHelp,
      value: (row) => row.business.stance?.importance ?? null,
      cell: ({ business: { stance } }) =>
        stance === null ? (
          <NumberValue value={null} />
        ) : (
          <span title={stance.byTeam > 0 ? text.byTeam(stance.byTeam, stance.families) : undefined}>
            {problemsText.importances[stance.importance]}
            {stance.byTeam > 0 && <MarkSign mark="typed" />}
          </span>
        ),
      csv: (row) => row.business.stance?.importance ?? null,
      canSort: false,
      side: 'business',
      isHiddenAtFirst: isBoth,
      width: 110,
      ...(edits ? { edit: { ...edits.importance, options: importanceChoices } } : {}),
    },
    {
      id: 'reason',
      header: words.reason,
      help: words.reasonHelp,
      value: (row) => reasonWords(row),
      canSort: false,
      side: 'business',
      isHiddenAtFirst: isBoth,
      width: 84,
      ...(edits ? { edit: { ...edits.reason, options: reasonChoices } } : {}),
    },
  ];
}

const reasonWords = ({ business: { stance } }: RankedProblem): string | null =>
  stance === null ? null : stance.reason === 'mixed' ? text.mixed : problemsText.reasons[stance.reason];

function NextDate({ row, why }: { row: RankedProblem; why: ReturnType<typeof whyOf> }) {
  const { nextDueOn, cannotBeMet, passed } = row.business;
  const warning = [cannotBeMet > 0 ? text.cannotBeMet(cannotBeMet) : '', passed > 0 ? text.passed(passed) : ''].filter(Boolean).join('. ');
  if (nextDueOn === null && warning === '') return <DateText value={null} />;
  return (
    <Because label={words.due.toLowerCase()} why={why} side="business">
      <DateText value={nextDueOn} />
      {warning && (
        <span title={warning} className={classes.warning}>
          <CircleAlert size={13} role="img" aria-label={warning} />
        </span>
      )}
    </Because>
  );
}

function consumerColumns({ api, asOf, hrefOf, edits }: ColumnSetting, isBoth: boolean): Column<RankedProblem>[] {
  const why = (row: RankedProblem, asked: Exclude<Asked, 'place'>) => whyOf(api, row.id, asked, asOf, hrefOf);
  return [
    {
      id: 'consumer',
      header: words.consumer,
      help: words.consumerHelp,
      value: (row) => row.consumer.score,
      cell: (row) =>
        row.consumer.score === null ? (
          <NumberValue value={null} />
        ) : (
          <Because label={words.consumer} why={why(row, 'rice')} side="consumer">
            {isBoth && <span className={classes.place}>{row.consumer.rank}. </span>}
            <NumberValue value={row.consumer.score} digits={1} />
          </Because>
        ),
      isNumber: true,
      side: 'consumer',
      width: isBoth ? 106 : 84,
    },
    {
      id: 'reach',
      header: words.reach,
      help: words.reachHelp,
      value: (row) => row.consumer.reach,
      cell: (row) => (
        <Because label={words.reach.toLowerCase()} why={why(row, 'reach')} side="consumer">
          <NumberValue value={row.consumer.reach} {...(row.consumer.reachMeasured ? {} : { unit: text.heard })} />
        </Because>
      ),
      isNumber: true,
      side: 'consumer',
      width: 122,
    },
    {
      id: 'impact',
      header: words.impact,
      help: words.impactHelp,
      value: (row) => row.consumer.impact,
      cell: (row) => <NumberValue value={row.consumer.impact} {...(row.consumer.impactAssumed ? { mark: 'assumed' as const } : {})} />,
      isNumber: true,
      canSort: false,
      side: 'consumer',
      isHiddenOnPhone: true,
      width: 84,
      ...(edits ? { edit: { ...edits.impact, options: impactChoices, clearLabel: text.assumedNot } } : {}),
    },
    {
      id: 'confidence',
      header: words.confidence,
      help: words.confidenceHelp,
      value: (row) => row.consumer.confidence,
      cell: (row) => (
        <Because label={words.confidence.toLowerCase()} why={why(row, 'confidence')} side="consumer">
          <NumberValue value={row.consumer.confidence} isPercent />
        </Because>
      ),
      isNumber: true,
      side: 'consumer',
      isHiddenAtFirst: isBoth,
      isHiddenOnPhone: true,
      width: 116,
    },
  ];
}
