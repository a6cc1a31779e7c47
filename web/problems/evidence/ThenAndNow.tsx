import type { ReactNode } from 'react';
import type { EvidenceDetail, SnapshotMark } from '../../../contract/problems/evidence.ts';
import { Money } from '../../platform/ui/Value.tsx';
import { evidenceText as text } from './evidence.text.ts';
import classes from './ThenAndNow.module.css';

const nameOf = (names: Readonly<Record<string, string>>, key: string) => names[key] ?? key;
const rolesOf = (roles: readonly { role: string }[]) =>
  [...new Set(roles.map(({ role }) => nameOf(text.roles, role)))].join(', ') || undefined;

interface Line {
  label: string;
  was: ReactNode;
  mark: SnapshotMark;
  now: ReactNode;
  note?: string;
}

const none = <span className={classes.none}>–</span>;

function linesOf(snapshot: NonNullable<EvidenceDetail['snapshot']>, now: EvidenceDetail['now'], hasPerson: boolean): Line[] {
  const { account, roles } = snapshot;
  const lines: Line[] = [];
  if (account) {
    const { stage, plan, revenue } = account;
    lines.push({
      label: text.stage,
      was: stage.value && nameOf(text.stages, stage.value),
      mark: stage.mark,
      now: now.account?.stage && nameOf(text.stages, now.account.stage),
    });
    if (plan.value || now.account?.plan) lines.push({ label: text.plan, was: plan.value, mark: plan.mark, now: now.account?.plan });
    lines.push({
      label: text.revenue,
      was: revenue.yearMinor !== null && <Money amountMinor={revenue.yearMinor} currency={revenue.currency} />,
      mark: revenue.mark,
      now: now.account && now.account.revenueYearMinor !== null && now.account.currency !== null && (
        <Money amountMinor={now.account.revenueYearMinor} currency={now.account.currency} />
      ),
      ...(revenue.unknownCurrencies.length > 0 ? { note: text.notConverted(revenue.unknownCurrencies.join(', ')) } : {}),
    });
  }
  if (hasPerson) lines.push({ label: text.role, was: rolesOf(roles.held), mark: roles.mark, now: rolesOf(now.roles) });
  return lines;
}

/** How the speaker and the account stood when it was said, beside how they stand now. */
export function ThenAndNow({ evidence }: { evidence: Partial<Pick<EvidenceDetail, 'snapshot' | 'now'>> & Pick<EvidenceDetail, 'person'> }) {
  const { snapshot, now } = evidence;
  if (!snapshot || !now) return null;
  const lines = linesOf(snapshot, now, evidence.person !== null);
  if (lines.length === 0) return null;
  return (
    <table className={classes.table}>
      <caption className="sr-only">{text.asOf}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{text.past}</th>
          <th scope="col">{text.now}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row">{line.label}</th>
            <td title={text.marks[line.mark]}>
              {line.mark === 'unknown' ? <span className={classes.none}>{text.markWords.unknown}</span> : line.was || none}
              {line.mark === 'reconstructed' && <small>{text.markWords.reconstructed}</small>}
              {line.note && <small>{line.note}</small>}
            </td>
            <td>{line.now || none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
