import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ProblemDetail, ProblemPerson } from '../../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { minorPerMajor } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { Because } from '../../platform/ui/Because.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { DateText, Money, NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { problemKeys } from '../problems.api.ts';
import { problemsText } from '../problems.text.ts';
import { importanceChoices, reasonChoices } from '../values.ts';
import { type AffectedAccount, affectedAccounts, wordFrom } from './affected.ts';
import type { HrefOf } from './asked.ts';
import { accountChain } from './because-chain.ts';
import classes from './ProblemPage.module.css';
import { accountsOfProblemQuery, explanationQuery, peopleOfProblemQuery } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';
import { useHrefOf } from './use-href-of.ts';

interface AffectedSectionProps {
  problem: ProblemDetail;
  canChange: boolean;
  asOf: string | undefined;
}

/** Who feels it: accounts by their money, people by name; and the team's word on an account. */
export function AffectedSection({ problem, canChange, asOf }: AffectedSectionProps) {
  const api = useApi();
  const hrefOf = useHrefOf();
  const accounts = useQuery(accountsOfProblemQuery(api, problem.id));
  const people = useQuery(peopleOfProblemQuery(api, problem.id));
  const { data: explained } = useQuery(explanationQuery(api, problem.id, asOf));
  const team = useTeamWord(problem);
  const rows = useMemo(() => (accounts.data ? affectedAccounts(accounts.data.items, explained) : undefined), [accounts.data, explained]);
  const currency = explained?.currency ?? 'EUR';
  const { setWord, takeBack } = team;
  const accountColumns = useMemo(
    () =>
      columnsOfAccounts({
        currency,
        hrefOf,
        explained,
        setWord: canChange ? setWord : undefined,
        takeBack: canChange ? takeBack : undefined,
      }),
    [currency, hrefOf, explained, canChange, setWord, takeBack],
  );
  const incomplete = (accounts.data && !accounts.data.complete) || (people.data && !people.data.complete);
  return (
    <Section title={text.affected} note={incomplete ? text.incomplete : undefined}>
      <DataTable
        name="problem.accounts"
        label={text.accountsTitle}
        columns={accountColumns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
        empty={<p className={classes.noRows}>{text.accountsEmpty}</p>}
        height={420}
        csvName={`${problem.title} accounts`}
      />
      <h3 className={classes.sub}>{text.peopleTitle}</h3>
      <DataTable
        name="problem.people"
        label={text.peopleTitle}
        columns={personColumns}
        rows={people.data?.items}
        rowId={(row) => row.person.id}
        rowName={(row) => row.person.name}
        error={people.error}
        onRetry={() => void people.refetch()}
        empty={
          <p className={classes.noRows}>
            {problem.counts.unnamedPeople > 0 ? text.unnamed(problem.counts.unnamedPeople) : text.peopleEmpty}
          </p>
        }
        height={420}
        csvName={`${problem.title} people`}
      />
    </Section>
  );
}

type Word = { importance: Importance; reason: Reason };

/** The team's word on what the problem means to an account; it stands before what its people said. */
function useTeamWord(problem: ProblemDetail) {
  const api = useApi();
  const path = `/products/${problem.productId}/team-values` as const;
  const remove = (row: AffectedAccount) => api.post(`${path}/remove`, { items: [{ problemId: problem.id, accountId: row.id }] });
  const put = (row: AffectedAccount, word: Word) => api.put(path, { items: [{ problemId: problem.id, accountId: row.id, ...word }] });
  const back = (row: AffectedAccount) => (row.team ? put(row, { importance: row.team.importance, reason: row.team.reason }) : remove(row));
  const set = useChange({
    send: ({ row, word }: { row: AffectedAccount; word: Word }) => put(row, word),
    refresh: () => [problemKeys.all],
    done: () => text.teamSet,
    undo: ({ row }) => back(row),
  });
  const take = useChange({
    send: (row: AffectedAccount) => remove(row),
    refresh: () => [problemKeys.all],
    done: () => text.teamTaken,
    undo: (row) => back(row),
  });
  const { mutateAsync } = set;
  const { mutateAsync: takeBack } = take;
  return useMemo(
    () => ({
      setWord: (row: AffectedAccount, change: Partial<Word>) => mutateAsync({ row, word: { ...wordFrom(row), ...change } }),
      takeBack: (row: AffectedAccount) => takeBack(row),
    }),
    [mutateAsync, takeBack],
  );
}

interface AccountColumnSetting {
  currency: string;
  hrefOf: HrefOf;
  explained: Parameters<typeof accountChain>[1] | undefined;
  setWord: ((row: AffectedAccount, change: Partial<Word>) => Promise<unknown>) | undefined;
  takeBack: ((row: AffectedAccount) => Promise<unknown>) | undefined;
}

function columnsOfAccounts({ currency, hrefOf, explained, setWord, takeBack }: AccountColumnSetting): Column<AffectedAccount>[] {
  const minor = minorPerMajor(currency);
  const money = (amount: number | null) => (
    <Money amountMinor={amount === null ? null : (amount < 10 ? amount : Math.round(amount)) * minor} currency={currency} isCompact />
  );
  const because = (row: AffectedAccount, amount: number | null) =>
    amount === null || !explained ? (
      money(amount)
    ) : (
      <Because label={row.name} why={accountChain(row.id, explained, hrefOf)} side="business">
        {money(amount)}
      </Because>
    );
  return [
    {
      id: 'name',
      header: text.account,
      value: (row) => row.name,
      cell: (row) => (
        <EntityLink kind="account" id={row.id}>
          {row.name}
        </EntityLink>
      ),
      isTitle: true,
      grows: true,
      width: 150,
    },
    {
      id: 'budget',
      header: text.budget,
      value: (row) => row.budget,
      cell: (row) => because(row, row.budget),
      isNumber: true,
      side: 'business',
      width: 140,
    },
    {
      id: 'value',
      header: text.value,
      value: (row) => row.value,
      cell: (row) => because(row, row.value),
      isNumber: true,
      side: 'business',
      width: 88,
    },
    {
      id: 'due',
      header: text.nextDate,
      value: (row) => row.due,
      cell: (row) => <DateText value={row.due} />,
      side: 'business',
      width: 108,
    },
    {
      id: 'says',
      header: text.says,
      value: (row) =>
        row.voices
          .map((voice) => `${problemsText.importances[voice.importance]}, ${problemsText.reasons[voice.reason].toLowerCase()}`)
          .join(' · ') || null,
      width: 150,
    },
    {
      id: 'importance',
      header: text.teamImportance,
      value: (row) => row.team?.importance ?? null,
      cell: (row) => (row.team ? problemsText.importances[row.team.importance] : <NumberValue value={null} />),
      width: 136,
      ...(setWord
        ? {
            edit: {
              kind: 'select' as const,
              value: (row: AffectedAccount) => (row.team ? String(row.team.importance) : null),
              options: importanceChoices,
              clearLabel: text.takeBack,
              save: (row: AffectedAccount, importance: string | null) =>
                importance === null
                  ? (takeBack?.(row) ?? Promise.resolve())
                  : setWord(row, { importance: Number(importance) as Importance }),
            },
          }
        : {}),
    },
    {
      id: 'reason',
      header: text.teamReason,
      value: (row) => (row.team ? problemsText.reasons[row.team.reason] : null),
      width: 108,
      ...(setWord
        ? {
            edit: {
              kind: 'select' as const,
              value: (row: AffectedAccount) => row.team?.reason ?? null,
              options: reasonChoices,
              clearLabel: text.takeBack,
              save: (row: AffectedAccount, reason: string | null) =>
                reason === null ? (takeBack?.(row) ?? Promise.resolve()) : setWord(row, { reason: reason as Reason }),
            },
          }
        : {}),
    },
    { id: 'evidence', header: text.pieceCount, value: (row) => row.evidence, isNumber: true, isHiddenAtFirst: true, width: 88 },
    {
      id: 'last',
      header: text.lastHeard,
      value: (row) => row.lastOccurredAt,
      cell: (row) => <RelativeDate value={row.lastOccurredAt} />,
      isHiddenAtFirst: true,
      isHiddenOnPhone: true,
      width: 132,
    },
  ];
}

const personColumns: Column<ProblemPerson>[] = [
  {
    id: 'name',
    header: text.person,
    value: (row) => row.person.name,
    cell: (row) => (
      <EntityLink kind="person" id={row.person.id}>
        {row.person.name}
      </EntityLink>
    ),
    isTitle: true,
    grows: true,
    width: 160,
  },
  { id: 'role', header: text.role, value: (row) => row.roles.map((role) => role.replaceAll('_', ' ')).join(', ') || null, width: 150 },
  { id: 'accounts', header: text.accountsTitle, value: (row) => row.accounts.map((one) => one.name).join(', ') || null, width: 160 },
  {
    id: 'importance',
    header: text.importance,
    value: (row) => row.importance,
    cell: (row) => problemsText.importances[row.importance],
    width: 116,
  },
  { id: 'reason', header: text.reason, value: (row) => problemsText.reasons[row.reason], width: 92 },
  { id: 'evidence', header: text.pieceCount, value: (row) => row.evidence, isNumber: true, width: 98 },
  {
    id: 'last',
    header: text.lastHeard,
    value: (row) => row.lastOccurredAt,
    cell: (row) => <RelativeDate value={row.lastOccurredAt} />,
    isHiddenOnPhone: true,
    width: 132,
  },
];
