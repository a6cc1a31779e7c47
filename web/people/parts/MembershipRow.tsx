import type { ReactNode } from 'react';
import type { MembershipAnswer } from '../../../contract/people/membership.ts';
import { useMay } from '../../platform/session/here.ts';
import { accountText as text } from '../account/account.text.ts';
import { ConfirmButton, ObservedMark } from './Observed.tsx';
import { RecordMenu } from './RecordMenu.tsx';
import { Chip, Row } from './Row.tsx';
import { spanWords } from './span.ts';

interface MembershipRowProps {
  membership: MembershipAnswer;
  asOf: string;
  /** The other side of it: the person on an account's page, the account on a person's. */
  lead: ReactNode;
  /** What the other side is called. */
  name: string;
  note?: string | null;
  /** Only observed itself is the page's own side: that is confirmed first. */
  isOwnObserved: boolean;
  onEdit: () => void;
  /** What else can be done while they belong there. */
  action?: ReactNode;
}

/** A person in an account, now or once. */
export function MembershipRow({ membership, asOf, lead, name, note, isOwnObserved, onEdit, action }: MembershipRowProps) {
  const may = useMay();
  const hasLeft = membership.activeTo !== null && membership.activeTo <= asOf;
  const isArchived = membership.archivedAt !== null;
  return (
    <Row
      isDimmed={hasLeft || isArchived}
      title={
        <>
          {lead}
          {membership.title && <span style={{ fontWeight: 400 }}>{membership.title}</span>}
          {hasLeft && <Chip>{text.left}</Chip>}
          {membership.observed && <ObservedMark of="membership" />}
        </>
      }
      note={[note, spanWords(membership.activeFrom, membership.activeTo)].filter(Boolean).join(' · ')}
      end={
        may('edit') && (
          <>
            {membership.observed && !isOwnObserved && !isArchived && (
              <ConfirmButton path={`/memberships/${membership.id}`} name={text.membershipOf(name)} isCompact />
            )}
            {!hasLeft && !isArchived && action}
            <RecordMenu name={text.membershipOf(name)} path={`/memberships/${membership.id}`} isArchived={isArchived} onEdit={onEdit} />
          </>
        )
      }
    />
  );
}
