import type { Explanation, FamilyPart } from '../../../contract/problems/explanation.ts';
import type { ProblemAccount } from '../../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';

/** An account that feels the problem: its money, what its people said, what the team says. Money in major units. */
export interface AffectedAccount {
  id: string;
  name: string;
  budget: number | null;
  value: number | null;
  costPerWeek: number | null;
  due: string | null;
  note: FamilyPart['note'];
  people: number;
  evidence: number;
  /** What its people said: the most important value for each reason. */
  voices: readonly { reason: Reason; importance: Importance }[];
  team: { importance: Importance; reason: Reason } | null;
  lastOccurredAt: string | null;
}

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
};

/**
 * Puts the voices of each account beside its money. Money is the family's and stands at its head; an account of the family without
 * money of its own has none here.
 *
 * Shape   the most at stake first, then by what was said.
 */
export function affectedAccounts(accounts: readonly ProblemAccount[], explained: Explanation | undefined): AffectedAccount[] {
  const parts = Map.groupBy(explained?.business.families ?? [], (part) => part.accountId);
  const known = new Set(accounts.map((one) => one.account.id));
  const money = (accountId: string) => {
    const own = parts.get(accountId) ?? [];
    return {
      budget: sum(own.map((part) => part.budget)),
      value: sum(own.map((part) => part.value)),
      costPerWeek: sum(own.map((part) => part.costPerWeek)),
      due: own.flatMap((part) => (part.deadline ? [part.deadline.on] : [])).sort()[0] ?? null,
      note: own.find((part) => part.note !== null)?.note ?? null,
    };
  };
  const heard = accounts.map(
    (one): AffectedAccount => ({
      id: one.account.id,
      name: one.account.name,
      ...money(one.account.id),
      people: one.people,
      evidence: one.evidence,
      voices: one.voices,
      team: one.teamValue,
      lastOccurredAt: one.lastOccurredAt,
    }),
  );
  // The head of a family whose members spoke has the money without a voice of its own.
  const heads = [...parts].flatMap(([id, own]): AffectedAccount[] =>
    known.has(id) || !own[0]
      ? []
      : [{ id, name: own[0].name, ...money(id), people: own[0].people, evidence: 0, voices: [], team: null, lastOccurredAt: null }],
  );
  return [...heard, ...heads].sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || b.evidence - a.evidence || a.name.localeCompare(b.name));
}

/** What the team's word starts from when only one half of it is set. */
export function wordFrom(row: AffectedAccount): { importance: Importance; reason: Reason } {
  if (row.team) return { importance: row.team.importance, reason: row.team.reason };
  const first = [...row.voices].sort((a, b) => b.importance - a.importance)[0];
  return { importance: first?.importance ?? 2, reason: first?.reason ?? 'protect' };
}
