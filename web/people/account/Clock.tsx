import type { AccountPageAnswer } from '../../../contract/people/account-page.ts';
import { formatDate } from '../../platform/format.ts';
import { accountText as text } from './account.text.ts';

/** The renewal clock: by when the account decides. */
export function Clock({ clock }: { clock: AccountPageAnswer['clock'] }) {
  const { nextOn, days, passedOn } = clock;
  if (nextOn)
    return (
      <span>
        {formatDate(nextOn)}
        {days !== null && <small style={{ color: 'var(--bf-text-dim)', fontWeight: 400 }}> {text.renewsIn(days)}</small>}
      </span>
    );
  return <span>{passedOn ? text.passed(formatDate(passedOn)) : text.noClock}</span>;
}
