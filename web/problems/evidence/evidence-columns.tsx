import type { EvidenceListItem } from '../../../contract/problems/evidence.ts';
import type { Column } from '../../platform/table/column.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { problemsText } from '../problems.text.ts';
import classes from './EvidenceList.module.css';
import { evidenceText as text } from './evidence.text.ts';
import { TriageMark } from './TriageMark.tsx';

/** The server orders by the day it was said and by nothing else. */
export const evidenceColumns: readonly Column<EvidenceListItem>[] = [
  {
    id: 'title',
    header: text.quote,
    value: (row) => row.title,
    cell: (row) => (
      <EntityLink kind="evidence" id={row.id}>
        {row.title}
      </EntityLink>
    ),
    isTitle: true,
    grows: true,
    width: 300,
    canSort: false,
  },
  { id: 'kind', header: text.kind, value: (row) => problemsText.kinds[row.kind], width: 135, canSort: false },
  {
    id: 'person',
    header: text.person,
    value: (row) => row.person?.name,
    ...linked((row) => row.person, 'person'),
    width: 140,
    canSort: false,
  },
  {
    id: 'account',
    header: text.account,
    value: (row) => row.account?.name,
    ...linked((row) => row.account, 'account'),
    width: 150,
    canSort: false,
  },
  {
    id: 'problems',
    header: text.problems,
    value: (row) => row.problems.map((problem) => problem.title).join('; '),
    cell: (row) => <ProblemsOfRow row={row} />,
    width: 230,
    canSort: false,
  },
  {
    id: 'state',
    header: text.triage,
    value: (row) => text.triageStates[row.triage],
    cell: (row) => <TriageMark triage={row.triage} />,
    width: 110,
    canSort: false,
  },
  {
    id: 'said',
    header: text.occurredAt,
    value: (row) => row.occurredAt,
    cell: (row) => <RelativeDate value={row.occurredAt} />,
    width: 120,
  },
  {
    id: 'unnamed',
    header: text.unnamedShort,
    help: text.unnamed,
    value: (row) => row.unnamedPeople,
    cell: (row) =>
      row.unnamedPeople === 0 ? <span className={classes.none}>–</span> : <NumberValue value={row.unnamedPeople} side="consumer" />,
    isNumber: true,
    side: 'consumer',
    width: 100,
    canSort: false,
    isHiddenOnPhone: true,
  },
  {
    id: 'source',
    header: text.source,
    value: (row) => row.source,
    width: 110,
    canSort: false,
    isHiddenAtFirst: true,
    isHiddenOnPhone: true,
  },
  {
    id: 'sentiment',
    header: text.sentiment,
    value: (row) => (row.sentiment === null ? null : text.sentiments[row.sentiment]),
    width: 100,
    canSort: false,
    isHiddenAtFirst: true,
    isHiddenOnPhone: true,
  },
  {
    id: 'tags',
    header: text.tags,
    value: (row) => row.tags.join(', '),
    width: 140,
    canSort: false,
    isHiddenAtFirst: true,
    isHiddenOnPhone: true,
  },
];

function linked(
  of: (row: EvidenceListItem) => { id: string; name: string } | null,
  kind: 'person' | 'account',
): Pick<Column<EvidenceListItem>, 'cell'> {
  return {
    cell: (row) => {
      const named = of(row);
      if (named === null) return <span className={classes.none}>{kind === 'account' && row.accountUnclear ? text.unclear : '–'}</span>;
      return (
        <EntityLink kind={kind} id={named.id}>
          {named.name}
        </EntityLink>
      );
    },
  };
}

function ProblemsOfRow({ row }: { row: EvidenceListItem }) {
  const [first, ...others] = row.problems;
  if (!first) return <span className={classes.none}>–</span>;
  return (
    <>
      <EntityLink kind="problem" id={first.id}>
        {first.title}
      </EntityLink>
      {others.length > 0 && (
        <span className={classes.none} title={others.map((problem) => problem.title).join('\n')}>
          {' '}
          +{others.length}
        </span>
      )}
    </>
  );
}
